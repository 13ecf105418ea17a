import { describe, expect, it } from 'vitest';
import { aChoice, anEnd, aScript, aStep } from '../../test/builders/script.ts';
import type { Attempt } from './call.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { countScripts, flowKey } from './script-figures.ts';
import { versionForLead } from './script-share.ts';

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
  voided: null,
  extension: null,
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
  it('count the calls in which an objection was raised, each call once, and what came of them', () => {
    const raised = (...titles: string[]) => [
      { stepId: 'why', question: 'Why?', answer: 'stops', objections: titles.map((title) => ({ title, wentTo: null })) },
    ];
    const figures = countAll(
      call({ dispositionCode: 'qualified', scriptPath: raised('No time', 'No time') }),
      call({ scriptPath: raised('No time', 'No need') }),
      call({ scriptPath: path('reading') }),
    );
    expect([...(figures?.objections ?? [])]).toEqual([
      ['No time', { raised: 2, qualified: 1 }],
      ['No need', { raised: 1, qualified: 0 }],
    ]);
  });

  it('of versions side by side add up to the calls that were made', () => {
    const versions = ['s1', 's2'].map((id, at) => ({ ...script, id, version: at + 1, share: 50 }));
    const count = countScripts(
      new Map(versions.map((each) => [each.id, each])),
      new Map(defaultDispositions.map((each) => [each.id, each])),
    );
    const codes = ['noAnswer', 'qualified', 'keepWorking'];
    const calls = Array.from({ length: 300 }, (_, at) => {
      const leadId = `lead ${at % 120}`;
      const dispositionCode = codes[at % codes.length] ?? '';
      return call({ leadId, scriptId: versionForLead(versions, leadId)?.id ?? null, dispositionCode, isConnect: at % 3 > 0, talkMs: at });
    });
    calls.forEach(count.add);
    const [one, two] = versions.map(({ id }) => count.figures.get(id));
    const sum = (of: 'calls' | 'reached' | 'qualified' | 'talkMs') => (one?.[of] ?? 0) + (two?.[of] ?? 0);
    expect({ calls: sum('calls'), reached: sum('reached'), qualified: sum('qualified') }).toEqual({
      calls: 300,
      reached: 200,
      qualified: 100,
    });
    expect(sum('talkMs')).toBe(calls.filter(({ isConnect }) => isConnect).reduce((talked, { talkMs }) => talked + talkMs, 0));
    expect(one?.calls).toBeGreaterThan(100);
    expect(two?.calls).toBeGreaterThan(100);
  });

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
