import { z } from 'zod';
import { id, line } from '../domain/fields.ts';
import { defineCommand, many, put, where } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';
import { withoutOthers } from './open-callbacks.ts';

/** Never call again. Wins over everything whenever it arrives; nothing a rep can do takes it back. */
export const markDoNotCall = defineCommand({
  name: 'markDoNotCall',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadIds: z.array(id).min(1).max(200), reason: line }),
  leadIds: (args) => args.leadIds,
  load: (args) => ({ leads: many('leads', args.leadIds), callbacks: where('callbacks', 'leadId', args.leadIds) }),
  apply: ({ leads, callbacks }, args, context) => ({
    puts: leads.flatMap((lead) => {
      const promised = withoutOthers(
        callbacks.filter((each) => each.leadId === lead.id),
        null,
        'cancelled',
        context,
      );
      const step = stepStage(lead, 'disqualify', context, { reasonCode: 'doNotCall', note: args.reason, suffix: lead.id });
      const marked = changedLead(step.lead, { doNotCall: true, ...noNextAction }, context);
      return [put('leads', marked), ...(step.change ? [put('stageChanges', step.change)] : []), ...promised];
    }),
  }),
});
