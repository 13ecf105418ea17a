import { z } from 'zod';
import { currencyCode, day, id, line, minorUnits } from '../domain/fields.ts';
import { isWithSales, withEvent } from '../domain/handoff.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';

const won = z.object({ kind: z.literal('won'), closedOn: day, value: minorUnits.min(0), currency: currencyCode, contractNumber: line });
const lost = z.object({ kind: z.literal('lost'), closedOn: day, reason: line.min(1) });

/** What became of an accepted handoff: won with its value, or lost with a reason. It may be corrected by recording it again. */
export const recordOutcome = defineCommand({
  name: 'recordOutcome',
  version: 1,
  roles: ['salesperson', 'manager', 'admin'],
  args: z.object({ handoffId: id, outcome: z.discriminatedUnion('kind', [won, lost]) }),
  leadIds: () => [],
  load: (args) => ({ handoff: one('handoffs', args.handoffId) }),
  loadMore: ({ handoff }) => ({ lead: one('leads', handoff?.leadId), siblings: where('handoffs', 'leadId', [handoff?.leadId]) }),
  apply: ({ handoff, lead, siblings }, { outcome }, context) => {
    if (!handoff) return refuse('notFound', { what: 'handoff' });
    if (context.role === 'salesperson' && handoff.salespersonId !== context.userId) return refuse('notFound', { what: 'handoff' });
    if (handoff.answer !== 'accepted') return refuse('notAccepted');
    const closed =
      outcome.kind === 'won'
        ? { value: outcome.value, currency: outcome.currency, contractNumber: outcome.contractNumber, lostReason: null }
        : { value: null, currency: null, contractNumber: '', lostReason: outcome.reason };
    const row = { ...handoff, ...closed, outcome: outcome.kind, closedOn: outcome.closedOn, closedAt: context.now };
    const event = {
      kind: outcome.kind,
      at: context.now,
      byId: context.userId,
      text: outcome.kind === 'lost' ? outcome.reason : '',
    } as const;
    const puts = [put('handoffs', withEvent(row, event))];
    // A lead is lost when the last of its deals is.
    const others = siblings.filter((each) => each.id !== handoff.id);
    if (!lead || (outcome.kind === 'lost' && others.some(isWithSales))) return { puts };
    const reasonCode = outcome.kind === 'lost' ? outcome.reason : null;
    const step = stepStage(lead, outcome.kind === 'won' ? 'win' : 'lose', context, { reasonCode });
    if (step.refusal) return { puts, parked: step.refusal };
    if (step.change) puts.push(put('leads', changedLead(step.lead, noNextAction, context)), put('stageChanges', step.change));
    return { puts };
  },
});
