import type { Letter } from './bantfo.ts';
import type { Script, ScriptStep } from './call.ts';
import { mergeFieldNames, mergePartsOf } from './merge-fields.ts';
import { lettersOfStep } from './script-walk.ts';

/** Something in a script that would let a rep down in a call. `stepId` is where to look; null: the script as a whole. */
export type ScriptFault =
  | { code: 'noStart'; stepId: null }
  | { code: 'unreachable'; stepId: string }
  /** The call would stop here: no answer and no next step, and it is no end. */
  | { code: 'deadEnd'; stepId: string }
  /** It goes on and on: no end can be reached from here. */
  | { code: 'noEnd'; stepId: string }
  | { code: 'missingStep'; stepId: string; goTo: string }
  /** Sales requires the letter, and no step that can be reached asks for it. */
  | { code: 'letterNeverAsked'; stepId: null; letter: Letter }
  | { code: 'unknownField'; stepId: string; field: string }
  | { code: 'noFallback'; stepId: string; field: string };

/** Where a step may go on to, each place once, in the order of its answers. */
export const onwardOf = ({ choices, goTo }: ScriptStep): string[] => [
  ...new Set([...choices.map((choice) => choice.goTo), ...(goTo ? [goTo] : [])]),
];

/** Everything wrong with a script, in the order of its steps; the whole script's faults first. `required`: letters sales asks for. */
export const checkScript = (script: Script, required: readonly Letter[]): ScriptFault[] => {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const reached = reachedFrom(script.startStepId, steps);
  const ending = comingToAnEnd(script.steps);
  const whole: ScriptFault[] = steps.has(script.startStepId) ? [] : [{ code: 'noStart', stepId: null }];
  return [
    ...whole,
    ...lettersMissing(script, reached, required),
    ...script.steps.flatMap((step) => [...waysOf(step, steps, reached, ending), ...fieldsOf(step)]),
  ];
};

const reachedFrom = (startId: string, steps: ReadonlyMap<string, ScriptStep>): Set<string> => {
  const reached = new Set<string>();
  const open = [startId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = steps.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    open.push(...onwardOf(step));
  }
  return reached;
};

/** Steps from which some way leads to an end: walked backwards from the ends. */
const comingToAnEnd = (steps: readonly ScriptStep[]): Set<string> => {
  const coming = new Set(steps.filter(({ kind }) => kind === 'end').map(({ id }) => id));
  for (let before = -1; before !== coming.size; ) {
    before = coming.size;
    for (const step of steps) if (onwardOf(step).some((id) => coming.has(id))) coming.add(step.id);
  }
  return coming;
};

const lettersMissing = (script: Script, reached: ReadonlySet<string>, required: readonly Letter[]): ScriptFault[] => {
  const asked = new Set(script.steps.filter(({ id }) => reached.has(id)).flatMap(lettersOfStep));
  return required.filter((letter) => !asked.has(letter)).map((letter) => ({ code: 'letterNeverAsked', stepId: null, letter }));
};

const waysOf = (
  step: ScriptStep,
  steps: ReadonlyMap<string, ScriptStep>,
  reached: ReadonlySet<string>,
  ending: ReadonlySet<string>,
): ScriptFault[] => {
  const stepId = step.id;
  if (!reached.has(stepId)) return [{ code: 'unreachable', stepId }];
  if (step.kind === 'end') return [];
  const onward = onwardOf(step);
  const missing = onward.filter((goTo) => !steps.has(goTo)).map((goTo): ScriptFault => ({ code: 'missingStep', stepId, goTo }));
  if (onward.length === 0) return [{ code: 'deadEnd', stepId }];
  return ending.has(stepId) || missing.length === onward.length ? missing : [...missing, { code: 'noEnd', stepId }];
};

const known = new Set<string>(mergeFieldNames);

const fieldsOf = ({ id: stepId, say }: ScriptStep): ScriptFault[] =>
  mergePartsOf(say).flatMap((part): ScriptFault[] => {
    if (part.kind === 'words') return [];
    if (!known.has(part.name)) return [{ code: 'unknownField', stepId, field: part.name }];
    return part.fallback === null ? [{ code: 'noFallback', stepId, field: part.name }] : [];
  });
