import { z } from 'zod';
import { currencyCode, day, id, instant, line, minorUnits, text } from './fields.ts';

/** The six letters in the order they are shown everywhere. */
export const letters = ['B', 'A', 'N', 'T', 'F', 'O'] as const;
export const letter = z.enum(letters);
export type Letter = z.infer<typeof letter>;

export const letterStates = ['unknown', 'unfavourable', 'partly', 'favourable'] as const;
export const letterState = z.enum(letterStates);
export type LetterState = z.infer<typeof letterState>;

/** Structured value by letter; every field optional, because people seldom say all of it at once. */
export const answerValue = z.object({
  amountFrom: minorUnits.optional(),
  amountTo: minorUnits.optional(),
  currency: currencyCode.optional(),
  approval: z.enum(['approved', 'planned', 'none']).optional(),
  decisionRole: z.enum(['decides', 'influences', 'uses', 'none']).optional(),
  decidedBy: line.optional(),
  pain: line.optional(),
  todaysSolution: line.optional(),
  neededOn: day.optional(),
  horizonMonths: z.int().min(0).max(120).optional(),
  fits: z.array(line).max(30).optional(),
});
export type AnswerValue = z.infer<typeof answerValue>;

/** One recorded statement for one letter. Only ever added; the newest per letter counts. */
export const answer = z.object({
  id,
  leadId: id,
  letter,
  state: letterState,
  value: answerValue,
  words: text,
  attemptId: id.nullable(),
  confidence: z.enum(['sure', 'likely', 'guess']),
  authorId: id,
  answeredAt: instant,
});
export type Answer = z.infer<typeof answer>;

const letterMarks: Record<LetterState, string> = { unknown: 'u', unfavourable: 'x', partly: 'p', favourable: 'f' };
const stateOfMark: Record<string, LetterState> = { u: 'unknown', x: 'unfavourable', p: 'partly', f: 'favourable' };

/** Six marks, one per letter in order (`fpfuuu`): what a table row and an index need of all answers. */
export const letterString = z.string().regex(/^[uxpf]{6}$/);
export const noLetters = 'uuuuuu';

export const stateOfLetter = (marks: string, which: Letter): LetterState => stateOfMark[marks[letters.indexOf(which)] ?? 'u'] ?? 'unknown';

export const withLetter = (marks: string, which: Letter, state: LetterState): string => {
  const at = letters.indexOf(which);
  return marks.slice(0, at) + letterMarks[state] + marks.slice(at + 1);
};

/** The newest answer per letter; ties go to the greater id, so every desktop picks the same. */
export const currentAnswers = (answers: readonly Answer[]): Partial<Record<Letter, Answer>> => {
  const current: Partial<Record<Letter, Answer>> = {};
  for (const candidate of answers) {
    const standing = current[candidate.letter];
    if (!standing || isNewer(candidate, standing)) current[candidate.letter] = candidate;
  }
  return current;
};

const isNewer = (a: Answer, b: Answer): boolean => (a.answeredAt === b.answeredAt ? a.id > b.id : a.answeredAt > b.answeredAt);
