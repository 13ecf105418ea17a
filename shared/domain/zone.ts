import { Temporal } from 'temporal-polyfill';
import { dayNumberOf, dayOfNumber, offsetOn, steadyOffsetAround, weekdayOfNumber } from './zone-offsets.ts';

const knownZones = new Set<string>();

/** Whether this machine's zone data know the IANA id. */
export const isKnownZone = (zone: string): boolean => {
  if (knownZones.has(zone)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    knownZones.add(zone);
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
export const instantToWall = (at: number, zone: string): string => {
  const { day, hour, minute } = localClock(at, zone);
  return `${day}T${twoDigits(hour)}:${twoDigits(minute)}`;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** `weekday` counts Monday 1 to Sunday 7; `day` is `YYYY-MM-DD`. */
export type LocalClock = { hour: number; minute: number; weekday: number; day: string };

/** What clock and calendar show in a zone. Throws a RangeError for an unknown zone. */
export const localClock = (at: number, zone: string): LocalClock => {
  const offset = offsetOn(zone, Math.floor(at / dayMs));
  if (offset !== null) return clockAtOffset(at + offset);
  const clock = clockOf(at, zone);
  return { hour: clock.hour, minute: clock.minute, weekday: clock.dayOfWeek, day: clock.toPlainDate().toString() };
};

/** What the clocks of a zone show, as ms since 1970-01-01 00:00 on them: a day of 23 or 25 hours counts as one day between two of these. */
export const wallClockMs = (at: number, zone: string): number => {
  const offset = offsetOn(zone, Math.floor(at / dayMs));
  return at + (offset ?? clockOf(at, zone).offsetNanoseconds / 1e6);
};

/** The `wallClockMs` at which a day began on the clocks of a zone. */
export const wallDayStartMs = (at: number, zone: string): number => Math.floor(wallClockMs(at, zone) / dayMs) * dayMs;

const clockAtOffset = (wall: number): LocalClock => {
  const dayNumber = Math.floor(wall / dayMs);
  const minutes = Math.floor((wall - dayNumber * dayMs) / minuteMs);
  return { hour: Math.floor(minutes / 60), minute: minutes % 60, weekday: weekdayOfNumber(dayNumber), day: dayOfNumber(dayNumber) };
};

/** `HH:mm` in a zone. */
export const localTime = (at: number, zone: string): string => instantToWall(at, zone).slice(11);

/**
 * The instant at which a day's minute comes in a zone; `minute` 1440 is the next midnight. Around a change of the clocks
 * `later` never comes before the reading and `earlier` never after it: openings take the one, closings the other.
 */
export const minuteOfDay = (day: string, minute: number, zone: string, pick: 'earlier' | 'later'): number => {
  const wall = dayNumberOf(day) * dayMs + minute * minuteMs;
  const offset = steadyOffsetAround(zone, Math.floor(wall / dayMs));
  if (offset !== null) return wall - offset;
  return Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes: minute }).toZonedDateTime(zone, { disambiguation: pick })
    .epochMilliseconds;
};

/** The first moment of a day in a zone, also where clocks are set at midnight, and midnight comes twice or not at all. */
export const dayStart = (day: string, zone: string): number => {
  const number = dayNumberOf(day);
  const offset = steadyOffsetAround(zone, number);
  return offset === null ? Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds : number * dayMs - offset;
};

/** A calendar date so many days (or months, years) on. */
export const dayAfter = (day: string, by: { days?: number; months?: number }): string => Temporal.PlainDate.from(day).add(by).toString();

/** The last day of the month of a calendar date. */
export const lastOfMonth = (day: string): string => dayAfter(dayAfter(`${day.slice(0, 7)}-01`, { months: 1 }), { days: -1 });

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export const isDay = (day: string): boolean => {
  try {
    return Temporal.PlainDate.from(day).toString() === day;
  } catch {
    return false;
  }
};

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => weekdayOfNumber(dayNumberOf(day));

/** The place a zone is named after: `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export const placeOfZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const clockOf = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
