import type { OutboxEntry } from '../../data/db.ts';
import { useWhereabouts } from '../../data/lead-whereabouts.ts';
import { useWords } from '../../words/words.tsx';

/** Says what a command was: "Note on Ana Keller", also of a lead that has left. Presence, which nobody thinks of as work, is named too. */
export const useCommandWords = (): ((entry: Pick<OutboxEntry, 'name' | 'leadIds'>) => string) => {
  const words = useWords().syncStatus;
  const whereabouts = useWhereabouts();
  return ({ name, leadIds }) => {
    const first = whereabouts(leadIds[0] ?? null).name ?? words.someLead;
    const of = words.leadsAndMore(first, Math.max(0, leadIds.length - 1));
    const say = Object.hasOwn(words.commands, name) ? words.commands[name as keyof typeof words.commands] : undefined;
    return say ? say(of) : words.otherCommand(name);
  };
};
