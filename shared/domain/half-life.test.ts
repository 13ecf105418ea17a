import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halved } from './half-life.ts';

describe('what is left after some half-lives', () => {
  it('is exact at whole ones, and all of it before the first moment', () => {
    expect([0, 1, 2, 10].map(halved)).toEqual([1, 0.5, 0.25, 1 / 1024]);
    expect([-3, Number.NaN, 2000].map(halved)).toEqual([1, 1, 0]);
  });

  it('agrees with the power to fifteen figures and never grows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (lives, more) => {
        expect(Math.abs(halved(lives) / 0.5 ** lives - 1)).toBeLessThan(2e-15);
        expect(halved(lives + more)).toBeLessThanOrEqual(halved(lives) * (1 + 1e-15));
      }),
    );
  });
});
