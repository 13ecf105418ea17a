import { type Letter, letters, stateOfLetter, withLetter } from './bantfo.ts';
import type { Lead } from './lead.ts';
import { type DetailedLead, detailOf } from './lead-details.ts';
import type { Script, ScriptCondition, ScriptStep } from './script.ts';
import type { TakenStep } from './script-walk.ts';
import { isInSegment, type Segment, type SegmentFacts } from './segment.ts';

/** What is known of the lead while a script is walked. */
export type ScriptFacts = {
  lead: Pick<Lead, 'stage' | 'campaignId' | 'language'> & DetailedLead;
  /** Letters as they stand now, this call's answers among them. */
  letters: string;
  /** Letters as they stood before this call: what is confirmed and not asked again. */
  lettersBefore: string;
  /** Timing further out than this is unfavourable. */
  horizonMonths: number;
  /** What segments are asked of; left out where nothing of them is known: the lead is in none. */
  segments?: (SegmentFacts & { byId: ReadonlyMap<string, Segment> }) | undefined;
};

type Chosen = { letter: Letter; state: ReturnType<typeof stateOfLetter> };

/** How an answer in words leaves its letter: as the script says, but a date beyond the horizon is none in favour. */
export const stateOfTyped = (step: ScriptStep, size: number | undefined, horizonMonths: number): Chosen | null => {
  if (!step.fills) return null;
  const isFar = step.answerAs === 'date' && step.fills.letter === 'T' && size !== undefined && size > horizonMonths;
  return { letter: step.fills.letter, state: isFar ? 'unfavourable' : step.fills.state };
};

/** What the answer taken at a step says about letters. */
export const fillsOfTaken = (step: ScriptStep | undefined, taken: TakenStep, horizonMonths: number): Chosen[] => {
  if (!step || taken.answer === '') return [];
  if (step.answerAs === 'choice') return step.choices.find(({ label }) => label === taken.answer)?.fills ?? [];
  const isUnderstood = step.answerAs === 'text' || taken.size !== undefined;
  const filled = isUnderstood ? stateOfTyped(step, taken.size, horizonMonths) : null;
  return filled ? [filled] : [];
};

/** Letters with the answers of a walk on top: a branch decides by what was said a second ago. */
export const lettersAfter = (script: Script, path: readonly TakenStep[], facts: Pick<ScriptFacts, 'letters' | 'horizonMonths'>): string =>
  path
    .flatMap((taken) =>
      fillsOfTaken(
        script.steps.find(({ id }) => id === taken.stepId),
        taken,
        facts.horizonMonths,
      ),
    )
    .filter(({ state }) => state !== 'unknown')
    .reduce((marks, { letter, state }) => withLetter(marks, letter, state), facts.letters);

/** Whether a branch's condition holds. A step that was not answered has neither answer nor size. */
export const holds = (when: ScriptCondition, script: Script, path: readonly TakenStep[], facts: ScriptFacts): boolean => {
  const { lead } = facts;
  switch (when.on) {
    case 'answer':
      return when.is.includes(path.find(({ stepId, answer }) => stepId === when.stepId && answer !== '')?.answer ?? '');
    case 'size':
      return isWithin(path.find(({ stepId }) => stepId === when.stepId)?.size, when);
    case 'letter':
      return when.is.includes(stateOfLetter(lettersAfter(script, path, facts), when.letter));
    case 'detail':
      return (detailAfter(script, path, lead, when.detail) !== '') === when.isKnown;
    case 'stage':
      return when.is.includes(lead.stage);
    case 'campaign':
      return lead.campaignId !== null && when.is.includes(lead.campaignId);
    case 'language':
      return lead.language !== null && when.is.includes(lead.language);
    case 'segment':
      return facts.segments !== undefined && isInOneOf(when.is, facts.segments, script, path, facts.horizonMonths);
  }
};

/** Who is in a segment by what was said a second ago goes its way. */
const isInOneOf = (
  ids: readonly string[],
  { byId, ...asked }: NonNullable<ScriptFacts['segments']>,
  script: Script,
  path: readonly TakenStep[],
  horizonMonths: number,
): boolean => {
  const letters = lettersAfter(script, path, { letters: asked.lead.letters, horizonMonths });
  const about = { ...asked, lead: { ...asked.lead, letters } };
  return ids.some((id) => {
    const named = byId.get(id);
    return named !== undefined && isInSegment(named.rule, about, byId);
  });
};

const isWithin = (size: number | undefined, { from, below }: { from: number | null; below: number | null }): boolean =>
  size !== undefined && (from === null || size >= from) && (below === null || size < below);

const detailAfter = (script: Script, path: readonly TakenStep[], lead: DetailedLead, detail: string): string => {
  const asking = new Set(script.steps.filter((step) => step.detail === detail).map(({ id }) => id));
  return path.findLast(({ stepId, answer }) => asking.has(stepId) && answer !== '')?.answer ?? detailOf(lead, detail);
};

/** Letters that a step's answers can fill, each once, in the order of its answers. */
export const lettersOfStep = (step: ScriptStep): Letter[] => [
  ...new Set([...step.choices.flatMap(({ fills }) => fills.map(({ letter }) => letter)), ...(step.fills ? [step.fills.letter] : [])]),
];

/** What of a question was known before the call: the letters it asks for, all of them, or the lead's field. */
export type KnownBefore = { kind: 'letters'; letters: Letter[]; choice: number } | { kind: 'detail'; value: string };

/**
 * A known answer is confirmed and not asked again. Null while something of it is open, or where the script offers no answer
 * that says what is known. `choice`: the answer that does; −1 for answers in words.
 */
export const knownBefore = (step: ScriptStep, facts: ScriptFacts): KnownBefore | null => {
  if (step.kind !== 'ask') return null;
  const asked = lettersOfStep(step);
  const stateBefore = (letter: Letter) => stateOfLetter(facts.lettersBefore, letter);
  if (asked.length === 0) {
    const value = step.detail && step.answerAs === 'text' ? detailOf(facts.lead, step.detail) : '';
    return value ? { kind: 'detail', value } : null;
  }
  if (asked.some((letter) => stateBefore(letter) === 'unknown')) return null;
  const inOrder = letters.filter((letter) => asked.includes(letter));
  if (step.answerAs !== 'choice') return { kind: 'letters', letters: inOrder, choice: -1 };
  const choice = fittingChoice(step, stateBefore);
  return choice < 0 ? null : { kind: 'letters', letters: inOrder, choice };
};

/** The answer whose letters all stand as known; of several the one that says most. */
const fittingChoice = (step: ScriptStep, stateBefore: (letter: Letter) => string): number => {
  const fits = step.choices.map(({ fills }) => (fills.every(({ letter, state }) => stateBefore(letter) === state) ? fills.length : 0));
  const most = Math.max(0, ...fits);
  return most === 0 ? -1 : fits.indexOf(most);
};
