import { type Answer, currentAnswers, type Letter, type LetterState, letters, stateOfLetter } from './bantfo.ts';
import { type Staleness, stalenessOf } from './bantfo-policy.ts';
import type { CenterSettings } from './center-settings.ts';
import { isCallableStage, type Stage } from './stage.ts';
import { dayAfter, localClock } from './zone.ts';

export type VerdictKind = 'qualify' | 'keepWorking' | 'nurture' | 'disqualify';

export type VerdictReason =
  | { code: 'knockOut'; letter: Letter }
  | { code: 'beyondHorizon'; neededOn: string; horizonMonths: number }
  | { code: 'noDecisionMaker' }
  | { code: 'requiredFavourable'; letters: Letter[] }
  | { code: 'scoreReached'; score: number; threshold: number }
  | { code: 'letterOpen'; letter: Letter; state: LetterState }
  | { code: 'letterStale'; letter: Letter; state: LetterState; answeredAt: number; staleness: Staleness }
  | { code: 'letterUnfavourable'; letter: Letter }
  | { code: 'scoreShort'; score: number; threshold: number };

export type Verdict = {
  kind: VerdictKind;
  reasons: VerdictReason[];
  /** Letters that sales requires and that are not favourable, or no longer to be relied on. */
  missing: Letter[];
  /** Letters whose answer is to be confirmed before it counts. */
  stale: Letter[];
  /** What to ask next; null when nothing is open any more, or the lead is no longer ours to ask. */
  nextLetter: Letter | null;
  /** For nurture: the day on which to call again. */
  revisitOn: string | null;
};

type Settings = Pick<CenterSettings, 'bantfo' | 'score' | 'zone' | 'cadence'>;
type Current = Partial<Record<Letter, Answer>>;

/**
 * What answers and score say together; neither alone is enough (DOMAIN: BANTFO). In this order: a knock-out letter
 * unfavourable for good disqualifies; timing beyond the horizon, or no authority and nobody known who has it, means nurture,
 * however high the score; all required letters favourable, none unfavourable and the score reached mean qualify; else the
 * lead is worked on. It advises and blocks nothing.
 *
 * An answer too old to rely on is to be confirmed: it neither qualifies nor disqualifies. A date beyond the horizon stands whatever its age:
 * nobody is called earlier because it was said long ago, and the revisit is the time to ask.
 */
export const verdictOf = (of: { answers: readonly Answer[]; score: number; stage: Stage }, settings: Settings, at: number): Verdict => {
  const current = currentAnswers(of.answers);
  const known = knownOf(current, settings, at);
  const missing = letters.filter((letter) => settings.bantfo.required.includes(letter) && known.isLacking(letter));
  const stale = letters.filter((letter) => known.stalenessOf(letter) !== null);
  const nextLetter = isCallableStage(of.stage) ? nextLetterOf(known, settings) : null;
  const open = { missing, stale, nextLetter, revisitOn: null };

  const knockOuts = settings.bantfo.knockOuts.filter((letter) => known.stalenessOf(letter) === null && isForGood(current[letter]));
  if (knockOuts.length > 0) return { kind: 'disqualify', reasons: knockOuts.map((letter) => ({ code: 'knockOut', letter })), ...open };

  const waiting = nurtureOf(current, known, settings, at);
  if (waiting) return { kind: 'nurture', ...open, ...waiting };

  const lacking = lackingOf(current, known, of.score, settings);
  if (lacking.length > 0) return { kind: 'keepWorking', reasons: lacking, ...open };
  return { kind: 'qualify', reasons: metOf(of.score, settings), ...open };
};

/** The first letter still to be asked, by marks alone: of the required ones the unknown, then the half answered; then the others unknown. */
export const nextLetterToAsk = (marks: string, settings: Pick<CenterSettings, 'bantfo'>): Letter | null => {
  const state = (letter: Letter) => stateOfLetter(marks, letter);
  return nextLetterOf({ state, stalenessOf: () => null, isLacking: (letter) => state(letter) !== 'favourable' }, settings);
};

/** What is known of each letter at an instant. */
type Known = {
  state: (letter: Letter) => LetterState;
  stalenessOf: (letter: Letter) => Staleness | null;
  /** Not favourable, or not to be relied on. */
  isLacking: (letter: Letter) => boolean;
};

const knownOf = (current: Current, settings: Settings, at: number): Known => {
  const state = (letter: Letter): LetterState => current[letter]?.state ?? 'unknown';
  const stale = new Map(letters.map((letter) => [letter, stalenessOf(current[letter], settings, at)]));
  const ofLetter = (letter: Letter) => stale.get(letter) ?? null;
  return { state, stalenessOf: ofLetter, isLacking: (letter) => state(letter) !== 'favourable' || ofLetter(letter) !== null };
};

/** Of the required ones what is unknown, to be confirmed, half answered; then what speaks against it and is old; then the others. */
const nextLetterOf = ({ state, stalenessOf: staleOf }: Known, { bantfo }: Pick<CenterSettings, 'bantfo'>): Letter | null => {
  const required = letters.filter((letter) => bantfo.required.includes(letter));
  return (
    required.find((letter) => state(letter) === 'unknown') ??
    required.find((letter) => staleOf(letter) !== null) ??
    required.find((letter) => state(letter) === 'partly') ??
    letters.find((letter) => state(letter) === 'unfavourable' && staleOf(letter) !== null) ??
    letters.find((letter) => state(letter) === 'unknown') ??
    letters.find((letter) => staleOf(letter) !== null) ??
    null
  );
};

/** Unfavourable for good: no guess, and nothing in the answer that says it will change (a budget planned, a date to come). */
const isForGood = (answer: Answer | undefined): boolean =>
  answer !== undefined &&
  answer.state === 'unfavourable' &&
  answer.confidence !== 'guess' &&
  answer.value.approval !== 'planned' &&
  answer.value.neededOn === undefined &&
  answer.value.horizonMonths === undefined;

const nurtureOf = (current: Current, known: Known, settings: Settings, at: number): Pick<Verdict, 'reasons' | 'revisitOn'> | null => {
  const today = localClock(at, settings.zone).day;
  const { horizonMonths } = settings.bantfo;
  const neededOn = neededOnOf(current.T, settings);
  if (neededOn !== null && neededOn > dayAfter(today, { months: horizonMonths })) {
    return { reasons: [{ code: 'beyondHorizon', neededOn, horizonMonths }], revisitOn: dayAfter(neededOn, { months: -horizonMonths }) };
  }
  if (known.stalenessOf('A') !== null || !lacksDecisionMaker(current.A)) return null;
  return { reasons: [{ code: 'noDecisionMaker' }], revisitOn: dayAfter(today, { days: settings.cadence.revisitDays }) };
};

/** The day of the timing answer: as said, or counted from the day it was said. */
const neededOnOf = (answer: Answer | undefined, { zone }: Settings): string | null => {
  if (!answer) return null;
  const { neededOn, horizonMonths } = answer.value;
  if (neededOn !== undefined) return neededOn;
  return horizonMonths === undefined ? null : dayAfter(localClock(answer.answeredAt, zone).day, { months: horizonMonths });
};

/** Cannot decide, and nobody is known who can. Who only influences is still worth asking for the name. */
const lacksDecisionMaker = (answer: Answer | undefined): boolean => {
  if (!answer || answer.value.decidedBy?.trim()) return false;
  const role = answer.value.decisionRole;
  return answer.state === 'unfavourable' || role === 'none' || (role === 'uses' && answer.state !== 'favourable');
};

const lackingOf = (current: Current, known: Known, score: number, { bantfo, score: { threshold } }: Settings): VerdictReason[] => {
  const reasons = letters.flatMap((letter): VerdictReason[] => {
    const state = known.state(letter);
    const staleness = known.stalenessOf(letter);
    const counts = bantfo.required.includes(letter) || state === 'unfavourable';
    if (counts && staleness) return [{ code: 'letterStale', letter, state, answeredAt: current[letter]?.answeredAt ?? 0, staleness }];
    if (state === 'unfavourable') return [{ code: 'letterUnfavourable', letter }];
    return counts && state !== 'favourable' ? [{ code: 'letterOpen', letter, state }] : [];
  });
  return score < threshold ? [...reasons, { code: 'scoreShort', score, threshold }] : reasons;
};

const metOf = (score: number, { bantfo, score: { threshold } }: Settings): VerdictReason[] => [
  { code: 'requiredFavourable', letters: letters.filter((letter) => bantfo.required.includes(letter)) },
  { code: 'scoreReached', score, threshold },
];
