import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { overlapsOf, suggestCallbackTimes } from './callback-suggestions.ts';
import { mayCallNow } from './calling-window.ts';
import { createWindowCalendar } from './window-calendar.ts';
import { instantToWall, localClock } from './zone.ts';

const minute = 60_000;
const settings = someSettings();
const calendar = createWindowCalendar(settings);
const mine = { now: builtAt, zone: 'Europe/Berlin', takenAt: [] };
const tom = aLead({
  country: 'US',
  zones: ['America/Chicago'],
  hours: Array.from({ length: 24 }, (_, hour): [number, number] => (hour === 9 ? [2, 2] : [0, 0])),
});

describe('the times to offer for a callback', () => {
  it('are free and callable, the best hour among them, two today and one the next day', () => {
    const found = suggestCallbackTimes(tom, mine, calendar);
    expect(found.map(({ at, wall, isBestHour }) => [instantToWall(at, 'Europe/Berlin'), wall, isBestHour])).toEqual([
      ['2026-11-17T16:00', '2026-11-17T09:00', true],
      ['2026-11-17T17:30', '2026-11-17T10:30', false],
      ['2026-11-18T16:00', '2026-11-18T09:00', true],
    ]);
  });

  it('leave out what is promised already', () => {
    const found = suggestCallbackTimes(tom, { ...mine, takenAt: [Date.parse('2026-11-17T15:10:00Z')] }, calendar);
    expect(found.map(({ wall }) => wall)).toEqual(['2026-11-17T08:00', '2026-11-17T09:30', '2026-11-18T09:00']);
  });

  it('lie in the hours of the one who calls, and on no day of theirs away', () => {
    const hours = { weekdays: [3, 4], from: 15 * 60, till: 17 * 60 };
    const person = { zone: 'Europe/Berlin', hours, absences: [{ from: '2026-11-18', till: '2026-11-18' }] };
    const found = suggestCallbackTimes(tom, { ...mine, person }, calendar);
    expect(found.map(({ at }) => instantToWall(at, 'Europe/Berlin'))).toEqual(['2026-11-19T16:00']);
  });

  it('are none while nobody knows the zone', () => {
    expect(suggestCallbackTimes(aLead({ zones: [] }), mine, calendar)).toEqual([]);
  });

  it('never lie outside the window or outside working hours, whoever calls whom from where', () => {
    const places = fc.constantFrom(
      ['US', 'America/Los_Angeles'],
      ['IN', 'Asia/Kolkata'],
      ['FR', 'Europe/Paris'],
      ['AU', 'Australia/Sydney'],
    );
    const now = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2026-12-31T00:00:00Z') });
    fc.assert(
      fc.property(places, now, fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 10 }), ([country, zone], moment, taken) => {
        const lead = aLead({ country: country!, zones: [zone!] });
        const takenAt = taken.map((minutes) => moment + minutes * minute);
        for (const { at } of suggestCallbackTimes(lead, { ...mine, now: moment, takenAt }, calendar)) {
          expect(at).toBeGreaterThan(moment);
          expect(mayCallNow(lead, settings, at).allowed).toBe(true);
          const clock = localClock(at, 'Europe/Berlin');
          expect(clock.weekday <= 5 && clock.hour >= 8 && clock.hour < 18).toBe(true);
          for (const other of takenAt) expect(Math.abs(other - at)).toBeGreaterThanOrEqual(20 * minute);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('callbacks that overlap', () => {
  it('are named with the one they run into and by how much', () => {
    const at = (minutes: number, id: string) => ({ id, dueAt: builtAt + minutes * minute });
    expect(overlapsOf([at(10, 'fiona'), at(0, 'tom'), at(30, 'luc')])).toEqual(new Map([['fiona', { withId: 'tom', byMs: 10 * minute }]]));
  });
});
