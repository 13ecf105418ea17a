import { z } from 'zod';
import { id, line } from '../domain/fields.ts';
import { systemId } from '../domain/people.ts';
import type { BackCode } from '../domain/returns.ts';
import { defineCommand, many, type Outcome, put, refuse } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';

/**
 * Brings old leads back to be worked, by hand or by a rule of the center, which acts in the system's name. Their history, attempts and answers stay; the reason they had
 * left for stands in it. Who may not be called, or has left for good, stays where it is and is named.
 */
export const recycleLeads = defineCommand({
  name: 'recycleLeads',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadIds: z.array(id).min(1).max(200),
    /** Why they come back, for the history: in the person's words, or what the rule asks for. */
    why: line,
  }),
  leadIds: (args) => args.leadIds,
  load: (args) => ({ leads: many('leads', args.leadIds) }),
  apply: ({ leads }, { why }, context): Outcome => {
    const refused: Record<string, string> = {};
    const reasonCode: BackCode = context.userId === systemId ? 'recycledByRule' : 'recycled';
    const puts = leads.flatMap((lead) => {
      if (lead.doNotCall) {
        refused[lead.id] = 'doNotCall';
        return [];
      }
      const step = stepStage(lead, 'recycle', context, { reasonCode, note: why, suffix: lead.id });
      if (!step.change) refused[lead.id] = step.refusal?.detail.reason ?? 'already';
      if (!step.change) return [];
      const next = { ...noNextAction, nextActionKind: 'call' as const, nextActionAt: context.now, revisitOn: null };
      return [put('leads', changedLead(step.lead, next, context)), put('stageChanges', step.change)];
    });
    if (Object.keys(refused).length === 0) return { puts };
    return puts.length === 0 ? refuse('stageRefused', refused) : { puts, parked: { code: 'stageRefused', detail: refused } };
  },
});
