import type { Letter, LetterState } from '../../shared/domain/bantfo.ts';
import type { Script, ScriptChoice, ScriptStep } from '../../shared/domain/script.ts';
import type { ScriptFacts } from '../../shared/domain/script-facts.ts';
import { aLead } from './domain.ts';

/** Scripts that are valid as they stand; a test says only what it is about. */

export const aStep = (id: string, over: Partial<ScriptStep> = {}): ScriptStep => ({
  id,
  title: id,
  kind: 'ask',
  say: `Say ${id}`,
  hint: '',
  choices: [],
  goTo: null,
  answerAs: 'choice',
  unit: '',
  fills: null,
  detail: null,
  confirm: '',
  branches: [],
  ...over,
});

export const aChoice = (label: string, goTo: string, ...fills: [Letter, LetterState][]): ScriptChoice => ({
  label,
  goTo,
  fills: fills.map(([letter, state]) => ({ letter, state, value: {} })),
});

export const anEnd = (id = 'end'): ScriptStep => aStep(id, { kind: 'end' });

/** Says something and ends. */
export const aScript = (over: Partial<Script> = {}): Script => ({
  id: 'script-1',
  scriptKey: 'inquiry',
  name: 'Inquiry',
  version: 1,
  language: 'en',
  state: 'live',
  startStepId: over.steps?.[0]?.id ?? 'open',
  steps: [aStep('open', { kind: 'say', goTo: 'end' }), anEnd()],
  objections: [],
  publishedAt: 0,
  publishedById: null,
  purposes: [],
  campaignIds: [],
  share: 100,
  revision: 0,
  savedAt: null,
  savedById: null,
  retiredAt: null,
  ...over,
});

export const someFacts = (over: Partial<ScriptFacts> = {}): ScriptFacts => ({
  lead: aLead(),
  letters: 'uuuuuu',
  lettersBefore: 'uuuuuu',
  horizonMonths: 12,
  ...over,
});
