import { z } from 'zod';
import { id, instant } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** "Later": the lead steps back in the queue until a time. A promised callback stands; it is moved, not postponed. */
export const postponeLead = defineCommand({
  name: 'postponeLead',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, until: instant }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, args, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    if (lead.doNotCall) return refuse('doNotCall');
    if (lead.nextActionKind === 'callback') return refuse('callbackPromised');
    const kind = lead.nextActionKind === 'revisit' ? 'revisit' : 'retry';
    return { puts: [put('leads', changedLead(lead, { nextActionKind: kind, nextActionAt: args.until }, context))] };
  },
});
