import { describe, expect, it } from 'vitest';
import type { ScoreRule } from './score-model.ts';
import { fitWeights, type LearnedFrom, suggestWeights } from './score-weights.ts';

const rule = (id: string, points: number, over: Partial<ScoreRule> = {}): ScoreRule => ({
  id,
  label: id,
  kind: 'touchKind',
  match: ['download'],
  points,
  cap: null,
  halfLifeDays: null,
  ...over,
});
const times = (count: number, isWon: boolean, ...seen: [string, number][]): LearnedFrom[] =>
  Array.from({ length: count }, () => ({ isWon, points: new Map(seen) }));

describe('weights learned from outcomes', () => {
  it('are the log-odds of a lone rule where there is much to learn from', () => {
    const rows = [...Array<number>(60).fill(1), ...Array<number>(40).fill(0), ...Array<number>(20).fill(1), ...Array<number>(80).fill(0)];
    const [weight] = fitWeights(
      rows.map((_, index) => [index < 100 ? 1 : 0]),
      rows,
    );
    // ln(60/40) − ln(20/80) = 1.79; the ridge pulls it a little towards nothing.
    expect(weight).toBeGreaterThan(1.5);
    expect(weight).toBeLessThan(1.79);
  });

  const outcomes = [
    ...times(41, true, ['good', 10], ['same', 10]),
    ...times(19, true, ['same', 10]),
    ...times(22, false, ['good', 10], ['same', 10]),
    ...times(98, false, ['bad', 10]),
    ...times(60, false, ['same', 10]),
  ];
  const rules = [rule('good', 10), rule('bad', 10), rule('same', 10), rule('rare', 10)];

  it('come with where they were seen, and leave out what is hardly ever seen', () => {
    const found = suggestWeights(outcomes, rules);
    const good = found.find(({ ruleId }) => ruleId === 'good');
    expect(good).toMatchObject({ seenWon: 41, ofWon: 60, seenLost: 22, ofLost: 180, points: 10 });
    expect(good?.suggested).toBeGreaterThan(10);
    expect(found.find(({ ruleId }) => ruleId === 'bad')?.suggested).toBeLessThan(0);
    expect(found.some(({ ruleId }) => ruleId === 'rare')).toBe(false);
  });

  it('are the same each time, and move all points of a rule by one factor', () => {
    const capped = [rule('good', 10, { cap: 20, items: [{ title: 'guide', points: 30 }] }), ...rules.slice(1)];
    const [first] = suggestWeights(outcomes, capped);
    expect(suggestWeights(outcomes, capped)[0]).toEqual(first);
    const factor = (first?.rule.points ?? 0) / 10;
    expect(first?.rule.cap).toBeCloseTo(20 * factor, -1);
    expect(first?.rule.items?.[0]?.points).toBeCloseTo(30 * factor, -1);
  });

  it('are not offered from too few outcomes', () => {
    expect(suggestWeights([...times(4, true, ['good', 10]), ...times(80, false)], rules)).toEqual([]);
  });
});
