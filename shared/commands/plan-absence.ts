import { z } from 'zod';
import { type Absence, absenceScopes } from '../domain/absence.ts';
import { id, instant, line } from '../domain/fields.ts';
import type { User } from '../domain/people.ts';
import { type CommandContext, defineCommand, many, one, put, refuse } from './command.ts';

/** Says when a rep is away and what becomes of their queue. The server carries it out when the time comes. */
export const planAbsence = defineCommand({
  name: 'planAbsence',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    absenceId: id,
    userId: id,
    startsAt: instant,
    endsAt: instant,
    reason: line,
    scope: z.enum(absenceScopes),
    toIds: z.array(id).max(50),
    comesBack: z.boolean(),
  }),
  leadIds: () => [],
  load: ({ absenceId, userId, toIds }) => ({
    user: one('users', userId),
    standing: one('absences', absenceId),
    receivers: many('users', toIds),
  }),
  apply: ({ user, standing, receivers }, { absenceId, ...args }, context) => {
    if (!user?.isActive || user.role !== 'rep') return refuse('noSuchRep', { userId: args.userId });
    if (!mayLead(user, context)) return refuse('notAllowed', { role: context.role });
    const missing = args.toIds.find((each) => !receivers.some((one) => one.id === each && one.isActive && each !== args.userId));
    if (missing) return refuse('noSuchRep', { userId: missing });
    if (args.endsAt <= args.startsAt) return refuse('absenceFaulty');
    // One that has begun is changed by ending it.
    if (standing && (standing.state !== 'planned' || standing.untilBackIds.length > 0)) return refuse('absenceFaulty');
    const planned: Absence = {
      id: absenceId,
      ...args,
      kind: 'absence',
      state: 'planned',
      plannedById: context.userId,
      plannedAt: context.now,
      moveId: null,
      untilBackIds: [],
      moved: 0,
      returned: 0,
    };
    return { puts: [put('absences', planned)] };
  },
});

/** A team lead decides for the team, managers and admins for everybody. */
export const mayLead = (user: Pick<User, 'teamId'>, { role, teamId }: Pick<CommandContext, 'role' | 'teamId'>): boolean =>
  role === 'manager' || role === 'admin' || (role === 'teamLead' && user.teamId === teamId);
