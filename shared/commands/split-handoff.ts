import { z } from 'zod';
import { id, line } from '../domain/fields.ts';
import { type Handoff, handoffNumber, newHandoff, withEvent } from '../domain/handoff.ts';
import { answerDue } from '../domain/handoff-sla.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** Makes a second deal of an accepted handoff, for another salesperson or another product: the same package, the same lead, one history. */
export const splitHandoff = defineCommand({
  name: 'splitHandoff',
  version: 1,
  roles: ['salesperson', 'manager', 'admin'],
  args: z.object({ handoffId: id, newHandoffId: id, salespersonId: id, reason: line.min(1) }),
  leadIds: () => [],
  load: (args) => ({
    handoff: one('handoffs', args.handoffId),
    settings: one('settings', 'center'),
    salesperson: one('users', args.salespersonId),
  }),
  apply: ({ handoff, settings, salesperson }, args, context) => {
    if (!handoff || !settings) return refuse('notFound', { what: 'handoff' });
    if (context.role === 'salesperson' && handoff.salespersonId !== context.userId) return refuse('notFound', { what: 'handoff' });
    if (salesperson?.role !== 'salesperson' || !salesperson.isActive) return refuse('noSuchSalesperson', { userId: args.salespersonId });
    if (handoff.answer !== 'accepted') return refuse('notAccepted');
    const event = { kind: 'split', at: context.now, byId: context.userId, text: args.reason } as const;
    const other: Handoff = {
      ...newHandoff,
      id: args.newHandoffId,
      number: handoffNumber(args.newHandoffId),
      leadId: handoff.leadId,
      repId: handoff.repId,
      salespersonId: salesperson.id,
      routing: ['split off by sales'],
      package: handoff.package,
      handedOffAt: context.now,
      answerDueAt: answerDue(settings, context.now),
      origin: 'split',
      previousId: handoff.id,
      choiceReason: args.reason,
      history: [event],
      mailState: 'waiting',
    };
    return { puts: [put('handoffs', withEvent(handoff, event)), put('handoffs', other)] };
  },
});
