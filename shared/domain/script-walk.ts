import type { Letter } from './bantfo.ts';
import type { Attempt, Script, ScriptStep } from './call.ts';

/** A step that was taken, with what was asked as it was said, and the answer chosen; '' while none is. */
export type TakenStep = Attempt['scriptPath'][number];
/** Where a call stands in a script: the step shown, and every step taken, in the order of walking. */
export type ScriptPlace = { stepId: string; path: readonly TakenStep[] };
/** A step's text as it is said to this lead. */
export type SayStep = (step: ScriptStep) => string;

export const stepOf = (script: Script, id: string | null): ScriptStep | undefined => script.steps.find((step) => step.id === id);

export const startOfScript = (script: Script, say: SayStep): ScriptPlace => {
  const first = stepOf(script, script.startStepId) ?? script.steps[0];
  return first ? { stepId: first.id, path: [taken(first, say)] } : { stepId: '', path: [] };
};

const taken = (step: ScriptStep, say: SayStep): TakenStep => ({ stepId: step.id, question: say(step), answer: '' });

/** The answer chosen at a step, as its place among the step's choices; −1 while none is. */
export const chosenAt = (step: ScriptStep, path: readonly TakenStep[]): number => {
  const answer = path.find((each) => each.stepId === step.id)?.answer ?? '';
  return answer === '' ? -1 : step.choices.findIndex((choice) => choice.label === answer);
};

/** Where the script goes on from a step: by the answer chosen, else by the step itself, else as by its first answer. */
export const stepAfter = (script: Script, step: ScriptStep, path: readonly TakenStep[]): ScriptStep | undefined => {
  const chosen = step.choices[chosenAt(step, path)] ?? (step.goTo ? undefined : step.choices[0]);
  return stepOf(script, chosen?.goTo ?? step.goTo);
};

/** The steps that would follow from here, up to the end; a loop is walked once. */
export const stepsAhead = (script: Script, place: ScriptPlace): ScriptStep[] => {
  const ahead: ScriptStep[] = [];
  const seen = new Set([place.stepId]);
  let step = stepOf(script, place.stepId);
  while (step) {
    step = stepAfter(script, step, place.path);
    if (!step || seen.has(step.id)) break;
    seen.add(step.id);
    ahead.push(step);
  }
  return ahead;
};

/** Goes to a step. Answers given on other branches stay in the path: jumping about never loses one. */
export const goToStep = (script: Script, place: ScriptPlace, stepId: string, say: SayStep): ScriptPlace => {
  const step = stepOf(script, stepId);
  if (!step || stepId === place.stepId) return place;
  const here = place.path.findIndex((each) => each.stepId === place.stepId);
  const there = place.path.findIndex((each) => each.stepId === stepId);
  if (there >= 0 && there <= here + 1) return { ...place, stepId };
  const standing = place.path[there] ?? taken(step, say);
  const others = place.path.filter((each) => each.stepId !== stepId);
  return { stepId, path: others.toSpliced(here + 1, 0, standing) };
};

/** One step back on the way that was walked; the same place at its beginning. */
export const goBack = (place: ScriptPlace): ScriptPlace => {
  const here = place.path.findIndex((each) => each.stepId === place.stepId);
  const before = place.path[here - 1];
  return before ? { ...place, stepId: before.stepId } : place;
};

export const goForward = (script: Script, place: ScriptPlace, say: SayStep): ScriptPlace => {
  const step = stepOf(script, place.stepId);
  const next = step && stepAfter(script, step, place.path);
  return next ? goToStep(script, place, next.id, say) : place;
};

/** Chooses an answer of the step shown and moves on along it. */
export const answerStep = (script: Script, place: ScriptPlace, choice: number, say: SayStep): ScriptPlace => {
  const chosen = stepOf(script, place.stepId)?.choices[choice];
  if (!chosen) return place;
  const path = place.path.map((each) => (each.stepId === place.stepId ? { ...each, answer: chosen.label } : each));
  return goForward(script, { ...place, path }, say);
};

/** Letters that a step's answers can fill, each once, in the order of its answers. */
export const lettersOfStep = (step: ScriptStep): Letter[] => [
  ...new Set(step.choices.flatMap(({ fills }) => fills.map(({ letter }) => letter))),
];
