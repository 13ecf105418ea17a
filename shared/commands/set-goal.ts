import { z } from 'zod';
import { count, id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { mayLead } from './plan-absence.ts';

/** What one rep is to reach in a day. */
export const setGoal = defineCommand({
  name: 'setGoal',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ userId: id, calls: count, reached: count, qsos: count }),
  leadIds: () => [],
  load: ({ userId }) => ({ user: one('users', userId) }),
  apply: ({ user }, { userId, ...goals }, context) => {
    if (!user) return refuse('noSuchRep', { userId });
    if (!mayLead(user, context)) return refuse('notAllowed', { role: context.role });
    return { puts: [put('goals', { id: userId, ...goals, setById: context.userId, setAt: context.now })] };
  },
});
