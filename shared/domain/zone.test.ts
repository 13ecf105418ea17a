import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantToWall, isKnownZone, localClock, minuteOfDay, placeOfZone, wallToInstant } from './zone.ts';

const utc = (iso: string) => Date.parse(`${iso}:00Z`);

describe('a wall time in a zone', () => {
  it('is one instant on an ordinary day', () => {
    expect(wallToInstant('2026-11-17T09:00', 'America/Chicago')).toEqual({ kind: 'once', at: utc('2026-11-17T15:00') });
    expect(wallToInstant('2026-11-17T09:00', 'Asia/Kathmandu')).toEqual({ kind: 'once', at: utc('2026-11-17T03:15') });
  });

  it('does not exist while New York turns its clocks forward on 8 March 2026', () => {
    expect(wallToInstant('2026-03-08T02:30', 'America/New_York')).toEqual({
      kind: 'gap',
      before: utc('2026-03-08T06:30'),
      after: utc('2026-03-08T07:30'),
    });
  });

  it('comes twice while New York turns its clocks back on 1 November 2026', () => {
    expect(wallToInstant('2026-11-01T01:30', 'America/New_York')).toEqual({
      kind: 'twice',
      earlier: utc('2026-11-01T05:30'),
      later: utc('2026-11-01T06:30'),
    });
  });

  it('follows London and the half hour of Lord Howe', () => {
    expect(wallToInstant('2026-03-29T01:15', 'Europe/London').kind).toBe('gap');
    expect(wallToInstant('2026-10-25T01:15', 'Europe/London').kind).toBe('twice');
    expect(wallToInstant('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual({
      kind: 'twice',
      earlier: utc('2026-04-04T14:45'),
      later: utc('2026-04-04T15:15'),
    });
    expect(wallToInstant('2026-10-04T02:15', 'Australia/Lord_Howe').kind).toBe('gap');
  });

  it('reads back as it was written', () => {
    const at = wallToInstant('2026-07-01T08:05', 'Australia/Lord_Howe');
    expect(at.kind === 'once' && instantToWall(at.at, 'Australia/Lord_Howe')).toBe('2026-07-01T08:05');
  });

  it('throws for a zone that does not exist, so that nobody calls at a guessed hour', () => {
    expect(() => wallToInstant('2026-07-01T08:05', 'Europe/Atlantis')).toThrow(RangeError);
    expect(isKnownZone('Europe/Atlantis')).toBe(false);
    expect(isKnownZone('Europe/Berlin')).toBe(true);
  });
});

describe('the clock of a zone', () => {
  it('shows hour, weekday and day there', () => {
    expect(localClock(utc('2026-11-16T23:30'), 'Asia/Kathmandu')).toEqual({ hour: 5, minute: 15, weekday: 2, day: '2026-11-17' });
  });

  it('never opens early nor shuts late around a change', () => {
    expect(minuteOfDay('2026-03-08', 150, 'America/New_York', 'later')).toBe(utc('2026-03-08T07:30'));
    expect(minuteOfDay('2026-03-08', 150, 'America/New_York', 'earlier')).toBe(utc('2026-03-08T06:30'));
    expect(minuteOfDay('2026-11-17', 1440, 'Europe/Berlin', 'earlier')).toBe(utc('2026-11-17T23:00'));
  });

  it('has a place to name', () => {
    expect(placeOfZone('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(placeOfZone('UTC')).toBe('UTC');
  });
});

describe('clocks that are counted', () => {
  const tables = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // The zones whose offsets or changes are the odd ones: quarter hours, half an hour of summer, a day left out, changes at midnight.
  const zones = ['Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Chatham', 'Africa/Casablanca', 'America/Havana', 'UTC'];

  it.each(zones)('show what the zone tables show, also on days on which they change: %s', (zone) => {
    for (let at = Date.parse('2011-12-20T00:00:00Z'); at < Date.parse('2027-01-01T00:00:00Z'); at += 97.3 * 3_600_000) {
      const clock = tables(at, zone);
      expect(instantToWall(at, zone)).toBe(clock.toPlainDateTime().toString({ smallestUnit: 'minute' }));
      expect(localClock(at, zone)).toMatchObject({ weekday: clock.dayOfWeek, hour: clock.hour });
    }
  });

  it.each(zones)('reach a minute of the day when the zone tables do: %s', (zone) => {
    for (let day = Temporal.PlainDate.from('2011-12-20'); day.year < 2027; day = day.add({ days: 9 }))
      for (const [minute, pick] of [
        [0, 'later'],
        [150, 'earlier'],
        [540, 'later'],
        [1440, 'earlier'],
      ] as const) {
        const read = day.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(zone, { disambiguation: pick });
        expect(minuteOfDay(day.toString(), minute, zone, pick)).toBe(read.epochMilliseconds);
      }
  });
});
