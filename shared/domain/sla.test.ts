import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, someSettings } from '../../test/builders/domain.ts';
import { addWorkingHours, firstCallBy, workingHoursBefore, workingMsBetween } from './sla.ts';
import { createWindowCalendar } from './window-calendar.ts';

const utc = (iso: string) => Date.parse(`${iso}:00Z`);
const berlin = 'Europe/Berlin';

describe('working hours', () => {
  it('count from nine to five, so 24 of them are three days', () => {
    expect(addWorkingHours(utc('2026-11-16T08:00'), 24, berlin)).toBe(utc('2026-11-18T16:00'));
    expect(addWorkingHours(utc('2026-11-17T13:05'), 24, berlin)).toBe(utc('2026-11-20T13:05'));
  });

  it('leave the weekend and the evening out', () => {
    expect(addWorkingHours(utc('2026-11-20T15:00'), 2, berlin)).toBe(utc('2026-11-23T09:00'));
    expect(addWorkingHours(utc('2026-11-21T10:00'), 1, berlin)).toBe(utc('2026-11-23T09:00'));
    expect(workingMsBetween(utc('2026-11-20T15:00'), utc('2026-11-23T09:00'), berlin)).toBe(2 * 3_600_000);
  });

  it('tell what is late', () => {
    expect(workingHoursBefore(utc('2026-11-23T09:00'), 2, berlin)).toBe(utc('2026-11-20T15:00'));
  });

  it('follow the clocks of the center over their change', () => {
    expect(addWorkingHours(utc('2026-03-27T15:00'), 8, berlin)).toBe(utc('2026-03-30T14:00'));
  });

  it('come back as many as were added', () => {
    const instant = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2026-12-31T00:00') });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 80 }),
        fc.constantFrom(berlin, 'America/New_York', 'Asia/Kathmandu'),
        (from, hours, zone) => {
          const till = addWorkingHours(from, hours, zone);
          expect(till).toBeGreaterThanOrEqual(from);
          expect(workingMsBetween(from, till, zone)).toBe(hours * 3_600_000);
          if (hours > 0) expect(workingMsBetween(workingHoursBefore(from, hours, zone), from, zone)).toBe(hours * 3_600_000);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the time by which a new lead is to be called', () => {
  const by = (arrivedAt: number) => firstCallBy({ ...aLead(), arrivedAt }, someSettings(), createWindowCalendar(someSettings()));

  it('runs from its arrival', () => {
    expect(by(utc('2026-11-17T13:05'))).toBe(utc('2026-11-17T13:35'));
  });

  it('runs from Monday morning for who comes on a Saturday', () => {
    expect(by(utc('2026-11-21T13:05'))).toBe(utc('2026-11-23T07:30'));
  });
});
