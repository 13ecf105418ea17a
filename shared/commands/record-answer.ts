import { type Answer, answer, currentAnswers, withLetter } from '../domain/bantfo.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';

/**
 * One statement for one letter. Answers are only added; the newest per letter counts and shows on the lead. One given in the knowledge
 * of the answer that stands is stamped after it, whatever the clocks say; otherwise the later of both counts (SYNC: BANTFO).
 */
export const recordAnswer = defineCommand({
  name: 'recordAnswer',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: answer.pick({ leadId: true, letter: true, state: true, value: true, words: true, attemptId: true, confidence: true }).extend({
    answerId: answer.shape.id,
    /** The answer that stood when this one was given; null: none. Left out by desktops of before 0.2. */
    baseAnswerId: answer.shape.id.nullable().optional(),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId), answers: where('answers', 'leadId', [args.leadId]) }),
  apply: ({ lead, answers }, args, context) => {
    const { answerId, baseAnswerId, ...said } = args;
    const before = answers.find((each) => each.id === answerId);
    if (before && before.authorId !== context.userId) return refuse('notYourAnswer');
    const others = answers.filter((each) => each.id !== answerId);
    const standing = currentAnswers(others)[args.letter];
    const isOnStanding = standing !== undefined && baseAnswerId === standing.id;
    const knownAt = isOnStanding ? standing.answeredAt + 1 : 0;
    // Typed on under the same id, it keeps its place at least.
    const answeredAt = Math.max(context.now, knownAt, before?.answeredAt ?? 0);
    const row: Answer = { id: answerId, ...said, authorId: context.userId, answeredAt };
    const current = currentAnswers([...others, row])[args.letter];
    const puts = [put('answers', row)];
    if (lead && current)
      puts.push(put('leads', changedLead(lead, { letters: withLetter(lead.letters, args.letter, current.state) }, context)));
    return { puts };
  },
});
