import { describe, expect, it } from 'vitest';
import type { Letter } from './bantfo.ts';
import type { Script, ScriptStep } from './call.ts';
import { mergePartsOf } from './merge-fields.ts';
import { checkScript, onwardOf } from './script-checks.ts';

const step = (id: string, over: Partial<ScriptStep> = {}): ScriptStep => ({
  id,
  title: id,
  kind: 'ask',
  say: 'Well?',
  hint: '',
  choices: [],
  goTo: null,
  ...over,
});
const to = (goTo: string, ...fills: Letter[]): ScriptStep['choices'][number] => ({
  label: goTo,
  goTo,
  fills: fills.map((letter) => ({ letter, state: 'favourable', value: {} })),
});
const aScript = (...steps: ScriptStep[]): Script => ({
  id: 's',
  scriptKey: 's',
  name: 'S',
  version: 1,
  language: 'en',
  state: 'draft',
  startStepId: 'open',
  steps,
  objections: [],
  publishedAt: null,
  publishedById: null,
});
const end = step('end', { kind: 'end' });

describe('the checks of a script', () => {
  it('find nothing in a script that leads from its start to an end and asks what sales requires', () => {
    expect(checkScript(aScript(step('open', { choices: [to('end', 'B', 'N')] }), end), ['B', 'N'])).toEqual([]);
  });

  it('name a step that nothing leads to, and do not count its letters', () => {
    const script = aScript(step('open', { goTo: 'end' }), step('lost', { choices: [to('end', 'B')] }), end);
    expect(checkScript(script, ['B'])).toEqual([
      { code: 'letterNeverAsked', stepId: null, letter: 'B' },
      { code: 'unreachable', stepId: 'lost' },
    ]);
  });

  it('name a step at which the call would stop', () => {
    expect(checkScript(aScript(step('open', { choices: [to('stuck'), to('end')] }), step('stuck'), end), [])).toEqual([
      { code: 'deadEnd', stepId: 'stuck' },
    ]);
  });

  it('name the steps of a circle without a way out, but not of one that has one', () => {
    const circle = aScript(step('open', { goTo: 'again' }), step('again', { goTo: 'open' }), end);
    expect(checkScript(circle, []).map(({ code, stepId }) => [code, stepId])).toEqual([
      ['noEnd', 'open'],
      ['noEnd', 'again'],
      ['unreachable', 'end'],
    ]);
    const withWayOut = aScript(step('open', { goTo: 'again' }), step('again', { choices: [to('open'), to('end')] }), end);
    expect(checkScript(withWayOut, [])).toEqual([]);
  });

  it('name an answer that leads to no step, and a start that is none', () => {
    expect(checkScript(aScript(step('open', { choices: [to('nowhere'), to('end')] }), end), [])).toEqual([
      { code: 'missingStep', stepId: 'open', goTo: 'nowhere' },
    ]);
    expect(checkScript({ ...aScript(end), startStepId: 'gone' }, [])[0]).toEqual({ code: 'noStart', stepId: null });
  });

  it('name fields that nothing fills, and fields that would leave a hole', () => {
    const script = aScript(step('open', { say: 'Hello {{nickName|you}}, {{firstName|}} of {{companyName}}.', goTo: 'end' }), end);
    expect(checkScript(script, [])).toEqual([
      { code: 'unknownField', stepId: 'open', field: 'nickName' },
      { code: 'noFallback', stepId: 'open', field: 'companyName' },
    ]);
  });
});

describe('parts of a script', () => {
  it('are words and fields, with nothing of the text lost', () => {
    expect(mergePartsOf('Good day {{firstName|}}, why {{ touchTitle | this }}?')).toEqual([
      { kind: 'words', text: 'Good day ' },
      { kind: 'field', name: 'firstName', fallback: '' },
      { kind: 'words', text: ', why ' },
      { kind: 'field', name: 'touchTitle', fallback: 'this' },
      { kind: 'words', text: '?' },
    ]);
    expect(mergePartsOf('')).toEqual([]);
  });

  it('lead to each place once', () => {
    expect(onwardOf(step('open', { choices: [to('a'), to('b'), to('a')], goTo: 'b' }))).toEqual(['a', 'b']);
  });
});
