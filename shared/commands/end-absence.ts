import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { mayLead } from './plan-absence.ts';

/** Calls an absence off before it begins, or ends it now: what went away comes back, if that was agreed. */
export const endAbsence = defineCommand({
  name: 'endAbsence',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ absenceId: id }),
  leadIds: () => [],
  load: ({ absenceId }) => ({ absence: one('absences', absenceId) }),
  loadMore: ({ absence }) => ({ user: one('users', absence?.userId) }),
  apply: ({ absence, user }, _args, context) => {
    if (!absence || !user) return refuse('notFound', { what: 'absence' });
    if (!mayLead(user, context)) return refuse('notAllowed', { role: context.role });
    const isPlanned = absence.state === 'planned';
    if (isPlanned && absence.untilBackIds.length === 0) return { puts: [put('absences', { ...absence, state: 'cancelled' })] };
    if (!(isPlanned || absence.state === 'running') || absence.kind === 'leaving') return { puts: [] };
    // Leads that have gone until then come back as from one that has begun.
    const startsAt = Math.min(absence.startsAt, context.now);
    return { puts: [put('absences', { ...absence, state: 'running', startsAt, endsAt: Math.max(context.now, startsAt + 1) })] };
  },
});
