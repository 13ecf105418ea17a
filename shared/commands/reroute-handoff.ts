import { z } from 'zod';
import { id, line } from '../domain/fields.ts';
import { withEvent } from '../domain/handoff.ts';
import { answerDue } from '../domain/handoff-sla.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** Gives a handoff that waits to another salesperson, who has the whole time to answer. Its history goes along. */
export const rerouteHandoff = defineCommand({
  name: 'rerouteHandoff',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ handoffId: id, salespersonId: id, reason: line.min(1) }),
  leadIds: () => [],
  load: (args) => ({
    handoff: one('handoffs', args.handoffId),
    settings: one('settings', 'center'),
    salesperson: one('users', args.salespersonId),
  }),
  loadMore: ({ handoff }) => ({ before: one('users', handoff?.salespersonId), lead: one('leads', handoff?.leadId) }),
  apply: ({ handoff, settings, salesperson, before, lead }, args, context) => {
    if (!handoff || !settings) return refuse('notFound', { what: 'handoff' });
    if (salesperson?.role !== 'salesperson' || !salesperson.isActive) return refuse('noSuchSalesperson', { userId: args.salespersonId });
    if (handoff.answer !== 'waiting') return refuse('alreadyAnswered', { answer: handoff.answer });
    const answerDueAt = answerDue(settings, context.now);
    const moved = {
      ...handoff,
      salespersonId: salesperson.id,
      routing: ['chosen by hand'],
      choiceReason: args.reason,
      answerDueAt,
      ...{ askedAt: null, remindedAt: null, escalatedAt: null, mailState: 'waiting' as const, mailAt: null, mailProblem: '' },
    };
    const event = { kind: 'rerouted', at: context.now, byId: context.userId, text: `${before?.name ?? ''}: ${args.reason}` } as const;
    const puts = [put('handoffs', withEvent(moved, event))];
    return {
      puts:
        lead?.nextActionKind === 'salesAnswer' ? [...puts, put('leads', changedLead(lead, { nextActionAt: answerDueAt }, context))] : puts,
    };
  },
});
