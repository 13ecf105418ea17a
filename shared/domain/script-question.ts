import type { Letter } from './bantfo.ts';
import type { Script, ScriptStep } from './script.ts';

/** How well a step asks for a letter: by the answers that fill it, then by how little else it asks. */
const asksFor = (step: ScriptStep, letter: Letter): number => {
  const fills = step.choices.flatMap((choice) => choice.fills.filter((each) => each.state !== 'unknown'));
  const own = fills.filter((each) => each.letter === letter).length + (step.fills?.letter === letter ? 1 : 0);
  return own === 0 ? 0 : own - (fills.length - own) / 100;
};

/** The step of a script that asks for a letter most; undefined where none does. */
export const stepAskingFor = (script: Pick<Script, 'steps'>, letter: Letter): ScriptStep | undefined =>
  script.steps.filter((each) => asksFor(each, letter) > 0).toSorted((a, b) => asksFor(b, letter) - asksFor(a, letter))[0];
