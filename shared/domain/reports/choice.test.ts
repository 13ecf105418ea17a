import { describe, expect, it } from 'vitest';
import { boundsOf, isWithin, monthOf } from './choice.ts';

const hourMs = 3_600_000;
const utc = (at: string) => Date.parse(`${at}Z`);
const one = (day: string) => ({ from: day, to: day });

describe('the days of a report', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00', '2026-03-29T22:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00', '2026-10-25T23:00', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00', '2026-03-09T04:00', 23],
    // Cairo moves its clocks at midnight: the day begins at one.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00', '2026-04-24T21:00', 23],
    // Havana sets them back to midnight: the day begins with the first of the two.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00', '2026-11-02T05:00', 25],
  ])('in %s, %s begins and ends with the calendar day where clocks change', (zone, day, from, till, hours) => {
    const bounds = boundsOf(one(day), zone);
    expect(bounds).toEqual({ from: utc(from), till: utc(till) });
    expect(bounds.till - bounds.from).toBe(hours * hourMs);
  });

  it('hold what happened in the hour that comes twice, and lose none between one day and the next', () => {
    const zone = 'Europe/Berlin';
    const twice = [utc('2026-10-25T00:30'), utc('2026-10-25T01:30')];
    expect(twice.every((at) => isWithin(at, boundsOf(one('2026-10-25'), zone)))).toBe(true);
    for (const day of ['2026-03-29', '2026-10-25']) {
      const { till } = boundsOf(one(day), zone);
      const next = boundsOf(one(day.replace('29', '30').replace('25', '26')), zone);
      expect(next.from).toBe(till);
      expect([till - 1, till].map((at) => isWithin(at, next))).toEqual([false, true]);
    }
  });

  it('put a lead of the last hour before a change of the month into the month that the center’s calendar shows', () => {
    expect(monthOf(utc('2026-03-31T21:59'), 'Europe/Berlin')).toBe('2026-03');
    expect(monthOf(utc('2026-03-31T22:00'), 'Europe/Berlin')).toBe('2026-04');
    expect(monthOf(utc('2026-10-31T22:59'), 'Europe/Berlin')).toBe('2026-10');
    expect(monthOf(utc('2026-10-31T23:00'), 'Europe/Berlin')).toBe('2026-11');
  });

  it('of a month with a change of the clocks are one hour short of or over its days', () => {
    const hours = (from: string, to: string, zone: string) => {
      const bounds = boundsOf({ from, to }, zone);
      return (bounds.till - bounds.from) / hourMs;
    };
    expect(hours('2026-03-01', '2026-03-31', 'Europe/Berlin')).toBe(31 * 24 - 1);
    expect(hours('2026-10-01', '2026-10-31', 'Europe/Berlin')).toBe(31 * 24 + 1);
    expect(hours('2026-03-01', '2026-03-31', 'America/New_York')).toBe(31 * 24 - 1);
  });
});
