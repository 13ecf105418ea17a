import { z } from 'zod';
import { currencyCode, day, id, line, minorUnits } from '../domain/fields.ts';
import { withEvent } from '../domain/handoff.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** Where an accepted opportunity stands, what it may bring and when. Not of one that is won or lost. */
export const setOpportunity = defineCommand({
  name: 'setOpportunity',
  version: 1,
  roles: ['salesperson', 'manager', 'admin'],
  args: z.object({
    handoffId: id,
    stage: line.nullable(),
    expectedCloseOn: day.nullable(),
    value: minorUnits.min(0).nullable(),
    currency: currencyCode.nullable(),
  }),
  leadIds: () => [],
  load: (args) => ({ handoff: one('handoffs', args.handoffId) }),
  apply: ({ handoff }, args, context) => {
    if (!handoff) return refuse('notFound', { what: 'handoff' });
    if (context.role === 'salesperson' && handoff.salespersonId !== context.userId) return refuse('notFound', { what: 'handoff' });
    if (handoff.answer !== 'accepted') return refuse('notAccepted');
    if (handoff.outcome !== 'open') return refuse('movedOn', { what: handoff.outcome });
    const { stage: opportunityStage, expectedCloseOn, value } = args;
    const row = { ...handoff, opportunityStage, expectedCloseOn, value, currency: value === null ? null : args.currency };
    if (opportunityStage === handoff.opportunityStage) return { puts: [put('handoffs', row)] };
    const event = { kind: 'stage', at: context.now, byId: context.userId, text: opportunityStage ?? '' } as const;
    return { puts: [put('handoffs', withEvent(row, event))] };
  },
});
