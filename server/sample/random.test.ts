import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';

const draw = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('seeded randomness', () => {
  it('repeats itself for the same seed and differs for another', () => {
    expect(draw(1, 50)).toEqual(draw(1, 50));
    expect(draw(1, 50)).not.toEqual(draw(2, 50));
  });

  it('spreads evenly over its range', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const value of draw(7, 20_000)) tenths[Math.floor(value * 10)]! += 1;
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('draws neighbouring seeds apart, so that lead 4 is no shifted lead 3', () => {
    const firsts = new Set(Array.from({ length: 1000 }, (_, seed) => draw(seed, 1)[0]));
    expect(firsts.size).toBe(1000);
  });

  it('weighs what it picks', () => {
    const random = seededRandom('weights');
    let rare = 0;
    for (let turn = 0; turn < 10_000; turn += 1)
      if (
        random.weighted([
          ['often', 9],
          ['rare', 1],
        ]) === 'rare'
      )
        rare += 1;
    expect(rare).toBeGreaterThan(800);
    expect(rare).toBeLessThan(1200);
  });

  it('makes UUIDs of version 7 that carry their time and do not repeat', () => {
    const random = seededRandom(3);
    const at = Date.UTC(2026, 10, 17, 13, 5);
    const ids = Array.from({ length: 5000 }, () => random.uuid(at));
    expect(new Set(ids).size).toBe(5000);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(ids[0]!.replace('-', '').slice(0, 12), 16)).toBe(at);
  });
});
