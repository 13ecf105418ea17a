import { Temporal } from 'temporal-polyfill';

/** Whether this machine's zone data know the IANA id. */
export const isKnownZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/**
 * What a wall time is as an instant. Around a change of the clocks it may not exist (`gap`: `before` and `after` are the
 * same reading taken with the offset after and before the change) or exist twice. That is for a person to decide.
 */
export type WallInstant =
  | { kind: 'once'; at: number }
  | { kind: 'gap'; before: number; after: number }
  | { kind: 'twice'; earlier: number; later: number };

/** Reads `YYYY-MM-DDTHH:mm` on the clocks of a zone. Throws a RangeError for an unknown zone or an unreadable wall time. */
export const wallToInstant = (wall: string, zone: string): WallInstant => {
  const reading = Temporal.PlainDateTime.from(wall);
  const first = reading.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const last = reading.toZonedDateTime(zone, { disambiguation: 'later' });
  const [from, till] = [first.epochMilliseconds, last.epochMilliseconds];
  if (from === till) return { kind: 'once', at: from };
  return first.toPlainDateTime().equals(reading)
    ? { kind: 'twice', earlier: from, later: till }
    : { kind: 'gap', before: from, after: till };
};

/** `YYYY-MM-DDTHH:mm` as the clocks of the zone show it. Throws a RangeError for an unknown zone. */
export const instantToWall = (at: number, zone: string): string => clockOf(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** `weekday` counts Monday 1 to Sunday 7; `day` is `YYYY-MM-DD`. */
export type LocalClock = { hour: number; minute: number; weekday: number; day: string };

/** What clock and calendar show in a zone. Throws a RangeError for an unknown zone. */
export const localClock = (at: number, zone: string): LocalClock => {
  const clock = clockOf(at, zone);
  return { hour: clock.hour, minute: clock.minute, weekday: clock.dayOfWeek, day: clock.toPlainDate().toString() };
};

/** `HH:mm` in a zone. */
export const localTime = (at: number, zone: string): string => instantToWall(at, zone).slice(11);

/**
 * The instant at which a day's minute comes in a zone; `minute` 1440 is the next midnight. Around a change of the clocks
 * `later` never comes before the reading and `earlier` never after it: openings take the one, closings the other.
 */
export const minuteOfDay = (day: string, minute: number, zone: string, pick: 'earlier' | 'later'): number =>
  Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes: minute }).toZonedDateTime(zone, { disambiguation: pick }).epochMilliseconds;

/** A calendar date so many days (or months, years) on. */
export const dayAfter = (day: string, by: { days?: number; months?: number }): string => Temporal.PlainDate.from(day).add(by).toString();

/** The calendar date so many days after 1970-01-01. */
export const dayOfNumber = (days: number): string => new Temporal.PlainDate(1970, 1, 1).add({ days }).toString();

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export const isDay = (day: string): boolean => {
  try {
    return Temporal.PlainDate.from(day).toString() === day;
  } catch {
    return false;
  }
};

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

/** The place a zone is named after: `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export const placeOfZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const clockOf = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
