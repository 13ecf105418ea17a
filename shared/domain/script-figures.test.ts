import { describe, expect, it } from 'vitest';
import { aChoice, anEnd, aScript, aStep } from '../../test/builders/script.ts';
import type { Attempt } from './call.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { countScripts, flowKey } from './script-figures.ts';

const script = aScript({
  id: 's1',
  steps: [
    aStep('why', { choices: [aChoice('stops', 'fork', ['N', 'favourable']), aChoice('reading', 'end', ['N', 'unknown'])] }),
    aStep('fork', { kind: 'branch', branches: [{ when: { on: 'stage', is: ['working'] }, goTo: 'sum' }], goTo: 'end' }),
    aStep('sum', { answerAs: 'amount', fills: { letter: 'B', state: 'partly' }, goTo: 'end' }),
    anEnd(),
  ],
});

const call = (over: Partial<Attempt>): Attempt => ({
  id: 'a',
  leadId: 'l',
  userId: 'u',
  number: '+49',
  startedAt: 0,
  endedAt: 1,
  talkMs: 1,
  wrapUpMs: 0,
  dispositionCode: 'keepWorking',
  isConnect: true,
  reasonCode: null,
  scriptId: 's1',
  scriptPath: [],
  localHour: null,
  assignmentGeneration: 0,
  isFromFormerOwner: false,
  overrideReason: null,
  overriddenRule: null,
  fence: null,
  mayBeDouble: false,
  undo: null,
  loggedAt: null,
  ...over,
});

const path = (answer: string) => [
  { stepId: 'why', question: 'Why?', answer },
  { stepId: 'end', question: '', answer: '' },
];

const countAll = (...attempts: Attempt[]) => {
  const count = countScripts(new Map([[script.id, script]]), new Map(defaultDispositions.map((each) => [each.id, each])));
  attempts.forEach(count.add);
  return count.figures.get('s1');
};

describe('the figures of a script', () => {
  it('count calls, reached, qualified and letters that were really filled', () => {
    const figures = countAll(
      call({ dispositionCode: 'noAnswer', isConnect: false }),
      call({ dispositionCode: 'qualified', scriptPath: path('stops') }),
      call({ scriptPath: path('reading') }),
    );
    expect(figures).toMatchObject({ calls: 3, reached: 2, qualified: 1, letters: 1 });
  });

  it('follow the way each call took', () => {
    const figures = countAll(call({ scriptPath: path('stops') }), call({ scriptPath: path('reading').slice(0, 1) }));
    expect(figures?.seen).toEqual(
      new Map([
        ['why', 2],
        ['end', 1],
      ]),
    );
    expect(figures?.flows).toEqual(new Map([[flowKey('why', 'end'), 1]]));
  });

  it('add up the time talked where somebody was reached', () => {
    const figures = countAll(call({ talkMs: 60_000 }), call({ talkMs: 120_000 }), call({ isConnect: false, talkMs: 999 }));
    expect(figures).toMatchObject({ talkMs: 180_000, talkSquares: 60_000 ** 2 + 120_000 ** 2 });
  });

  it('count letters of answers in words, and both ways through a branch that no path holds', () => {
    const scriptPath = [
      { stepId: 'why', question: '', answer: 'stops' },
      { stepId: 'sum', question: '', answer: '40k', size: 4_000_000 },
      { stepId: 'end', question: '', answer: '' },
    ];
    const figures = countAll(call({ scriptPath }), call({ scriptPath: [{ stepId: 'sum', question: '', answer: 'no idea' }] }));
    expect(figures?.letters).toBe(2);
    expect([...(figures?.flows.keys() ?? [])]).toEqual([flowKey('why', 'fork'), flowKey('fork', 'sum'), flowKey('sum', 'end')]);
  });

  it('leave out calls without an outcome yet, without a script, and with one that is not known here', () => {
    expect(countAll(call({ dispositionCode: null }), call({ scriptId: null }), call({ scriptId: 'other' }))).toBeUndefined();
  });
});
