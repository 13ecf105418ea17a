import type { Answer, Letter, LetterState } from '../../../shared/domain/bantfo.ts';
import type { LetterDraft } from '../../data/db.ts';

/** A letter under the pen and its steps. Pure. */

/** A letter opened: what is known of it stands in the fields, under an id of its own, so that older answers stay. */
export const openedLetter = (letter: Letter, standing: Answer | undefined, answerId: string): LetterDraft => ({
  letter,
  answerId,
  baseAnswerId: standing && standing.id !== answerId ? standing.id : null,
  state: standing?.state ?? 'unknown',
  value: standing?.value ?? {},
  words: standing?.words ?? '',
  confidence: standing?.confidence ?? 'sure',
});

/** How good an answer is, where its value itself says so: as it is now, and as what stood there before said. */
export type StateHint = { now: LetterState; before?: LetterState | undefined };

/** Something was said, so the letter is no longer open. Its state follows the value, unless somebody has said otherwise by hand. */
export const withSaid = (draft: LetterDraft, change: Partial<LetterDraft>, hint: StateHint = { now: 'partly' }): LetterDraft => {
  const follows = draft.state === 'unknown' || draft.state === hint.before;
  return { ...draft, ...change, state: change.state ?? (follows ? hint.now : draft.state) };
};

/** Whether two drafts say the same, whatever they are saved under. */
export const saysTheSame = (a: Omit<LetterDraft, 'answerId'>, b: Omit<LetterDraft, 'answerId'>): boolean =>
  a.letter === b.letter &&
  a.state === b.state &&
  a.words === b.words &&
  a.confidence === b.confidence &&
  JSON.stringify(sorted(a.value)) === JSON.stringify(sorted(b.value));

const sorted = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
