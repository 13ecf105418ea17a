import { z } from 'zod';
import { count, id } from '../domain/fields.ts';
import { mostCheckedOut } from '../domain/lease.ts';
import { defineCommand, many, where } from './command.ts';
import { endCheckout, receiversOf } from './end-checkout.ts';

/**
 * Gives leads that were taken along back to the pool before the shift ends, offline too; or, as a confirmation, lets a move through that
 * waited for this desktop. Either way everything done on the lead stands before it in the outbox, so that nothing is left unsent.
 */
export const returnLeads = defineCommand({
  name: 'returnLeads',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    /** The fence names which checkout is meant: a later one of the same lead is left alone. */
    returned: z
      .array(z.object({ leadId: id, fence: count }))
      .min(1)
      .max(mostCheckedOut),
    isConfirmation: z.boolean(),
  }),
  leadIds: ({ returned }) => returned.map((each) => each.leadId),
  load: ({ returned }) => {
    const ids = returned.map((each) => each.leadId);
    return { leads: many('leads', ids), checkouts: many('checkouts', ids), callbacks: where('callbacks', 'leadId', ids) };
  },
  loadMore: ({ checkouts }) => ({ users: many('users', receiversOf(checkouts)) }),
  apply: ({ leads, checkouts, callbacks, users }, { returned, isConfirmation }, context) => {
    const fences = new Map(returned.map((each) => [each.leadId, each.fence]));
    const ending = checkouts.filter(
      (each) =>
        each.endedAt === null &&
        each.userId === context.userId &&
        each.fence === fences.get(each.leadId) &&
        // A move that was withdrawn meanwhile needs no confirmation: the rep keeps the lead.
        (!isConfirmation || each.pendingAt !== null),
    );
    const end = { as: isConfirmation ? 'confirmed' : 'returned', mayHaveBeenCalled: false } as const;
    return { puts: ending.flatMap((each) => endCheckout(each, end, { leads, users, callbacks }, context)) };
  },
});
