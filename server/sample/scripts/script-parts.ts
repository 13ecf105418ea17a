import type { AnswerValue, Letter, LetterState } from '../../../shared/domain/bantfo.ts';
import type {
  AnswerKind,
  Script,
  ScriptBranch,
  ScriptChoice,
  ScriptCondition,
  ScriptObjection,
  ScriptStep,
} from '../../../shared/domain/script.ts';
import { emptyStep } from '../../../shared/domain/script-edits.ts';

/** Short words for writing a script down: what is said, what is asked with its answers, where it branches, and how it ends. */

/** A sample script before the center publishes it. */
export type WrittenScript = Omit<
  Script,
  'publishedAt' | 'publishedById' | 'campaignIds' | 'share' | 'revision' | 'savedAt' | 'savedById' | 'retiredAt'
>;

type Fill = ScriptChoice['fills'][number];

export const fill = (letter: Letter, state: LetterState, value: AnswerValue = {}): Fill => ({ letter, state, value });

export const choice = (label: string, goTo: string, ...fills: Fill[]): ScriptChoice => ({ label, fills, goTo });

export const say = (id: string, title: string, text: string, hint: string, goTo: string): ScriptStep => ({
  ...emptyStep(id, 'say', title),
  say: text,
  hint,
  goTo,
});

export const ask = (id: string, title: string, text: string, hint: string, ...choices: ScriptChoice[]): ScriptStep => ({
  ...emptyStep(id, 'ask', title),
  say: text,
  hint,
  choices,
});

type Asked = { as: Exclude<AnswerKind, 'choice'>; goTo: string } & Partial<Pick<ScriptStep, 'unit' | 'fills' | 'detail' | 'confirm'>>;

/** A question that is answered in words: a number, a sum, a date, a text. */
export const askFor = (id: string, title: string, text: string, hint: string, { as, ...more }: Asked): ScriptStep => ({
  ...emptyStep(id, 'ask', title),
  say: text,
  hint,
  answerAs: as,
  ...more,
});

/** The same question, confirmed where its answer is known from before. */
export const confirming = (step: ScriptStep, confirm: string): ScriptStep => ({ ...step, confirm });

export const when = (condition: ScriptCondition, goTo: string): ScriptBranch => ({ when: condition, goTo });

export const branch = (id: string, title: string, otherwise: string, ...branches: ScriptBranch[]): ScriptStep => ({
  ...emptyStep(id, 'branch', title),
  branches,
  goTo: otherwise,
});

export const note = (id: string, title: string, text: string, goTo: string): ScriptStep => ({
  ...emptyStep(id, 'note', title),
  say: text,
  goTo,
});

export const end = (id: string, title: string, text: string, hint = ''): ScriptStep => ({
  ...emptyStep(id, 'end', title),
  say: text,
  hint,
});

export const objection = (title: string, reply: string): ScriptObjection => ({ title, reply, goTo: null });
