import { z } from 'zod';
import { id, line } from '../domain/fields.ts';
import { defineCommand, many, where } from './command.ts';
import { sayingPuts, stoppedLeadPuts } from './do-not-call-rows.ts';

/** Values that a saying binds besides the person: numbers, mails, domains. */
export const sayingValues = z.array(line.min(3)).max(50);

/**
 * Never call again. Wins over everything whenever it arrives; nothing a rep can do takes it back. What is surely the person's own
 * binds every lead that carries it, here at once and everywhere after the next sync.
 */
export const markDoNotCall = defineCommand({
  name: 'markDoNotCall',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadIds: z.array(id).min(1).max(200),
    reason: line,
    /** For one lead: what was said to be meant. Left out: their mail and mobile numbers. */
    values: sayingValues.optional(),
  }),
  leadIds: (args) => args.leadIds,
  load: (args) => ({ leads: many('leads', args.leadIds), callbacks: where('callbacks', 'leadId', args.leadIds) }),
  apply: ({ leads, callbacks }, args, context) => ({
    puts: leads.flatMap((lead) => [
      ...stoppedLeadPuts(lead, callbacks, args.reason, context),
      ...sayingPuts(lead, { values: leads.length === 1 ? args.values : undefined, reason: args.reason }, context),
    ]),
  }),
});
