import type { Words } from './en.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type FormatContext = {
  /** BCP 47 tag for order, separators and clock: `en-GB`, `de-DE`. */
  locale: string;
  /** IANA zone of the person who reads; every function takes another as `zone`. */
  zone: string;
  words: Words['time'];
};

/** `Intl` formatters are slow to build and quick to use; a table asks for the same few thousands of times. */
const createFormatterCache = (locale: string) => {
  const dates = new Map<string, Intl.DateTimeFormat>();
  const numbers = new Map<string, Intl.NumberFormat>();
  return {
    date: (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
      const key = JSON.stringify(options);
      const found = dates.get(key) ?? new Intl.DateTimeFormat(locale, options);
      dates.set(key, found);
      return found;
    },
    number: (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
      const key = JSON.stringify(options);
      const found = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
      numbers.set(key, found);
      return found;
    },
  };
};
type FormatterCache = ReturnType<typeof createFormatterCache>;

const numberFormats = (cache: FormatterCache) => {
  /** Money in minor units: `(3_840_000, 'EUR')` → `€38,400`; cents only where there are any. */
  const money = (minor: number, currency: string): string => {
    const format = cache.number({ style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  };
  return {
    /** Whole number, grouped: `100,000`. */
    count: (value: number): string => cache.number({ maximumFractionDigits: 0 }).format(value),
    /** Number with at most `digits` decimals. */
    decimal: (value: number, digits = 1): string => cache.number({ maximumFractionDigits: digits }).format(value),
    /** Share 0–1 as per cent, whole or with so many digits. */
    percent: (share: number, digits = 0): string => cache.number({ style: 'percent', maximumFractionDigits: digits }).format(share),
    money,
    /** Money short enough for a chart or a letter: `€40K`. */
    moneyShort: (minor: number, currency: string): string => {
      const digits = cache.number({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
      return cache.number({ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }).format(minor / 10 ** digits);
    },
    /** File size in bytes: `1.2 MB`. */
    bytes: (size: number): string => {
      const unit = size < 1e3 ? 'byte' : size < 1e6 ? 'kilobyte' : 'megabyte';
      const divisor = { byte: 1, kilobyte: 1e3, megabyte: 1e6 }[unit];
      return cache.number({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(size / divisor);
    },
  };
};

/** Year, month and day at an instant in a zone, as one comparable number of days since 1970. */
const dayNumber = (at: number, zone: string): number => Date.parse(`${dayFormatOf(zone).format(at)}T00:00:00Z`) / dayMs;

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const dayFormatOf = (zone: string): Intl.DateTimeFormat => {
  const found =
    dayFormats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dayFormats.set(zone, found);
  return found;
};

const lengthFormats = ({ words }: FormatContext, cache: FormatterCache) => {
  const whole = (value: number) => cache.number({ maximumFractionDigits: 0 }).format(Math.floor(value));
  /** Length of time, rounded down: `48 s`, `25 min`, `2 h 10`, `6 d`. */
  const length = (ms: number): string => {
    if (ms < minuteMs) return words.seconds(whole(ms / secondMs));
    if (ms < hourMs) return words.minutes(whole(ms / minuteMs));
    if (ms >= dayMs) return words.days(whole(ms / dayMs));
    const minutes = Math.floor((ms % hourMs) / minuteMs);
    return minutes === 0 ? words.hours(whole(ms / hourMs)) : words.hoursAndMinutes(whole(ms / hourMs), String(minutes).padStart(2, '0'));
  };
  const isNow = (at: number, now: number) => Math.abs(at - now) < minuteMs;
  return {
    length,
    /** How old something is, without "ago": for columns. */
    age: (at: number, now: number): string => length(Math.max(0, now - at)),
    /** `in 2 h 10`, `now`, `25 min ago`. */
    nearness: (at: number, now: number): string => {
      if (isNow(at, now)) return words.now;
      return at > now ? words.in(length(at - now)) : words.ago(length(now - at));
    },
    /** The same for something promised: `in 10 min`, `now`, `25 min late`. */
    lateness: (dueAt: number, now: number): string => {
      if (isNow(dueAt, now)) return words.now;
      return dueAt > now ? words.in(length(dueAt - now)) : words.late(length(now - dueAt));
    },
    /** Running clock of a call: `03:12`, `1:03:12`. */
    stopwatch: (ms: number): string => {
      const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
      const hours = Math.floor(ms / hourMs);
      const rest = `${two((ms % hourMs) / minuteMs)}:${two((ms % minuteMs) / secondMs)}`;
      return hours > 0 ? `${hours}:${rest}` : rest;
    },
  };
};

const dateFormats = ({ zone: ownZone, words }: FormatContext, cache: FormatterCache) => {
  const show = (at: number, zone: string, options: Intl.DateTimeFormatOptions) =>
    cache
      .date({ ...options, timeZone: zone })
      .format(at)
      .replaceAll(',', '');
  const hasHalfDays = cache.date({ hour: 'numeric' }).resolvedOptions().hour12 === true;
  const hour = hasHalfDays ? 'numeric' : '2-digit';
  /** `14:05`; where a day has two halves, `2:05 PM`, as it is written there. */
  const time = (at: number, zone = ownZone): string => show(at, zone, { hour, minute: '2-digit' });
  /** Where there is no room for more: a full hour of a half day is `5 PM`. */
  const shortTime = (at: number, zone = ownZone): string =>
    hasHalfDays && Number(show(at, zone, { minute: 'numeric' })) === 0 ? show(at, zone, { hour }) : time(at, zone);
  const isSameYear = (at: number, now: number, zone: string) =>
    show(at, zone, { year: 'numeric' }) === show(now, zone, { year: 'numeric' });
  /** `17 Nov`, with the year when it is not this one. */
  const shortDay = (at: number, now: number, zone = ownZone): string =>
    show(at, zone, { day: 'numeric', month: 'short', ...(isSameYear(at, now, zone) ? {} : { year: 'numeric' }) });
  /** `today`, `tomorrow`, `Wed` within six days, else `17 Nov`. */
  const dayName = (at: number, now: number, zone = ownZone): string => {
    const away = dayNumber(at, zone) - dayNumber(now, zone);
    const near: Record<number, string> = { [-1]: words.yesterday, 0: words.today, 1: words.tomorrow };
    return near[away] ?? (away > 0 && away < 7 ? show(at, zone, { weekday: 'short' }) : shortDay(at, now, zone));
  };
  const isSameDay = (at: number, now: number, zone = ownZone): boolean => dayNumber(at, zone) === dayNumber(now, zone);
  return {
    time,
    shortTime,
    /** Both on one day of the calendar of that zone. */
    isSameDay,
    /** A day has two halves, so that times take more room. */
    hasHalfDays,
    /** The hour alone, for a scale: `14`, or `2`. */
    hourMark: (at: number, zone = ownZone): string => {
      const parts = cache.date({ hour, timeZone: zone }).formatToParts(at);
      return parts.find(({ type }) => type === 'hour')?.value ?? '';
    },
    timeWithSeconds: (at: number, zone = ownZone): string => show(at, zone, { hour, minute: '2-digit', second: '2-digit' }),
    timeRange: (from: number, to: number, zone = ownZone): string => words.range(time(from, zone), time(to, zone)),
    /** `Tue 17 November`: a heading. */
    day: (at: number, zone = ownZone): string => show(at, zone, { weekday: 'short', day: 'numeric', month: 'long' }),
    shortDay,
    dayName,
    /** `today 14:05`, `Wed 16:00`, `24 Nov 10:00`. */
    dayAndTime: (at: number, now: number, zone = ownZone): string => words.dayAndTime(dayName(at, now, zone), time(at, zone)),
    /** The clock alone for today, the day before it for any other. */
    nearTime: (at: number, now: number, zone = ownZone): string =>
      isSameDay(at, now, zone) ? time(at, zone) : words.dayAndTime(dayName(at, now, zone), time(at, zone)),
    /** Always with date: `17 Nov 14:38`, for logs. */
    shortDayAndTime: (at: number, now: number, zone = ownZone): string => words.dayAndTime(shortDay(at, now, zone), time(at, zone)),
    /** Calendar date `YYYY-MM-DD`, which has no zone: `17 Nov 2026`. */
    date: (on: string): string => show(Date.parse(`${on}T00:00:00Z`), 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }),
    /** Month of a calendar date: `May 2027`. */
    month: (on: string): string => show(Date.parse(`${on.slice(0, 7)}-01T00:00:00Z`), 'UTC', { month: 'long', year: 'numeric' }),
    weekday: (at: number, zone = ownZone): string => show(at, zone, { weekday: 'long' }),
    /** `Mon`, where the clock would not say which day. */
    shortWeekday: (at: number, zone = ownZone): string => show(at, zone, { weekday: 'short' }),
    /** `Mon 08:00`, where there is no room for more. */
    weekdayAndTime: (at: number, zone = ownZone): string => words.dayAndTime(show(at, zone, { weekday: 'short' }), shortTime(at, zone)),
  };
};

/**
 * Everything that turns numbers into words, for one locale and zone. Pure: instants, `now` and zones come in as arguments.
 *
 * @example formats.lateness(callback.dueAt, now) // "25 min late"
 */
export const createFormats = (context: FormatContext) => {
  const cache = createFormatterCache(context.locale);
  return {
    ...numberFormats(cache),
    ...lengthFormats(context, cache),
    ...dateFormats(context, cache),
    /** `Ana, Peter and Lena`. */
    list: (items: readonly string[]): string => new Intl.ListFormat(context.locale, { type: 'conjunction' }).format(items),
    /** Order of names as the locale sorts them, numbers by value. */
    compare: new Intl.Collator(context.locale, { numeric: true, sensitivity: 'base' }).compare,
  };
};
export type Formats = ReturnType<typeof createFormats>;
