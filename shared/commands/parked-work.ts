import type { Parked, Resolution } from '../domain/history.ts';
import type { User } from '../domain/people.ts';
import type { CommandContext } from './command.ts';

/** Parked work is settled by who did it, their team lead, a manager or an admin. For everybody else it does not exist. */
export const maySettle = (parked: Parked, person: User | undefined, { userId, role, teamId }: CommandContext): boolean =>
  parked.userId === userId ||
  role === 'manager' ||
  role === 'admin' ||
  (role === 'teamLead' && teamId !== null && person?.teamId === teamId);

/** The row as it stays in the log: the command whole, and what became of it. */
export const settled = (parked: Parked, as: Resolution, context: CommandContext, reason = ''): Parked => ({
  ...parked,
  state: 'resolved',
  resolvedAt: context.now,
  resolution: as,
  resolvedById: context.userId,
  resolutionNote: reason,
});
