import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { maySettle, settled } from './parked-work.ts';

/**
 * Tries what was parked once more, as the person who did it. Only the server can say whether it fits now: a desktop takes it off the list
 * at once, and gets it back with the new reason should it not fit still.
 */
export const retryParked = defineCommand({
  name: 'retryParked',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'salesperson', 'admin'],
  args: z.object({ parkedId: id }),
  leadIds: () => [],
  load: (args) => ({ parked: one('parked', args.parkedId) }),
  loadMore: ({ parked }) => ({ person: one('users', parked?.userId) }),
  apply: ({ parked, person }, _args, context) => {
    if (!parked || !maySettle(parked, person, context)) return refuse('notFound', { what: 'parked' });
    return { puts: parked.state === 'resolved' ? [] : [put('parked', settled(parked, 'tried', context))] };
  },
});
