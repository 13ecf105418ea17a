import { z } from 'zod';
import { id } from '../domain/fields.ts';
import type { Parked } from '../domain/history.ts';
import { defineCommand, many, one, put, refuse } from './command.ts';
import { maySettle, settled } from './parked-work.ts';

/**
 * Gives what was parked to another person to settle, mostly to who has the lead now. They get it whole, with who did it; the person who
 * gave it keeps it in their log.
 */
export const giveParked = defineCommand({
  name: 'giveParked',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ parkedId: id, toId: id }),
  leadIds: () => [],
  load: (args) => ({ parked: one('parked', args.parkedId), receiver: one('users', args.toId) }),
  loadMore: ({ parked }) => ({ people: many('users', parked ? [parked.userId] : []) }),
  apply: ({ parked, receiver, people }, args, context) => {
    if (!parked || !maySettle(parked, people[0], context)) return refuse('notFound', { what: 'parked' });
    if (!receiver?.isActive) return refuse('noSuchRep', { userId: args.toId });
    if (parked.state === 'resolved' || receiver.id === parked.userId) return { puts: [] };
    const given: Parked = { ...parked, id: context.id('given'), userId: receiver.id, doneById: parked.doneById ?? parked.userId };
    return { puts: [put('parked', given), put('parked', settled(parked, 'given', context, receiver.name))] };
  },
});
