import { type Answer, currentAnswers, type Letter, type LetterState, letters, stateOfLetter } from './bantfo.ts';
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
  | { code: 'letterUnfavourable'; letter: Letter }
  | { code: 'scoreShort'; score: number; threshold: number };

export type Verdict = {
  kind: VerdictKind;
  reasons: VerdictReason[];
  /** Letters that sales requires and that are not favourable yet. */
  missing: Letter[];
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
 */
export const verdictOf = (of: { answers: readonly Answer[]; score: number; stage: Stage }, settings: Settings, at: number): Verdict => {
  const current = currentAnswers(of.answers);
  const state = (letter: Letter): LetterState => current[letter]?.state ?? 'unknown';
  const missing = letters.filter((letter) => settings.bantfo.required.includes(letter) && state(letter) !== 'favourable');
  const open = { missing, nextLetter: isCallableStage(of.stage) ? nextLetterOf(state, settings) : null, revisitOn: null };

  const knockOuts = settings.bantfo.knockOuts.filter((letter) => isForGood(current[letter]));
  if (knockOuts.length > 0) return { kind: 'disqualify', reasons: knockOuts.map((letter) => ({ code: 'knockOut', letter })), ...open };

  const waiting = nurtureOf(current, settings, at);
  if (waiting) return { kind: 'nurture', ...open, ...waiting };

  const lacking = lackingOf(state, of.score, settings);
  if (lacking.length > 0) return { kind: 'keepWorking', reasons: lacking, ...open };
  return { kind: 'qualify', reasons: metOf(of.score, settings), ...open };
};

/** The first letter still to be asked: of the required ones the unknown, then the half answered; then the others that are unknown. */
export const nextLetterToAsk = (marks: string, settings: Pick<CenterSettings, 'bantfo'>): Letter | null =>
  nextLetterOf((letter) => stateOfLetter(marks, letter), settings);

type StateOf = (letter: Letter) => LetterState;

const nextLetterOf = (state: StateOf, { bantfo }: Pick<CenterSettings, 'bantfo'>): Letter | null => {
  const required = letters.filter((letter) => bantfo.required.includes(letter));
  return (
    required.find((letter) => state(letter) === 'unknown') ??
    required.find((letter) => state(letter) === 'partly') ??
    letters.find((letter) => state(letter) === 'unknown') ??
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

const nurtureOf = (current: Current, settings: Settings, at: number): Pick<Verdict, 'reasons' | 'revisitOn'> | null => {
  const today = localClock(at, settings.zone).day;
  const { horizonMonths } = settings.bantfo;
  const neededOn = neededOnOf(current.T, settings);
  if (neededOn !== null && neededOn > dayAfter(today, { months: horizonMonths })) {
    return { reasons: [{ code: 'beyondHorizon', neededOn, horizonMonths }], revisitOn: dayAfter(neededOn, { months: -horizonMonths }) };
  }
  if (!lacksDecisionMaker(current.A)) return null;
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

const lackingOf = (state: StateOf, score: number, { bantfo, score: { threshold } }: Settings): VerdictReason[] => {
  const reasons: VerdictReason[] = [];
  for (const letter of letters) {
    if (state(letter) === 'unfavourable') reasons.push({ code: 'letterUnfavourable', letter });
    else if (bantfo.required.includes(letter) && state(letter) !== 'favourable')
      reasons.push({ code: 'letterOpen', letter, state: state(letter) });
  }
  return score < threshold ? [...reasons, { code: 'scoreShort', score, threshold }] : reasons;
};

const metOf = (score: number, { bantfo, score: { threshold } }: Settings): VerdictReason[] => [
  { code: 'requiredFavourable', letters: letters.filter((letter) => bantfo.required.includes(letter)) },
  { code: 'scoreReached', score, threshold },
];
