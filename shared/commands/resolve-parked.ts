import { z } from 'zod';
import { id, text } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { maySettle, settled } from './parked-work.ts';

/** Somebody has settled what was parked: taken note of, done in another way, or discarded with a reason. It stays in the log, whole. */
export const resolveParked = defineCommand({
  name: 'resolveParked',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'salesperson', 'admin'],
  args: z.object({ parkedId: id, as: z.enum(['seen', 'changed', 'discarded']).default('seen'), reason: text.default('') }),
  leadIds: () => [],
  load: (args) => ({ parked: one('parked', args.parkedId) }),
  loadMore: ({ parked }) => ({ person: one('users', parked?.userId) }),
  apply: ({ parked, person }, { as, reason }, context) => {
    if (!parked || !maySettle(parked, person, context)) return refuse('notFound', { what: 'parked' });
    if (as === 'discarded' && reason.trim() === '') return refuse('reasonMissing');
    return { puts: parked.state === 'resolved' ? [] : [put('parked', settled(parked, as, context, reason.trim()))] };
  },
});
