import type { Letter } from './bantfo.ts';
import { brokenFieldOf, isMergeField, mergePartsOf } from './merge-fields.ts';
import type { Script, ScriptCondition, ScriptContent, ScriptStep } from './script.ts';
import { lettersOfStep } from './script-facts.ts';

/**
 * Something in a script that would let a rep down in a call. `stepId` is where to look; null: the script as a whole.
 * `branch` and `choice` count from 0.
 */
export type ScriptFault =
  | { code: 'noStart'; stepId: null }
  | { code: 'noName'; stepId: null }
  | { code: 'noTitle'; stepId: string }
  | { code: 'sameStep'; stepId: string }
  | { code: 'unreachable'; stepId: string }
  /** The call would stop here: no answer and no next step, and it is no end. */
  | { code: 'deadEnd'; stepId: string }
  /** It goes on and on: no end can be reached from here. */
  | { code: 'noEnd'; stepId: string }
  /** Branches lead from one to the other and back, and nothing is ever shown. */
  | { code: 'branchCircle'; stepId: string }
  | { code: 'missingStep'; stepId: string; goTo: string }
  /** Sales requires the letter, and no step that can be reached asks for it: from the first step on. */
  | { code: 'letterNeverAsked'; stepId: string | null; letter: Letter }
  | { code: 'nothingSaid'; stepId: string }
  | { code: 'emptyAnswer'; stepId: string; choice: number }
  /** Two answers with the same words cannot be told apart later. */
  | { code: 'sameAnswer'; stepId: string; label: string }
  /** The branch has no "otherwise": a lead that fits none of it would get stuck. */
  | { code: 'noOtherwise'; stepId: string }
  | { code: 'emptyBranch'; stepId: string; branch: number }
  /** The branch asks what was answered at a step that is not there or has no such answer. */
  | { code: 'branchAnswer'; stepId: string; branch: number }
  | { code: 'unknownCampaign' | 'unknownSegment'; stepId: string; branch: number }
  | { code: 'unknownField'; stepId: string; field: string }
  | { code: 'noFallback'; stepId: string; field: string }
  | { code: 'brokenField'; stepId: string; field: string }
  /** The same three in the reply to an objection, or one that leads nowhere. */
  | { code: 'objection'; stepId: null; objection: number; title: string; why: 'empty' | 'field' | 'missingStep' | 'same'; field: string };

/** What a script is held against. `required`: letters sales asks for. The ids: those the center has; left out: not looked at. */
export type CheckAgainst = {
  required: readonly Letter[];
  campaignIds?: ReadonlySet<string> | undefined;
  segmentIds?: ReadonlySet<string> | undefined;
};

type Checked = Pick<Script, keyof ScriptContent>;
type Steps = ReadonlyMap<string, ScriptStep>;

/** Where a step may go on to, each place once, in the order of its answers. */
export const onwardOf = ({ choices, branches, goTo }: Pick<ScriptStep, 'choices' | 'branches' | 'goTo'>): string[] => [
  ...new Set([...choices, ...branches].map((each) => each.goTo).concat(goTo === null ? [] : [goTo])),
];

/** Everything wrong with a script, in the order of its steps; the whole script's faults first. */
export const checkScript = (script: Checked, against: CheckAgainst): ScriptFault[] => {
  const steps: Steps = new Map(script.steps.map((step) => [step.id, step]));
  const reached = reachedFrom([script.startStepId, ...script.objections.flatMap(({ goTo }) => goTo ?? [])], steps);
  const ending = comingToAnEnd(script.steps);
  return [
    ...(script.name.trim() === '' ? [{ code: 'noName', stepId: null } as const] : []),
    ...(steps.has(script.startStepId) ? [] : [{ code: 'noStart', stepId: null } as const]),
    ...lettersMissing(script, reached, against.required),
    ...script.steps.flatMap((step, index) => [
      ...(script.steps.findIndex(({ id }) => id === step.id) < index ? [{ code: 'sameStep', stepId: step.id } as const] : []),
      ...waysOf(step, steps, reached, ending),
      ...wordsOf(step),
      ...branchesOf(step, steps, against),
      ...fieldsOf(step),
    ]),
    ...objectionsOf(script, steps),
  ];
};

const reachedFrom = (starts: readonly string[], steps: Steps): Set<string> => {
  const reached = new Set<string>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = steps.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    if (step.kind !== 'end') open.push(...onwardOf(step));
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

const lettersMissing = ({ steps, startStepId }: Checked, reached: ReadonlySet<string>, required: readonly Letter[]): ScriptFault[] => {
  const asked = new Set(steps.filter(({ id, kind }) => kind === 'ask' && reached.has(id)).flatMap(lettersOfStep));
  const stepId = steps.some(({ id }) => id === startStepId) ? startStepId : null;
  return required.filter((letter) => !asked.has(letter)).map((letter) => ({ code: 'letterNeverAsked', stepId, letter }));
};

const waysOf = (step: ScriptStep, steps: Steps, reached: ReadonlySet<string>, ending: ReadonlySet<string>): ScriptFault[] => {
  const stepId = step.id;
  if (!reached.has(stepId)) return [{ code: 'unreachable', stepId }];
  if (step.kind === 'end') return [];
  const onward = onwardOf(step);
  const missing = onward.filter((goTo) => !steps.has(goTo)).map((goTo): ScriptFault => ({ code: 'missingStep', stepId, goTo }));
  if (onward.length === 0) return [{ code: 'deadEnd', stepId }];
  if (isInBranchCircle(step, steps)) return [...missing, { code: 'branchCircle', stepId }];
  return ending.has(stepId) || missing.length === onward.length ? missing : [...missing, { code: 'noEnd', stepId }];
};

/** Back to the same branch by branches only. */
const isInBranchCircle = (step: ScriptStep, steps: Steps): boolean => {
  if (step.kind !== 'branch') return false;
  const seen = new Set<string>();
  const open = onwardOf(step);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === step.id) return true;
    const next = steps.get(id);
    if (next?.kind !== 'branch' || seen.has(id)) continue;
    seen.add(id);
    open.push(...onwardOf(next));
  }
  return false;
};

const wordsOf = (step: ScriptStep): ScriptFault[] => {
  const stepId = step.id;
  const faults: ScriptFault[] = step.title.trim() === '' ? [{ code: 'noTitle', stepId }] : [];
  if (step.kind !== 'branch' && step.say.trim() === '') faults.push({ code: 'nothingSaid', stepId });
  if (step.kind !== 'ask' || step.answerAs !== 'choice') return faults;
  step.choices.forEach(({ label }, choice) => {
    if (label.trim() === '') faults.push({ code: 'emptyAnswer', stepId, choice });
    else if (step.choices.findIndex((each) => each.label === label) < choice) faults.push({ code: 'sameAnswer', stepId, label });
  });
  return faults;
};

const branchesOf = (step: ScriptStep, steps: Steps, { campaignIds, segmentIds }: CheckAgainst): ScriptFault[] => {
  if (step.kind !== 'branch') return [];
  const stepId = step.id;
  const faults: ScriptFault[] = step.goTo === null && step.branches.length > 0 ? [{ code: 'noOtherwise', stepId }] : [];
  step.branches.forEach(({ when }, branch) => {
    if (isEmpty(when)) faults.push({ code: 'emptyBranch', stepId, branch });
    else if (!isAnswerable(when, steps)) faults.push({ code: 'branchAnswer', stepId, branch });
    else if (when.on === 'campaign' && campaignIds && when.is.some((id) => !campaignIds.has(id))) {
      faults.push({ code: 'unknownCampaign', stepId, branch });
    } else if (when.on === 'segment' && segmentIds && when.is.some((id) => !segmentIds.has(id))) {
      faults.push({ code: 'unknownSegment', stepId, branch });
    }
  });
  return faults;
};

const isEmpty = (when: ScriptCondition): boolean => {
  if (when.on === 'size') return when.from === null && when.below === null;
  return when.on !== 'detail' && when.is.length === 0;
};

const isAnswerable = (when: ScriptCondition, steps: Steps): boolean => {
  if (when.on !== 'answer' && when.on !== 'size') return true;
  const asked = steps.get(when.stepId);
  if (asked?.kind !== 'ask') return false;
  if (when.on === 'size') return asked.answerAs !== 'choice' && asked.answerAs !== 'text';
  return asked.answerAs === 'choice' && when.is.every((label) => asked.choices.some((choice) => choice.label === label));
};

const fieldsOf = ({ id: stepId, kind, say, hint, confirm }: ScriptStep): ScriptFault[] =>
  kind === 'branch'
    ? []
    : [say, hint, confirm].flatMap((text, place) => fieldFaults(text, place === 2).map((fault) => ({ ...fault, stepId })));

type FieldFault = { code: 'unknownField' | 'noFallback' | 'brokenField'; field: string };

/** `known` means something only where a known answer is confirmed. */
const fieldFaults = (text: string, isConfirm = false): FieldFault[] => {
  const broken = brokenFieldOf(text);
  const faults = mergePartsOf(text).flatMap((part): FieldFault[] => {
    if (part.kind === 'words') return [];
    if (!isMergeField(part.name) || (part.name === 'known' && !isConfirm)) return [{ code: 'unknownField', field: part.name }];
    return part.fallback === null ? [{ code: 'noFallback', field: part.name }] : [];
  });
  return broken === null ? faults : [...faults, { code: 'brokenField', field: broken }];
};

const objectionsOf = ({ objections }: Checked, steps: Steps): ScriptFault[] =>
  objections.flatMap(({ title, reply, goTo }, objection) => {
    const fault = (why: 'empty' | 'field' | 'missingStep' | 'same', field = ''): ScriptFault => ({
      code: 'objection',
      stepId: null,
      objection,
      title,
      why,
      field,
    });
    return [
      ...(title.trim() === '' || reply.trim() === '' ? [fault('empty')] : []),
      ...(objections.findIndex((each) => each.title === title) < objection ? [fault('same')] : []),
      ...fieldFaults(reply).map(({ field }) => fault('field', field)),
      ...(goTo !== null && !steps.has(goTo) ? [fault('missingStep', goTo)] : []),
    ];
  });
