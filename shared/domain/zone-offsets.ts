import { Temporal } from 'temporal-polyfill';

/**
 * Clocks by counting: a zone's offset is asked of the zone tables once for every day, and what remains is arithmetic. Queues, windows and
 * cadences ask for many thousand readings of a few zones on a few days.
 */

const dayMs = 86_400_000;
/** Years of days; more than any queue looks at. */
const keptDays = 20_000;

const offsets = new Map<string, Map<number, number | null>>();

const offsetAt = (at: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;

/**
 * By how many ms the clocks of a zone are ahead of UTC on a day of UTC, by its number since 1970-01-01; null when they change on it. No
 * zone changes twice within a day. Throws a RangeError for an unknown zone.
 */
export const offsetOn = (zone: string, dayNumber: number): number | null => {
  let days = offsets.get(zone);
  const known = days?.get(dayNumber);
  if (known !== undefined) return known;
  const offset = offsetAt(dayNumber * dayMs, zone);
  const found = offset === offsetAt((dayNumber + 1) * dayMs, zone) ? offset : null;
  if (!days || days.size >= keptDays) {
    days = new Map();
    offsets.set(zone, days);
  }
  days.set(dayNumber, found);
  return found;
};

/** The offset of a day of UTC and of those before and after it; null when it is not one and the same. */
export const steadyOffsetAround = (zone: string, dayNumber: number): number | null => {
  const offset = offsetOn(zone, dayNumber);
  return offset === offsetOn(zone, dayNumber - 1) && offset === offsetOn(zone, dayNumber + 1) ? offset : null;
};

const numbersOfDays = new Map<string, number>();
const daysOfNumbers = new Map<number, string>();

const noMoreThan = (days: Map<unknown, unknown>): void => {
  if (days.size >= keptDays) days.clear();
};

/** A calendar date as days since 1970-01-01. Throws a RangeError for what is no day. */
export const dayNumberOf = (day: string): number => {
  const known = numbersOfDays.get(day);
  if (known !== undefined) return known;
  const number = new Temporal.PlainDate(1970, 1, 1).until(Temporal.PlainDate.from(day)).days;
  noMoreThan(numbersOfDays);
  numbersOfDays.set(day, number);
  return number;
};

/** The calendar date so many days after 1970-01-01. */
export const dayOfNumber = (days: number): string => {
  const known = daysOfNumbers.get(days);
  if (known !== undefined) return known;
  const day = new Temporal.PlainDate(1970, 1, 1).add({ days }).toString();
  noMoreThan(daysOfNumbers);
  daysOfNumbers.set(days, day);
  return day;
};

/** Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export const weekdayOfNumber = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1;
