import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt } from '../../test/builders/domain.ts';
import { areaUnderCurve, calibrationOf, type DecidedLead, decidedLeads, factsAsOf, judgeScores, liftByDecile } from './score-outcomes.ts';

const leads = (won: readonly number[], lost: readonly number[]): DecidedLead[] => [
  ...won.map((score, index) => ({ leadId: `w${index}`, isWon: true, score })),
  ...lost.map((score, index) => ({ leadId: `l${index}`, isWon: false, score })),
];

describe('the area under the curve', () => {
  it('is the share of pairs in which the won lead is ahead, a tie being half', () => {
    expect(areaUnderCurve(leads([3, 4], [1, 2]))?.area).toBe(1);
    expect(areaUnderCurve(leads([1, 2], [3, 4]))?.area).toBe(0);
    // 9 beats 5, 5 and 2; 5 ties twice and beats 2: 3 + 2 = 5 of 6.
    expect(areaUnderCurve(leads([9, 5], [5, 5, 2]))?.area).toBeCloseTo(5 / 6, 12);
    expect(areaUnderCurve(leads([7, 7], [7, 7, 7]))?.area).toBe(0.5);
  });

  it('has the error that Hanley and McNeil give', () => {
    // area 5/6, 2 won, 3 lost: q1 = 5/7, q2 = 25/33.
    const area = 5 / 6;
    const variance = (area / 6 + (5 / 7 - area ** 2) + 2 * (25 / 33 - area ** 2)) / 6;
    expect(areaUnderCurve(leads([9, 5], [5, 5, 2]))?.error).toBeCloseTo(Math.sqrt(variance), 12);
  });

  it('is nothing without both', () => {
    expect(areaUnderCurve(leads([1], []))).toBeNull();
    expect(areaUnderCurve(leads([], [1]))).toBeNull();
  });

  it('agrees with counting every pair', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(scores, scores, (won, lost) => {
        const pairs = won.flatMap((one) => lost.map((other): number => (one > other ? 1 : one === other ? 0.5 : 0)));
        const counted = pairs.reduce((sum, each) => sum + each, 0) / pairs.length;
        expect(areaUnderCurve(leads(won, lost))?.area).toBeCloseTo(counted, 12);
      }),
    );
  });
});

describe('lift by decile', () => {
  it('puts the highest scores first and measures against all', () => {
    const found = liftByDecile(
      leads(
        [20, 19, 18],
        Array.from({ length: 17 }, (_, index) => index + 1),
      ),
    );
    expect(found.slice(0, 3).map(({ won, lift }) => [won, lift])).toEqual([
      [2, 1 / 0.15],
      [1, 0.5 / 0.15],
      [0, 0],
    ]);
  });

  it('shares leads of one score out over the border between two parts', () => {
    const flat = liftByDecile(
      leads(
        [5, 5, 5],
        Array.from({ length: 12 }, () => 5),
      ),
    );
    for (const each of flat) expect(each.lift).toBeCloseTo(1, 12);
    expect(flat.reduce((sum, { won }) => sum + won, 0)).toBeCloseTo(3, 12);
  });
});

describe('calibration', () => {
  it('counts ten points at a time, with what lies outside at the ends', () => {
    const found = calibrationOf(leads([64, 65, 140], [61, -7, 3]));
    expect(found.map(({ from, leads: all, won }) => [from, all, won])).toEqual([
      [0, 2, 0],
      [60, 3, 2],
      [100, 1, 1],
    ]);
    for (const { low, rate, high } of found) expect(low <= rate && rate <= high).toBe(true);
  });
});

describe('outcomes of the past', () => {
  const handoff = (id: string, leadId: string, outcome: 'open' | 'won' | 'lost', handedOffAt: number) => ({
    id,
    leadId,
    outcome,
    handedOffAt,
  });

  it('count once a lead, by the last handoff that was decided', () => {
    const found = decidedLeads([
      handoff('1', 'a', 'lost', 10),
      handoff('2', 'a', 'won', 20),
      handoff('3', 'a', 'open', 30),
      handoff('4', 'b', 'open', 5),
    ]);
    expect(found).toEqual([{ leadId: 'a', isWon: true, at: 20 }]);
  });

  it('are judged by what was known at the handoff', () => {
    const touches = [aTouch({ id: 'before', happenedAt: builtAt - 1 }), aTouch({ id: 'after', happenedAt: builtAt + 1 })];
    const facts = factsAsOf({ lead: aLead(), company: aCompany(), touches, attempts: [], contactsAtCompany: 1 }, builtAt);
    expect(facts.touches.map(({ id }) => id)).toEqual(['before']);
  });

  it('are too few to say anything below twenty, or five of either', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => index);
    expect(judgeScores(leads(many(9), many(10)))).toMatchObject({ won: 9, lost: 10, curve: null, deciles: [] });
    expect(judgeScores(leads(many(4), many(60))).curve).toBeNull();
    expect(judgeScores(leads(many(5), many(15))).curve).not.toBeNull();
  });
});
