import type { Attempt } from './call.ts';
import type { Script, ScriptStep } from './script.ts';
import { holds, type KnownBefore, type ScriptFacts } from './script-facts.ts';

/** A step that was taken, with what was asked as it was said, and the answer chosen; '' while none is. */
export type TakenStep = Attempt['scriptPath'][number];
/** Where a call stands in a script: the step shown, and every step taken, in the order of walking. */
export type ScriptPlace = { stepId: string; path: readonly TakenStep[] };
/** A step's text as it is said to this lead. */
export type SayStep = (step: ScriptStep) => string;
/** One script as it is held with one lead. */
export type ScriptTalk = { script: Script; facts: ScriptFacts; say: SayStep };

export const stepOf = (script: Script, id: string | null): ScriptStep | undefined => script.steps.find((step) => step.id === id);

/** The first step to show; '' for a script that has none. */
export const startOfScript = (talk: ScriptTalk): ScriptPlace => {
  const { script } = talk;
  const first = shownFrom(talk, script.startStepId, []) ?? script.steps.find(({ kind }) => kind !== 'branch');
  return first ? { stepId: first.id, path: [taken(first, talk.say)] } : { stepId: '', path: [] };
};

const taken = (step: ScriptStep, say: SayStep): TakenStep => ({ stepId: step.id, question: say(step), answer: '' });

/** Passes branches until a step to show is met; undefined where they lead to none, or in a circle. */
const shownFrom = ({ script, facts }: ScriptTalk, stepId: string | null, path: readonly TakenStep[]): ScriptStep | undefined => {
  const passed = new Set<string>();
  let step = stepOf(script, stepId);
  while (step?.kind === 'branch' && !passed.has(step.id)) {
    passed.add(step.id);
    const branch = step.branches.find(({ when }) => holds(when, script, path, facts));
    step = stepOf(script, branch?.goTo ?? step.goTo);
  }
  return step?.kind === 'branch' ? undefined : step;
};

export const answerAt = (stepId: string, path: readonly TakenStep[]): string => path.find((each) => each.stepId === stepId)?.answer ?? '';

/** The answer chosen at a step, as its place among the step's choices; −1 while none is. */
export const chosenAt = (step: ScriptStep, path: readonly TakenStep[]): number => {
  const answer = answerAt(step.id, path);
  return answer === '' ? -1 : step.choices.findIndex((choice) => choice.label === answer);
};

/** Where the script goes on from a step: by the answer chosen, else by the step itself, else as by its first answer. */
export const stepAfter = (talk: ScriptTalk, step: ScriptStep, path: readonly TakenStep[]): ScriptStep | undefined => {
  if (step.kind === 'end') return undefined;
  const chosen = step.choices[chosenAt(step, path)] ?? (step.goTo ? undefined : step.choices[0]);
  return shownFrom(talk, chosen?.goTo ?? step.goTo, path);
};

/** The steps that would follow from here, up to the end; a loop is walked once. */
export const stepsAhead = (talk: ScriptTalk, place: ScriptPlace): ScriptStep[] => {
  const ahead: ScriptStep[] = [];
  const seen = new Set([place.stepId]);
  let step = stepOf(talk.script, place.stepId);
  while (step) {
    step = stepAfter(talk, step, place.path);
    if (!step || seen.has(step.id)) break;
    seen.add(step.id);
    ahead.push(step);
  }
  return ahead;
};

/** Goes to a step. Answers given on other branches stay in the path: jumping about never loses one. */
export const goToStep = (talk: ScriptTalk, place: ScriptPlace, stepId: string): ScriptPlace => {
  const step = shownFrom(talk, stepId, place.path);
  if (!step || step.id === place.stepId) return place;
  const here = place.path.findIndex((each) => each.stepId === place.stepId);
  const there = place.path.findIndex((each) => each.stepId === step.id);
  if (there >= 0 && there <= here + 1) return { ...place, stepId: step.id };
  const standing = place.path[there] ?? taken(step, talk.say);
  const others = place.path.filter((each) => each.stepId !== step.id);
  return { stepId: step.id, path: others.toSpliced(here + 1, 0, standing) };
};

/** One step back on the way that was walked; the same place at its beginning. */
export const goBack = (place: ScriptPlace): ScriptPlace => {
  const here = place.path.findIndex((each) => each.stepId === place.stepId);
  const before = place.path[here - 1];
  return before ? { ...place, stepId: before.stepId } : place;
};

export const goForward = (talk: ScriptTalk, place: ScriptPlace): ScriptPlace => {
  const step = stepOf(talk.script, place.stepId);
  const next = step && stepAfter(talk, step, place.path);
  return next ? goToStep(talk, place, next.id) : place;
};

/** Chooses an answer of the step shown and moves on along it. */
export const answerStep = (talk: ScriptTalk, place: ScriptPlace, choice: number): ScriptPlace => {
  const chosen = stepOf(talk.script, place.stepId)?.choices[choice];
  return chosen ? goForward(talk, withAnswer(place, { answer: chosen.label })) : place;
};

const keptAnswers = 40;

/**
 * Writes an answer at the step shown, without moving on. `replaced`: what it takes the place of, kept beside it; while words are
 * being typed, what stood there before the first of them.
 */
export const withAnswer = (place: ScriptPlace, given: { answer: string; size?: number | undefined }, replaced?: string): ScriptPlace => {
  const path = place.path.map((each): TakenStep => {
    if (each.stepId !== place.stepId) return each;
    const { size: _, earlier = [], ...rest } = each;
    const before = replaced ?? each.answer;
    const isNew = before !== '' && before !== given.answer && earlier.at(-1) !== before;
    const kept = isNew ? [...earlier, before].slice(-keptAnswers) : earlier;
    const size = given.size === undefined ? {} : { size: given.size };
    return { ...rest, answer: given.answer, ...size, ...(kept.length > 0 ? { earlier: kept } : {}) };
  });
  return { ...place, path };
};

const keptObjections = 40;

/**
 * Keeps an objection at the step at which it was raised. `goTo`: where its reply goes on; null or a step that is not there: back to where
 * one was, which is the step shown.
 */
export const withObjection = (
  talk: ScriptTalk,
  place: ScriptPlace,
  { title, goTo }: { title: string; goTo: string | null },
): ScriptPlace => {
  const next = goTo === null ? place : goToStep(talk, place, goTo);
  const raised = { title, wentTo: next.stepId === place.stepId ? null : next.stepId };
  const path = next.path.map(
    (each): TakenStep =>
      each.stepId === place.stepId ? { ...each, objections: [...(each.objections ?? []), raised].slice(-keptObjections) } : each,
  );
  return { ...next, path };
};

/** A known answer is said to be still so: it stands as this call's answer, and the script goes on as if it had been asked. */
export const confirmKnown = (
  talk: ScriptTalk,
  place: ScriptPlace,
  known: KnownBefore,
  said: { answer: string; size?: number | undefined },
): ScriptPlace =>
  known.kind === 'letters' && known.choice >= 0 ? answerStep(talk, place, known.choice) : goForward(talk, withAnswer(place, said));
