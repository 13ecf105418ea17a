import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** Marks a callback done without a call from here, or calls it off. The lead asks for a call at once, so that it is not forgotten. */
export const closeCallback = defineCommand({
  name: 'closeCallback',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ callbackId: id, leadId: id, as: z.enum(['kept', 'cancelled']) }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ callback: one('callbacks', args.callbackId), lead: one('leads', args.leadId) }),
  apply: ({ callback, lead }, args, context) => {
    if (!callback) return refuse('notFound', { what: 'callback' });
    if (callback.state !== 'open') return { puts: [] };
    const puts = [put('callbacks', { ...callback, state: args.as, closedAt: context.now })];
    if (lead?.callbackId === callback.id) {
      const next = { nextActionKind: 'call' as const, nextActionAt: context.now, callbackId: null, callbackIsPersonal: false };
      puts.push(put('leads', changedLead(lead, next, context)));
    }
    return { puts };
  },
});
