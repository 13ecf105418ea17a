import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRate, bestHours, type Hours, ratesOf, recordHour, usualRates } from './best-hours.ts';

const hoursWith = (pairs: Record<number, [number, number]>): Hours => Array.from({ length: 24 }, (_, hour) => pairs[hour] ?? [0, 0]);

describe('the hours at which a lead answers best', () => {
  it('are not known before it has answered once', () => {
    expect(bestHours({ hours: [] })).toBeNull();
    expect(bestHours({ hours: hoursWith({ 9: [4, 0] }) })).toBeNull();
  });

  it('are two in a row where both were answered', () => {
    expect(bestHours({ hours: hoursWith({ 9: [2, 0], 13: [1, 1], 14: [2, 1] }) })).toEqual({ from: 13, to: 15, attempts: 3, connects: 2 });
  });

  it('are one where its neighbours were not answered', () => {
    expect(bestHours({ hours: hoursWith({ 9: [1, 1], 10: [3, 0] }) })).toEqual({ from: 9, to: 10, attempts: 1, connects: 1 });
  });

  it('do not follow one lucky call at night', () => {
    expect(bestHours({ hours: hoursWith({ 3: [1, 1], 10: [3, 2] }) })).toMatchObject({ from: 10, to: 11 });
  });
});

describe('the rate of an hour', () => {
  it('starts at what is usual and moves to what was seen', () => {
    expect(answerRate([], 10)).toBeCloseTo(usualRates[10]!);
    expect(answerRate(hoursWith({ 10: [400, 200] }), 10)).toBeCloseTo(0.5, 1);
    expect(answerRate(hoursWith({ 10: [1, 0] }), 10)).toBeLessThan(usualRates[10]!);
  });

  it('is what leads like it do, once there are many of them', () => {
    const many = Array.from({ length: 300 }, () => ({ hours: hoursWith({ 7: [1, 1], 10: [1, 0] }) }));
    const usual = ratesOf(many);
    expect(answerRate([], 7, usual)).toBeGreaterThan(0.9);
    expect(answerRate([], 10, usual)).toBeLessThan(0.02);
  });

  it('stays a rate, and every attempt is counted once', () => {
    const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(calls, (made) => {
        const hours = made.reduce<Hours>((all, [hour, isConnect]) => recordHour(all, hour, isConnect), []);
        const sum = (which: 0 | 1) => hours.reduce((total, pair) => total + pair[which], 0);
        expect(sum(0)).toBe(made.length);
        expect(sum(1)).toBe(made.filter(([, isConnect]) => isConnect).length);
        for (let hour = 0; hour < 24; hour += 1) {
          expect(answerRate(hours, hour)).toBeGreaterThan(0);
          expect(answerRate(hours, hour)).toBeLessThan(1);
        }
        const best = bestHours({ hours });
        expect(best === null).toBe(sum(1) === 0);
        if (best) expect(best.connects).toBeLessThanOrEqual(best.attempts);
      }),
    );
  });

  it('is not touched by a call whose hour nobody knows', () => {
    expect(recordHour([], null, true)).toEqual([]);
  });
});
