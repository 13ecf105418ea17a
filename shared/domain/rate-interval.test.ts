import { describe, expect, it } from 'vitest';
import { meanInterval, rateDifference, rateInterval } from './rate-interval.ts';

describe('how sure a rate is', () => {
  it('agrees with published values of the score interval', () => {
    // Newcombe 1998, table I: 81 of 263, and 0 of 20; 1 of 29.
    expect(rateInterval(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
    expect(rateInterval(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) });
    expect(rateInterval(1, 29)).toEqual({ low: expect.closeTo(0.0061, 4), high: expect.closeTo(0.1718, 4) });
    expect(rateInterval(0, 0)).toBeNull();
  });

  it('agrees with published values for the difference of two rates', () => {
    // Newcombe 1998, table II, method 10: 56/70 − 48/80 and 9/10 − 3/10.
    const first = rateDifference({ hits: 56, tries: 70 }, { hits: 48, tries: 80 });
    expect(first).toEqual({ difference: expect.closeTo(0.2, 6), low: expect.closeTo(0.0524, 4), high: expect.closeTo(0.3339, 4) });
    const second = rateDifference({ hits: 9, tries: 10 }, { hits: 3, tries: 10 });
    expect(second).toEqual({ difference: expect.closeTo(0.6, 6), low: expect.closeTo(0.1705, 4), high: expect.closeTo(0.809, 4) });
    expect(rateDifference({ hits: 1, tries: 2 }, { hits: 0, tries: 0 })).toBeNull();
  });

  it('widens the interval of a mean for few values, as Student’s t does', () => {
    // 1…5: mean 3, s = 1.5811, t(4) = 2.776.
    const five = meanInterval(5, 15, 55);
    expect(five?.mean).toBe(3);
    expect((five?.high ?? 0) - 3).toBeCloseTo((2.776 * 1.5811) / Math.sqrt(5), 1);
    expect(meanInterval(1, 3, 9)).toBeNull();
    expect(meanInterval(3, 6, 12)).toEqual({ mean: 2, low: 2, high: 2 });
  });
});
