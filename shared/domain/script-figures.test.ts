import { describe, expect, it } from 'vitest';
import type { Attempt, Script } from './call.ts';
import { defaultDispositions } from './default-dispositions.ts';
import { countScripts, flowKey } from './script-figures.ts';

const script: Script = {
  id: 's1',
  scriptKey: 's',
  name: 'S',
  version: 1,
  language: 'en',
  state: 'live',
  startStepId: 'why',
  steps: [
    {
      id: 'why',
      title: 'Why',
      kind: 'ask',
      say: 'Why?',
      hint: '',
      choices: [
        { label: 'stops', goTo: 'end', fills: [{ letter: 'N', state: 'favourable', value: {} }] },
        { label: 'reading', goTo: 'end', fills: [{ letter: 'N', state: 'unknown', value: {} }] },
      ],
      goTo: null,
    },
    { id: 'end', title: 'End', kind: 'end', say: '', hint: '', choices: [], goTo: null },
  ],
  objections: [],
  publishedAt: 0,
  publishedById: null,
};

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
  fence: null,
  mayBeDouble: false,
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

  it('leave out calls without an outcome yet, without a script, and with one that is not known here', () => {
    expect(countAll(call({ dispositionCode: null }), call({ scriptId: null }), call({ scriptId: 'other' }))).toBeUndefined();
  });
});
