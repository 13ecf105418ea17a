import type { AnswerValue, Letter, LetterState } from '../../../shared/domain/bantfo.ts';
import type { Script, ScriptStep } from '../../../shared/domain/call.ts';

/** Short words for writing a script down: what is said, what is asked with its answers, and how it ends. */

type Fill = ScriptStep['choices'][number]['fills'][number];
type Choice = ScriptStep['choices'][number];

export const fill = (letter: Letter, state: LetterState, value: AnswerValue = {}): Fill => ({ letter, state, value });

export const choice = (label: string, goTo: string, ...fills: Fill[]): Choice => ({ label, fills, goTo });

export const say = (id: string, title: string, text: string, hint: string, goTo: string): ScriptStep => ({
  id,
  title,
  kind: 'say',
  say: text,
  hint,
  choices: [],
  goTo,
});

export const ask = (id: string, title: string, text: string, hint: string, ...choices: Choice[]): ScriptStep => ({
  id,
  title,
  kind: 'ask',
  say: text,
  hint,
  choices,
  goTo: null,
});

export const end = (id: string, title: string, text: string, hint = ''): ScriptStep => ({
  id,
  title,
  kind: 'end',
  say: text,
  hint,
  choices: [],
  goTo: null,
});

export const objection = (title: string, reply: string): Script['objections'][number] => ({ title, reply });
