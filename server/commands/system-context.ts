import type { CommandContext } from '../../shared/commands/command.ts';
import { systemId } from '../../shared/domain/people.ts';

/** In whose name the server carries out by itself what the center's rules say; `commandId` names this one step. */
export const systemContext = (commandId: string, now: number): CommandContext => ({
  commandId,
  now,
  userId: systemId,
  role: 'admin',
  teamId: null,
  id: (suffix) => `${commandId}.${suffix}`,
});
