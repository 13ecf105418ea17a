import { Temporal } from 'temporal-polyfill';
import { monthOfName } from './month-names.ts';

/** How `03/04/2018` is read: 3 April or March 4. */
export const dateOrders = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A date as written, with its time when it has one. `offset` is `+02:00`, `Z`, or null: then it is a wall time of the center. */
type Written = { day: string; time: string | null; offset: string | null };

/**
 * What one cell may mean. `fixed`: one meaning, whatever the order. `both`: two days, by the order. `dayFirst` and
 * `monthFirst`: only this order makes it a date.
 */
export type DateReading =
  | { kind: 'fixed'; is: Written }
  | { kind: 'both'; dayFirst: Written; monthFirst: Written }
  | { kind: 'dayFirst' | 'monthFirst'; is: Written };

const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const numeric = /^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?$/;
const named = /^(?:(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s-]*(?:de |of )?([\p{L}.]{3,})[\s,-]*(?:de |del )?(\d{4}|\d{2}))$/u;
const namedFirst = /^([\p{L}.]{3,})[\s-]*(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})$/u;
const epoch = /^1\d{9}(\d{3})?$/;
const clock =
  /[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap])?\.?m?\.?\s*(Z|UTC|GMT)?\s*([+-]\d{2}:?\d{2}|[+-]\d{2})?([A-Z]{3,4})?$/i;

/** Zone names that RFC 2822 defines, and those of central and western Europe. Others are no part of a date we can read. */
const offsetOfName: Record<string, string> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  WET: '+00:00',
  WEST: '+01:00',
};

/** Reads a cell in every way that makes it a date; `undefined` when none does. */
export const readDate = (cell: string): DateReading | undefined => {
  const text = cell.trim();
  if (text.length < 6 || text.length > 60) return undefined;
  if (epoch.test(text)) return fixedInstant(Number(text) * (text.length === 10 ? 1000 : 1));
  const timed = clock.exec(text);
  const time = timed ? readClock(timed) : { time: null, offset: null };
  return time && readDay(timed ? text.slice(0, timed.index) : text, time);
};

type Time = Pick<Written, 'time' | 'offset'>;

const fixedInstant = (epochMs: number): DateReading => {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO('UTC');
  return {
    kind: 'fixed',
    is: { day: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'second' }), offset: 'Z' },
  };
};

/** `Z` followed by an offset, as data loaders write it, means the offset. An unknown name after the time is no date. */
const readClock = (match: RegExpExecArray): Time | undefined => {
  const [, hours, minutes, seconds, half, utc, offset, name] = match;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const zone = offset ? fullOffset(offset) : utc ? 'Z' : name ? offsetOfName[name.toUpperCase()] : null;
  if (zone === undefined) return undefined;
  return { time: `${two(hour)}:${minutes}:${seconds ?? '00'}`, offset: zone };
};

const hourOf = (hour: number, half: string | undefined): number => {
  if (!half) return hour;
  if (hour < 1 || hour > 12) return 99;
  return (hour % 12) + (half === 'p' ? 12 : 0);
};

const fullOffset = (offset: string): string => {
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  return `${offset[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
};

const two = (value: number): string => String(value).padStart(2, '0');

const readDay = (written: string, time: Time): DateReading | undefined => {
  const text = written.trim().replace(/^\p{L}{2,12}\.?,\s+/u, '');
  const plain = iso.exec(text);
  if (plain) return fixed(calendarDay(plain[1], plain[3], plain[4]), time);
  const packed = compact.exec(text);
  if (packed) return fixed(calendarDay(packed[1], packed[2], packed[3]), time);
  const digits = numeric.exec(text);
  if (digits) return readNumeric(digits, time);
  const words = named.exec(text);
  if (words) return fixed(calendarDay(fullYear(words[3]), monthOfName(words[2] ?? ''), words[1]), time);
  const wordFirst = namedFirst.exec(text);
  return wordFirst ? fixed(calendarDay(wordFirst[3], monthOfName(wordFirst[1] ?? ''), wordFirst[2]), time) : undefined;
};

const fixed = (day: string | undefined, time: Time): DateReading | undefined => (day ? { kind: 'fixed', is: { day, ...time } } : undefined);

const readNumeric = ([, first, , second, year]: RegExpExecArray, time: Time): DateReading | undefined => {
  const whole = fullYear(year);
  const dayFirst = calendarDay(whole, second, first);
  const monthFirst = calendarDay(whole, first, second);
  if (dayFirst && dayFirst === monthFirst) return fixed(dayFirst, time);
  if (dayFirst && monthFirst) return { kind: 'both', dayFirst: { day: dayFirst, ...time }, monthFirst: { day: monthFirst, ...time } };
  if (dayFirst) return { kind: 'dayFirst', is: { day: dayFirst, ...time } };
  return monthFirst ? { kind: 'monthFirst', is: { day: monthFirst, ...time } } : undefined;
};

/** Two digits: up to 69 is this century, as POSIX reads them. */
const fullYear = (year: string | undefined): string => (year?.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : (year ?? ''));

/** `YYYY-MM-DD` when there is such a day, between 1900 and 2199. */
const calendarDay = (year: string | undefined, month: string | number | undefined, day: string | undefined): string | undefined => {
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  if (!(y >= 1900 && y < 2200) || !(m >= 1 && m <= 12) || !(d >= 1 && d <= daysIn(y, m))) return undefined;
  return `${y}-${two(m)}-${two(d)}`;
};

const monthLengths = new Map<number, number>();

const daysIn = (year: number, month: number): number => {
  const key = year * 100 + month;
  const known = monthLengths.get(key);
  if (known) return known;
  const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  monthLengths.set(key, days);
  return days;
};

/** The reading in this order; without an order, only what has one meaning. */
const writtenIn = (reading: DateReading, order: DateOrder | null): Written | undefined => {
  if (reading.kind === 'fixed') return reading.is;
  if (reading.kind === 'both') return order ? reading[order] : undefined;
  return reading.kind === order ? reading.is : undefined;
};

/** The calendar date of a cell, `YYYY-MM-DD`, in the given order. */
export const dayOf = (cell: string, order: DateOrder | null): string | undefined => {
  const reading = readDate(cell);
  return reading && writtenIn(reading, order)?.day;
};

/**
 * Turns cells into instants, remembering what it has seen. Wall times are of `zone`. A day without a time stands at noon of
 * `zone`, so that it stays the same day on nearly every desktop.
 */
export const dateReader = (order: DateOrder | null, zone: string): ((cell: string) => { at: number; hasTime: boolean } | undefined) => {
  const seen = new Map<string, { at: number; hasTime: boolean } | undefined>();
  return (cell) => {
    if (seen.has(cell)) return seen.get(cell);
    const reading = readDate(cell);
    const written = reading && writtenIn(reading, order);
    const read = written && { at: instantOf(written, zone), hasTime: written.time !== null };
    seen.set(cell, read);
    return read;
  };
};

const instantOf = ({ day, time, offset }: Written, zone: string): number => {
  if (offset) return Temporal.Instant.from(`${day}T${time}${offset}`).epochMilliseconds;
  return Temporal.PlainDateTime.from(`${day}T${time ?? '12:00:00'}`).toZonedDateTime(zone).epochMilliseconds;
};
