import { z } from 'zod';
import { day, id, instant, line, text } from '../domain/fields.ts';
import { isWithSales, withEvent } from '../domain/handoff.ts';
import type { Lead } from '../domain/lead.ts';
import type { StageEvent } from '../domain/stage.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';

/** Until sales tells what became of an accepted lead, it is asked about again after this time. */
const outcomeAskedAfterMs = 30 * 24 * 60 * 60 * 1000;

/**
 * The salesperson accepts, or rejects with a reason that sends the lead back to the rep's queue or to nurture.
 * A salesperson's browser does not hold the lead itself; there only the handoff changes.
 */
export const answerHandoff = defineCommand({
  name: 'answerHandoff',
  version: 1,
  roles: ['salesperson', 'manager', 'admin'],
  args: z.object({
    handoffId: id,
    answer: z.enum(['accepted', 'rejected']),
    rejectReason: line.nullable(),
    /** Next step for an accept, words to the rep for a reject. */
    note: text,
    backTo: z.enum(['queue', 'nurture']).nullable(),
    revisit: z.object({ on: day, at: instant }).nullable(),
    /** Sent back by the center's own rule, because nobody answered in time. */
    isByRule: z.boolean().optional(),
  }),
  leadIds: () => [],
  load: (args) => ({ handoff: one('handoffs', args.handoffId) }),
  loadMore: ({ handoff }) => ({ lead: one('leads', handoff?.leadId), siblings: where('handoffs', 'leadId', [handoff?.leadId]) }),
  apply: ({ handoff, lead, siblings }, args, context) => {
    if (!handoff) return refuse('notFound', { what: 'handoff' });
    if (context.role === 'salesperson' && handoff.salespersonId !== context.userId) return refuse('notFound', { what: 'handoff' });
    if (handoff.answer !== 'waiting') return refuse('alreadyAnswered', { answer: handoff.answer });
    if (args.answer === 'rejected' && !args.rejectReason) return refuse('reasonMissing');
    const answered = {
      answer: args.answer,
      answeredAt: context.now,
      rejectReason: args.rejectReason,
      answerNote: args.note,
      askedAt: null,
    };
    const kind = args.isByRule ? 'returned' : args.answer;
    const event = { kind, at: context.now, byId: context.userId, text: args.note } as const;
    const puts = [put('handoffs', withEvent({ ...handoff, ...answered }, event))];
    // Of a lead that was split, what the others have of it stands.
    if (!lead || siblings.some((each) => each.id !== handoff.id && isWithSales(each))) return { puts };
    const stageEvent: StageEvent = args.answer === 'accepted' ? 'accept' : 'reject';
    const step = stepStage(lead, stageEvent, context, { reasonCode: args.rejectReason, note: args.note });
    if (step.refusal) return { puts, parked: step.refusal };
    if (!step.change) return { puts };
    const back =
      args.backTo === 'nurture' && args.revisit
        ? stepStage(step.lead, 'nurture', context, { reasonCode: args.rejectReason, suffix: '2' })
        : null;
    const settled = back?.lead ?? step.lead;
    puts.push(put('leads', changedLead(settled, nextActionAfter(args, context.now), context)), put('stageChanges', step.change));
    if (back?.change) puts.push(put('stageChanges', back.change));
    return { puts };
  },
});

const nextActionAfter = (
  args: { answer: string; note: string; backTo: string | null; revisit: { on: string; at: number } | null },
  now: number,
): Partial<Lead> => {
  if (args.answer === 'accepted') return { ...noNextAction, nextActionKind: 'outcome', nextActionAt: now + outcomeAskedAfterMs };
  const lastSaid = args.note ? { lastSaid: args.note.slice(0, 300) } : {};
  if (args.backTo === 'nurture' && args.revisit) {
    return { ...noNextAction, ...lastSaid, nextActionKind: 'revisit', nextActionAt: args.revisit.at, revisitOn: args.revisit.on };
  }
  return { ...noNextAction, ...lastSaid, nextActionKind: 'call', nextActionAt: now };
};
