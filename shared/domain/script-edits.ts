import type { ScriptBranch, ScriptChoice, ScriptContent, ScriptStep, StepKind } from './script.ts';
import { onwardOf } from './script-checks.ts';

/** Edits of a draft, each from content to content. What an edit leaves open, such as an answer that leads nowhere yet, a check names. */

/** An answer or branch whose next step is not chosen yet. */
export const nowhere = '';

export const emptyStep = (id: string, kind: StepKind, title: string): ScriptStep => ({
  id,
  title,
  kind,
  say: '',
  hint: '',
  choices: [],
  goTo: null,
  answerAs: 'choice',
  unit: '',
  fills: null,
  detail: null,
  confirm: '',
  branches: [],
});

/** A script to begin with: something said, then an end. */
export const emptyContent = (
  name: string,
  language: string,
  titles: { opening: string; end: string },
  ids: { opening: string; end: string },
): ScriptContent => ({
  name,
  language,
  startStepId: ids.opening,
  steps: [{ ...emptyStep(ids.opening, 'say', titles.opening), goTo: ids.end }, emptyStep(ids.end, 'end', titles.end)],
  objections: [],
  purposes: ['inquiry'],
  campaignIds: [],
});

export const changeStep = (content: ScriptContent, stepId: string, change: (step: ScriptStep) => ScriptStep): ScriptContent => ({
  ...content,
  steps: content.steps.map((step) => (step.id === stepId ? change(step) : step)),
});

/**
 * Puts a step after another and into its way: what the other went on to, the new one goes on to. Behind answers it is not put into
 * any way, since nobody knows which is meant, unless one leads nowhere yet.
 */
export const addStepAfter = (content: ScriptContent, afterId: string, fresh: ScriptStep): ScriptContent => {
  const at = content.steps.findIndex(({ id }) => id === afterId);
  const after = content.steps[at];
  const steps = content.steps.toSpliced(at + 1, 0, fresh);
  if (!after || after.kind === 'end') return { ...content, steps };
  const isStraight = after.choices.length === 0 && after.branches.length === 0;
  if (isStraight) {
    const onward = fresh.kind === 'end' ? null : after.goTo;
    return changeStep(
      changeStep({ ...content, steps }, fresh.id, (step) => ({ ...step, goTo: onward })),
      after.id,
      (step) => ({ ...step, goTo: fresh.id }),
    );
  }
  return changeStep({ ...content, steps }, after.id, (step) => leadingSomewhere(step, fresh.id));
};

/** The first way of a step that leads nowhere yet leads there. */
const leadingSomewhere = (step: ScriptStep, goTo: string): ScriptStep => {
  const choice = step.choices.findIndex((each) => each.goTo === nowhere);
  if (choice >= 0) return changeChoice(step, choice, { goTo });
  const branch = step.branches.findIndex((each) => each.goTo === nowhere);
  return branch >= 0 ? changeBranch(step, branch, { goTo }) : step;
};

/** Takes a step out. What led to it goes on to where it went, if that was one place; else it leads nowhere, and a check says so. */
export const removeStep = (content: ScriptContent, stepId: string): ScriptContent => {
  const gone = content.steps.find(({ id }) => id === stepId);
  if (!gone || content.steps.length === 1) return content;
  const onward = onwardOf(gone).filter((id) => id !== stepId);
  const instead = onward.length === 1 ? (onward[0] ?? nowhere) : nowhere;
  const led = (goTo: string) => (goTo === stepId ? instead : goTo);
  const steps = content.steps
    .filter(({ id }) => id !== stepId)
    .map((step) => ({
      ...step,
      choices: step.choices.map((each) => ({ ...each, goTo: led(each.goTo) })),
      branches: step.branches.map((each) => ({ ...each, goTo: led(each.goTo) })),
      goTo: step.goTo === stepId ? instead || null : step.goTo,
    }));
  return {
    ...content,
    steps,
    startStepId: content.startStepId === stepId ? instead || (steps[0]?.id ?? '') : content.startStepId,
    objections: content.objections.map((each) => (each.goTo === stepId ? { ...each, goTo: null } : each)),
  };
};

/** A step copied beside itself under another id; nothing leads to the copy yet. */
export const copyStep = (content: ScriptContent, stepId: string, id: string, title: string): ScriptContent => {
  const at = content.steps.findIndex((step) => step.id === stepId);
  const step = content.steps[at];
  return step ? { ...content, steps: content.steps.toSpliced(at + 1, 0, { ...step, id, title }) } : content;
};

/** Makes a step another kind. Ways that the new kind has no place for are kept as its one way on. */
export const withKind = (step: ScriptStep, kind: StepKind): ScriptStep => {
  const onward = step.goTo ?? onwardOf(step).find((id) => id !== nowhere) ?? null;
  const bare: ScriptStep = { ...emptyStep(step.id, kind, step.title), say: step.say, hint: step.hint };
  if (kind === 'end') return { ...bare, goTo: null };
  if (kind !== 'ask') return { ...bare, goTo: onward };
  return step.kind === 'ask' ? step : { ...bare, goTo: null, choices: [{ label: '', fills: [], goTo: onward ?? nowhere }] };
};

/** How a question is answered: by choice every answer leads somewhere, in words there is one way on. */
export const withAnswerAs = (step: ScriptStep, answerAs: ScriptStep['answerAs']): ScriptStep => {
  if (answerAs === step.answerAs) return step;
  const onward = step.goTo ?? onwardOf(step).find((id) => id !== nowhere) ?? nowhere;
  if (answerAs === 'choice')
    return { ...step, answerAs, unit: '', fills: null, goTo: null, choices: [{ label: '', fills: [], goTo: onward }] };
  return { ...step, answerAs, choices: [], goTo: onward || null };
};

export const changeChoice = (step: ScriptStep, at: number, change: Partial<ScriptChoice>): ScriptStep => ({
  ...step,
  choices: step.choices.map((each, index) => (index === at ? { ...each, ...change } : each)),
});

export const changeBranch = (step: ScriptStep, at: number, change: Partial<ScriptBranch>): ScriptStep => ({
  ...step,
  branches: step.branches.map((each, index) => (index === at ? { ...each, ...change } : each)),
});

/** An item moved by one place, as far as there is one. */
export const moved = <Item>(items: readonly Item[], at: number, by: 1 | -1): Item[] => {
  const item = items[at];
  const to = at + by;
  return item === undefined || to < 0 || to >= items.length ? [...items] : items.toSpliced(at, 1).toSpliced(to, 0, item);
};

/** What of a script is written in it. */
export const contentOf = ({ name, language, startStepId, steps, objections, purposes, campaignIds }: ScriptContent): ScriptContent => ({
  name,
  language,
  startStepId,
  steps,
  objections,
  purposes,
  campaignIds,
});
