import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { holidayElsewhere, holidayOn } from '../../shared/domain/holidays.ts';
import {
  createWindowCalendar,
  type Opening,
  openingFrom,
  openingsWithin,
  type WindowCalendar,
  type WindowPlace,
} from '../../shared/domain/window-calendar.ts';
import { dayAfter, localClock, minuteOfDay, weekdayOf } from '../../shared/domain/zone.ts';
import type { Random } from './random.ts';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const slotMs = 5 * minuteMs;
/** Minutes of the home day at which the floor opens; it closes later when the leads live further west. */
const opens = 7 * 60 + 30;
const closes = 18 * 60 + 30;
const closesForTheWest = 20 * 60 + 30;
const west = 14 * 60;
/** Hour before which nobody downloads anything. */
const dawn = 6;
/** What is still happening now is not history yet. */
const settledMs = 3 * minuteMs;

/**
 * The sample's working days and who calls when: no rep holds two calls at once, and nobody is called outside the lead's
 * windows. Working days count backwards: 0 is today, or the Friday before a weekend.
 */
export type Floor = {
  now: number;
  homeDay: string;
  calendar: WindowCalendar;
  /** `YYYY-MM-DD` of so many working days ago. */
  workday: (ago: number) => string;
  /** A minute of the home day so many working days ago, as an instant. */
  homeTime: (ago: number, minute: number) => number;
  /** The instant itself, or the evening before where it lies in the night. */
  awake: (random: Random, at: number) => number;
  /** Whether anybody there could have been called on that day, up to now. */
  isOpenOn: (place: WindowPlace, ago: number) => boolean;
  /** Books a call of such a length; null when the windows of that day leave no time after `from`. */
  book: (random: Random, call: { repId: string; place: WindowPlace; ago: number; ms: number; from?: number }) => number | null;
  /** A quarter of an hour at or after an instant at which the lead may be called. */
  promisable: (place: WindowPlace, from: number) => number;
  /** Some quarter of an hour in the lead's window, so many working days from today; today only while it is open. */
  promiseOn: (random: Random, place: WindowPlace, workdaysAhead: number) => number;
  /** A quarter of an hour at or before an instant at which the lead could be called. */
  promisedBefore: (place: WindowPlace, till: number) => number;
};

export const openFloor = (settings: CenterSettings, now: number): Floor => {
  const calendar = createWindowCalendar(settings);
  const home = settings.zone;
  const homeDay = localClock(now, home).day;
  const days: string[] = [];
  const workday = (ago: number): string => {
    while (days.length <= ago) days.push(workdayBefore(days.at(-1) ?? dayAfter(homeDay, { days: 1 }), settings.defaultCountry));
    return days[ago] ?? homeDay;
  };
  const starts = new Map<string, number>();
  const startOf = (day: string): number => remember(starts, day, () => minuteOfDay(day, opens, home, 'earlier'));
  const openings = new Map<string, Opening[]>();
  const openingsOn = (place: WindowPlace, ago: number): Opening[] => {
    const day = workday(ago);
    return remember(openings, `${day} ${place.country} ${place.region} ${place.city} ${place.zones.join()}`, () =>
      shiftOpenings(place, calendar, startOf(day), now - settledMs),
    );
  };
  const diaries = new Map<string, Uint8Array>();
  return {
    now,
    homeDay,
    calendar,
    workday,
    homeTime: (ago, minute) => startOf(workday(ago)) + (minute - opens) * minuteMs,
    awake: (random, at) => {
      const { hour } = localClock(at, home);
      return hour < dawn ? at - (hour * 60 + random.int(75, 240)) * minuteMs : at;
    },
    isOpenOn: (place, ago) => openingsOn(place, ago).some(({ from, till }) => till - from > quarterMs),
    book: (random, { repId, place, ago, ms, from = 0 }) => {
      const spans = openingsOn(place, ago)
        .map((span) => ({ from: Math.max(span.from, from), till: span.till - ms }))
        .filter((span) => span.from < span.till);
      if (spans.length === 0) return null;
      const day = workday(ago);
      const diary = remember(diaries, `${repId} ${day}`, () => new Uint8Array(200));
      return bookIn(random, diary, startOf(day), spans, ms);
    },
    promisable: (place, from) => promisableFrom(place, calendar, from),
    promiseOn: (random, place, workdaysAhead) => {
      const day = workdayAfter(homeDay, workdaysAhead);
      const earliest = Math.max(minuteOfDay(day, 0, home, 'later'), now + 10 * minuteMs);
      const spans = openingsWithin(place, calendar, earliest, minuteOfDay(day, 1440, home, 'earlier'));
      const [span] = spans.length > 1 ? [random.pick(spans)] : spans;
      return promisableFrom(place, calendar, span ? span.from + Math.floor(random.next() * (span.till - span.from - quarterMs)) : earliest);
    },
    promisedBefore: (place, till) => {
      for (let ago = 0; ago < 10; ago += 1) {
        const spans = shiftOpenings(place, calendar, startOf(workday(ago)), Number.POSITIVE_INFINITY);
        const last = spans.findLast((span) => span.from <= till);
        if (last) return Math.floor(Math.min(till, last.till - slotMs) / slotMs) * slotMs;
      }
      return till;
    },
  };
};

const remember = <Value>(kept: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
};

/** Holidays of any part of the country are no working days: people of the sample live all over it. */
const workdayBefore = (day: string, country: string): string => {
  const isOff = (on: string) => weekdayOf(on) > 5 || holidayOn(country, null, on) !== null || holidayElsewhere(country, null, on) !== null;
  let before = dayAfter(day, { days: -1 });
  while (isOff(before)) before = dayAfter(before, { days: -1 });
  return before;
};

/** So many working days after a day; 0 is the day itself, or the Monday after a weekend. */
const workdayAfter = (day: string, ahead: number): string => {
  let after = day;
  for (let left = ahead; left > 0 || weekdayOf(after) > 5; ) {
    if (weekdayOf(after) <= 5) left -= 1;
    after = dayAfter(after, { days: 1 });
  }
  return after;
};

const shiftOpenings = (place: WindowPlace, calendar: WindowCalendar, start: number, until: number): Opening[] => {
  const at = (minute: number) => start + (minute - opens) * minuteMs;
  return openingsWithin(place, calendar, start, at(closesForTheWest))
    .map((span) => ({ from: span.from, till: Math.min(span.till, until, at(span.from > at(west - 60) ? closesForTheWest : closes)) }))
    .filter((span) => span.from < span.till);
};

/** A free time in the rep's diary, at random, else the first; in a diary that is full, any time. */
const bookIn = (random: Random, diary: Uint8Array, start: number, spans: readonly Opening[], ms: number): number => {
  const anyTime = () => {
    const span = random.pick(spans);
    return Math.floor((span.from + random.next() * (span.till - span.from)) / 1000) * 1000;
  };
  for (let tries = 0; tries < 10; tries += 1) {
    const at = anyTime();
    if (take(diary, start, at, ms)) return at;
  }
  for (const span of spans) {
    for (let at = Math.ceil(span.from / slotMs) * slotMs; at < span.till; at += slotMs) if (take(diary, start, at, ms)) return at;
  }
  return anyTime();
};

const take = (diary: Uint8Array, start: number, at: number, ms: number): boolean => {
  const [first, last] = [Math.floor((at - start) / slotMs), Math.floor((at + ms - start) / slotMs)];
  if (first < 0 || diary.subarray(first, last + 1).some((taken) => taken === 1)) return false;
  diary.fill(1, first, last + 1);
  return true;
};

const promisableFrom = (place: WindowPlace, calendar: WindowCalendar, from: number): number => {
  let at = Math.ceil(from / quarterMs) * quarterMs;
  for (let turn = 0; turn < 10; turn += 1) {
    const opening = openingFrom(place, calendar, at);
    if (!opening) return at;
    const slot = Math.ceil(Math.max(opening.from, at) / quarterMs) * quarterMs;
    if (slot + quarterMs <= opening.till) return slot;
    at = opening.till;
  }
  return at;
};
