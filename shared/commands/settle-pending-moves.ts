import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { noPending } from '../domain/lease.ts';
import { defineCommand, many, put, where } from './command.ts';
import { endCheckout, receiversOf } from './end-checkout.ts';

/**
 * The team lead does not wait for the desktop that has the leads: forced, they move now and say that they may have been called;
 * withdrawn, they stay with the rep who took them along.
 */
export const settlePendingMoves = defineCommand({
  name: 'settlePendingMoves',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ leadIds: z.array(id).min(1).max(500), as: z.enum(['forced', 'withdrawn']) }),
  leadIds: (args) => args.leadIds,
  load: ({ leadIds }) => ({
    leads: many('leads', leadIds),
    checkouts: many('checkouts', leadIds),
    callbacks: where('callbacks', 'leadId', leadIds),
  }),
  loadMore: ({ checkouts }) => ({ users: many('users', receiversOf(checkouts)) }),
  apply: ({ leads, checkouts, callbacks, users }, args, context) => {
    const waiting = checkouts.filter((each) => each.endedAt === null && each.pendingAt !== null);
    if (args.as === 'withdrawn') return { puts: waiting.map((each) => put('checkouts', { ...each, ...noPending })) };
    const end = { as: 'forced', mayHaveBeenCalled: true } as const;
    return { puts: waiting.flatMap((each) => endCheckout(each, end, { leads, users, callbacks }, context)) };
  },
});
