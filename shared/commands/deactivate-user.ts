import { z } from 'zod';
import type { Absence } from '../domain/absence.ts';
import { id, line } from '../domain/fields.ts';
import { defineCommand, many, one, put, refuse, where } from './command.ts';

/**
 * Somebody leaves the center: they can sign in no more, and the server gives everything of theirs to those named here, or to the pool;
 * so it does with whatever comes back to them later. What they still send is kept for their team lead.
 */
export const deactivateUser = defineCommand({
  name: 'deactivateUser',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({ absenceId: id, userId: id, toIds: z.array(id).max(50), reason: line }),
  leadIds: () => [],
  load: ({ userId, toIds }) => ({
    user: one('users', userId),
    receivers: many('users', toIds),
    absences: where('absences', 'userId', [userId]),
  }),
  apply: ({ user, receivers, absences }, { absenceId, userId, toIds, reason }, context) => {
    if (!user) return refuse('notFound', { what: 'user' });
    // Nobody locks themselves out, and only an admin an admin.
    if (userId === context.userId || (user.role === 'admin' && context.role !== 'admin'))
      return refuse('notAllowed', { role: context.role });
    const missing = toIds.find((each) => !receivers.some((one) => one.id === each && one.isActive && each !== userId));
    if (missing) return refuse('noSuchRep', { userId: missing });
    const leaving: Absence = {
      id: absenceId,
      userId,
      kind: 'leaving',
      startsAt: context.now,
      endsAt: null,
      reason,
      scope: 'all',
      toIds,
      comesBack: false,
      state: 'running',
      plannedById: context.userId,
      plannedAt: context.now,
      moveId: null,
      untilBackIds: [],
      moved: 0,
      returned: 0,
    };
    const ended = absences
      .filter((each) => each.state === 'planned' || each.state === 'running')
      .map((each) => put('absences', { ...each, state: each.state === 'planned' ? 'cancelled' : 'over' }));
    return { puts: [...ended, put('users', { ...user, isActive: false }), put('absences', leaving)] };
  },
});
