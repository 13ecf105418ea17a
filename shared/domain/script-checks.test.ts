import { describe, expect, it } from 'vitest';
import { aChoice, anEnd, aScript, aStep } from '../../test/builders/script.ts';
import { brokenFieldOf, mergePartsOf } from './merge-fields.ts';
import type { Script, ScriptCondition, ScriptObjection, ScriptStep } from './script.ts';
import { checkScript, onwardOf } from './script-checks.ts';

const end = anEnd();
const of = (...steps: ScriptStep[]): Script => aScript({ steps });
const faultsOf = (script: Script) => checkScript(script, { required: [] });
const sayTo = (id: string, goTo: string, say = 'Well.') => aStep(id, { kind: 'say', say, goTo });
const fork = (when: ScriptCondition, goTo: string | null = 'end') =>
  aStep('fork', { kind: 'branch', say: '', branches: [{ when, goTo: 'end' }], goTo });

describe('the checks before publication', () => {
  it('find nothing in a script that leads from its start to an end and asks what sales requires', () => {
    const script = of(aStep('open', { choices: [aChoice('yes', 'end', ['B', 'favourable'], ['N', 'partly'])] }), end);
    expect(checkScript(script, { required: ['B', 'N'] })).toEqual([]);
  });

  it('refuse a step that nothing leads to, at that step, and do not count its letters', () => {
    const script = of(sayTo('open', 'end'), aStep('lost', { choices: [aChoice('x', 'end', ['B', 'favourable'])] }), end);
    expect(checkScript(script, { required: ['B'] })).toEqual([
      { code: 'letterNeverAsked', stepId: 'open', letter: 'B' },
      { code: 'unreachable', stepId: 'lost' },
    ]);
  });

  it('refuse a step at which the call would stop', () => {
    const script = of(aStep('open', { choices: [aChoice('a', 'stuck'), aChoice('b', 'end')] }), aStep('stuck', { kind: 'say' }), end);
    expect(faultsOf(script)).toEqual([{ code: 'deadEnd', stepId: 'stuck' }]);
  });

  it('refuse a circle without a way out at each of its steps, and leave one alone that has one', () => {
    expect(faultsOf(of(sayTo('open', 'again'), sayTo('again', 'open'), end))).toEqual([
      { code: 'noEnd', stepId: 'open' },
      { code: 'noEnd', stepId: 'again' },
      { code: 'unreachable', stepId: 'end' },
    ]);
    const withWayOut = of(sayTo('open', 'again'), aStep('again', { choices: [aChoice('a', 'open'), aChoice('b', 'end')] }), end);
    expect(faultsOf(withWayOut)).toEqual([]);
  });

  it('refuse branches that lead to each other, where nothing would ever be shown', () => {
    const branches = [{ when: { on: 'stage', is: ['working'] } as ScriptCondition, goTo: 'end' }];
    const script = of(
      sayTo('open', 'one'),
      aStep('one', { kind: 'branch', branches, goTo: 'two' }),
      aStep('two', { kind: 'branch', branches, goTo: 'one' }),
      end,
    );
    expect(faultsOf(script)).toEqual([
      { code: 'branchCircle', stepId: 'one' },
      { code: 'branchCircle', stepId: 'two' },
    ]);
  });

  it('refuse a letter that sales requires and no question fills, also where only a statement or an end could', () => {
    const script = of(
      sayTo('open', 'ask'),
      aStep('ask', { answerAs: 'amount', fills: { letter: 'B', state: 'partly' }, goTo: 'end' }),
      end,
    );
    expect(checkScript(script, { required: ['B', 'T'] })).toEqual([{ code: 'letterNeverAsked', stepId: 'open', letter: 'T' }]);
  });

  it('refuse an answer that leads to no step, and a start that is none', () => {
    expect(faultsOf(of(aStep('open', { choices: [aChoice('a', 'nowhere'), aChoice('b', 'end')] }), end))).toEqual([
      { code: 'missingStep', stepId: 'open', goTo: 'nowhere' },
    ]);
    expect(faultsOf({ ...of(end), startStepId: 'gone' })[0]).toEqual({ code: 'noStart', stepId: null });
  });

  it('refuse fields that nothing fills, that would leave a hole, or are misspelt, in what is said, hinted and confirmed', () => {
    const script = of(
      aStep('open', {
        say: 'Hello {{nickName|you}}, {{firstName|}} of {{companyName}}.',
        hint: 'See {{touchTitle}',
        confirm: '{{known|that}} still?',
        choices: [aChoice('a', 'end')],
      }),
      { ...end, say: 'Bye {{known|}}' },
    );
    expect(faultsOf(script)).toEqual([
      { code: 'unknownField', stepId: 'open', field: 'nickName' },
      { code: 'noFallback', stepId: 'open', field: 'companyName' },
      { code: 'brokenField', stepId: 'open', field: '{{touchTitle}' },
      { code: 'unknownField', stepId: 'end', field: 'known' },
    ]);
  });

  it('refuse steps without words or title, and answers that are empty or twice the same', () => {
    const script = of(
      aStep('open', { title: ' ', say: '', choices: [aChoice('', 'end'), aChoice('yes', 'end'), aChoice('yes', 'end')] }),
      end,
    );
    expect(faultsOf(script)).toEqual([
      { code: 'noTitle', stepId: 'open' },
      { code: 'nothingSaid', stepId: 'open' },
      { code: 'emptyAnswer', stepId: 'open', choice: 0 },
      { code: 'sameAnswer', stepId: 'open', label: 'yes' },
    ]);
  });

  it('refuse a step that is there twice, and a script without a name', () => {
    expect(faultsOf({ ...of(sayTo('open', 'end'), end, end), name: '' }).map(({ code }) => code)).toEqual(['noName', 'sameStep']);
  });

  it('refuse a branch without “otherwise”, one that looks at nothing, and one that asks what was never answered', () => {
    const ask = aStep('ask', { choices: [aChoice('yes', 'fork')] });
    const codes = (branch: ScriptStep) => faultsOf(of(ask, branch, end)).map(({ code }) => code);
    expect(codes(fork({ on: 'answer', stepId: 'ask', is: ['yes'] }))).toEqual([]);
    expect(codes(fork({ on: 'answer', stepId: 'ask', is: ['yes'] }, null))).toEqual(['noOtherwise']);
    expect(codes(fork({ on: 'stage', is: [] }))).toEqual(['emptyBranch']);
    expect(codes(fork({ on: 'size', stepId: 'ask', from: null, below: null }))).toEqual(['emptyBranch']);
    expect(codes(fork({ on: 'answer', stepId: 'ask', is: ['no'] }))).toEqual(['branchAnswer']);
    expect(codes(fork({ on: 'answer', stepId: 'gone', is: ['yes'] }))).toEqual(['branchAnswer']);
    expect(codes(fork({ on: 'size', stepId: 'ask', from: 1, below: null }))).toEqual(['branchAnswer']);
  });

  it('refuse a branch on a campaign that this center does not have', () => {
    const script = of(sayTo('open', 'fork'), fork({ on: 'campaign', is: ['here', 'there'] }), end);
    expect(checkScript(script, { required: [], campaignIds: new Set(['here']) })).toEqual([
      { code: 'unknownCampaign', stepId: 'fork', branch: 0 },
    ]);
  });

  it('refuse a branch on a segment that this center does not have', () => {
    const script = of(sayTo('open', 'fork'), fork({ on: 'segment', is: ['here', 'gone'] }), end);
    expect(checkScript(script, { required: [], segmentIds: new Set(['here']) })).toEqual([
      { code: 'unknownSegment', stepId: 'fork', branch: 0 },
    ]);
  });

  it('refuse objections that are empty, twice there, use a field nothing fills, or go on to no step', () => {
    const objection = (over: Partial<ScriptObjection>): ScriptObjection => ({ title: 'No time', reply: 'When?', goTo: null, ...over });
    const script = {
      ...of(sayTo('open', 'end'), end),
      objections: [
        objection({}),
        objection({ reply: '' }),
        objection({ title: 'a', reply: '{{x|}}' }),
        objection({ title: 'b', goTo: 'gone' }),
      ],
    };
    expect(faultsOf(script).map((fault) => fault.code === 'objection' && [fault.objection, fault.why])).toEqual([
      [1, 'empty'],
      [1, 'same'],
      [2, 'field'],
      [3, 'missingStep'],
    ]);
  });

  it('reach steps by way of an objection', () => {
    const script = { ...of(sayTo('open', 'end'), sayTo('aside', 'end'), end), objections: [{ title: 'x', reply: 'y', goTo: 'aside' }] };
    expect(faultsOf(script)).toEqual([]);
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

  it('show braces that make no field', () => {
    expect(brokenFieldOf('Hello {{first name|you}}')).toBe('{{first name|you}}');
    expect(brokenFieldOf('Hello firstName}}')).toBe('firstName}}');
    expect(brokenFieldOf('Hello {{firstName|you}}, {1}')).toBeNull();
  });

  it('lead to each place once', () => {
    expect(onwardOf(aStep('open', { choices: [aChoice('1', 'a'), aChoice('2', 'b'), aChoice('3', 'a')], goTo: 'b' }))).toEqual(['a', 'b']);
  });
});
