import type { ServerAction } from '../../../../shared/protocol/audit.ts';
import { useWords } from '../../../words/words.tsx';

/** Says what a command was; `of`: its leads. Without them, what kind of thing it does. */
export const useActionWords = (): ((name: string, of?: string) => string) => {
  const { syncStatus, audit } = useWords();
  return (name, of = audit.someLead) => {
    if (Object.hasOwn(audit.server, name)) return audit.server[name as ServerAction];
    const say = Object.hasOwn(syncStatus.commands, name) ? syncStatus.commands[name as keyof typeof syncStatus.commands] : undefined;
    return say ? say(of) : syncStatus.otherCommand(name);
  };
};
