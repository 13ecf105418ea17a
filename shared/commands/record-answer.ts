import { type Answer, answer, currentAnswers, withLetter } from '../domain/bantfo.ts';
import { defineCommand, one, put, where } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** One statement for one letter. Answers are only added; the newest per letter counts and shows on the lead. */
export const recordAnswer = defineCommand({
  name: 'recordAnswer',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: answer.pick({ leadId: true, letter: true, state: true, value: true, words: true, attemptId: true, confidence: true }).extend({
    answerId: answer.shape.id,
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId), answers: where('answers', 'leadId', [args.leadId]) }),
  apply: ({ lead, answers }, args, context) => {
    const { answerId, ...said } = args;
    const row: Answer = { id: answerId, ...said, authorId: context.userId, answeredAt: context.now };
    const others = answers.filter((each) => each.id !== answerId);
    const current = currentAnswers([...others, row])[args.letter];
    const puts = [put('answers', row)];
    if (lead && current)
      puts.push(put('leads', changedLead(lead, { letters: withLetter(lead.letters, args.letter, current.state) }, context)));
    return { puts };
  },
});
