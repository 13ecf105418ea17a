import { z } from 'zod';
import { id, instant } from '../domain/fields.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { Lead } from '../domain/lead.ts';
import { type MendRefusal, plannedAction, planRefusalOf } from '../domain/mending.ts';
import { defineCommand, many, one, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';

/**
 * Gives leads that nothing is planned for the next action their stage asks for: a first call, a call, a revisit, the handoff, the answer of
 * sales. Leads that have one, may not be called or have left stay as they are and are named.
 */
export const planNextActions = defineCommand({
  name: 'planNextActions',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadIds: z.array(id).min(1).max(200),
    /** When a call is to come. */
    at: instant,
  }),
  leadIds: (args) => args.leadIds,
  load: (args) => ({
    leads: many('leads', args.leadIds),
    handoffs: where('handoffs', 'leadId', args.leadIds),
    settings: one('settings', 'center'),
  }),
  apply: ({ leads, handoffs, settings }, { at }, context) => {
    const firstCallWithinMs = settings?.queue.firstCallWithinMs ?? 0;
    const waiting = new Map(handoffs.filter(({ answer }) => answer === 'waiting').map((each): [string, Handoff] => [each.leadId, each]));
    const refused: Record<string, MendRefusal> = {};
    const puts = leads.flatMap((lead: Lead) => {
      const refusal = planRefusalOf(lead);
      if (refusal) refused[lead.id] = refusal;
      const due = { answerDueAt: waiting.get(lead.id)?.answerDueAt, firstCallWithinMs };
      return refusal ? [] : [put('leads', changedLead(lead, plannedAction(lead, at, due), context))];
    });
    if (Object.keys(refused).length === 0) return { puts };
    return puts.length === 0 ? refuse('notPlanned', refused) : { puts, parked: { code: 'notPlanned', detail: refused } };
  },
});
