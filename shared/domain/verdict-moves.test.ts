import { describe, expect, it } from 'vitest';
import { aLead, anAnswer, builtAt, someSettings } from '../../test/builders/domain.ts';
import { countVerdictMoves } from './verdict-moves.ts';

const before = someSettings();
const after = someSettings({ bantfo: { ...before.bantfo, horizonMonths: 9 } });
const inMonths = (leadId: string, horizonMonths: number) =>
  anAnswer({ id: `t-${leadId}`, leadId, letter: 'T', state: 'partly', value: { horizonMonths } });

describe('what a shorter horizon moves', () => {
  it('is told lead by lead, with everybody counted before and after', () => {
    const count = countVerdictMoves(before, after, builtAt);
    count.take(aLead({ id: 'near' }), [inMonths('near', 6)]);
    count.take(aLead({ id: 'between' }), [inMonths('between', 11)]);
    count.take(aLead({ id: 'far', stage: 'keepInformed' }), [inMonths('far', 24)]);
    expect(count.result()).toEqual({
      judged: 3,
      before: { qualify: 0, keepWorking: 2, nurture: 1, disqualify: 0 },
      after: { qualify: 0, keepWorking: 1, nurture: 2, disqualify: 0 },
      moves: [{ from: 'keepWorking', to: 'nurture', leadIds: ['between'] }],
    });
  });

  it('leaves out leads that sales has and those that are closed', () => {
    const count = countVerdictMoves(before, after, builtAt);
    for (const stage of ['handedOff', 'accepted', 'won', 'lost', 'disqualified', 'merged', 'purged'] as const)
      count.take(aLead({ stage }), []);
    expect(count.result()).toMatchObject({ judged: 0, moves: [] });
  });
});
