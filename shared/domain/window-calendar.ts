import type { CallingWindowRule, CenterSettings } from './center-settings.ts';
import { dayOfNumber, isKnownZone, localClock, localTime, minuteOfDay, weekdayOf } from './zone.ts';

export type WindowSettings = Pick<CenterSettings, 'callingWindows'>;
/** A length of time in which calls are allowed, from `from` until just before `till`. */
export type Opening = { from: number; till: number };
/** Where a lead may be and whose rules hold there. */
export type WindowPlace = { country: string | null; zones: readonly string[] };

/**
 * What was worked out about windows, kept by who asks: the days of a zone are worked out once and hold for ever under the
 * same rules, so a calendar may live as long as its settings object does.
 */
export type WindowCalendar = {
  settings: WindowSettings;
  /** By country; '' holds the rules for every other country. */
  rules: Map<string, readonly CallingWindowRule[]>;
  /** By country, then zone; null: a zone that this machine does not know. */
  zones: Map<string, Map<string, ZoneDays | null>>;
  /** What places say at one instant, by country, then zones; begun anew with every other instant. */
  hours: { at: number; places: Map<string, Map<string, PlaceHours>> };
};
/** Openings of one zone by the number of the calendar day (days since 1970-01-01). */
type ZoneDays = { zone: string; rules: readonly CallingWindowRule[]; days: Map<number, readonly Opening[]> };

/** One place at one instant, whatever the lead. */
export type PlaceHours = {
  /** The opening that lasts or comes next. */
  opening: Opening | null;
  /** The first candidate zone and its clock; null when one of the zones is unknown, or there is none. */
  zone: string | null;
  localTime: string | null;
  /** A rule allows calls on this weekday, at some hour. */
  isCallingDay: boolean;
  /** Where that rule is taken from; empty when there is none. */
  ruleSource: string;
};

export const createWindowCalendar = (settings: WindowSettings): WindowCalendar => ({
  settings,
  rules: new Map(),
  zones: new Map(),
  hours: { at: Number.NaN, places: new Map() },
});

/** Days that are searched for an opening: longer than any holiday a rule could hold. */
const horizonDays = 15;
const dayMs = 86_400_000;

/**
 * The opening in which `at` lies, else the next one, in every candidate zone at once; null when there is none within a
 * fortnight, no zone, or a zone that this machine's data do not know.
 */
export const openingFrom = (place: WindowPlace, calendar: WindowCalendar, at: number): Opening | null => {
  const zones = place.zones.map((zone) => zoneDaysOf(place.country, zone, calendar));
  if (zones.length === 0) return null;
  let moment = at;
  while (moment < at + horizonDays * dayMs) {
    const common = commonOpening(zones, moment);
    if (!common) return null;
    if (common.from < common.till) return common;
    moment = common.from;
  }
  return null;
};

/** All openings from an instant until another, the first one cut at `from`, the last one whole. */
export const openingsWithin = (place: WindowPlace, calendar: WindowCalendar, from: number, till: number): Opening[] => {
  const openings: Opening[] = [];
  let at = from;
  while (at < till) {
    const next = openingFrom(place, calendar, at);
    if (!next || next.from >= till) break;
    openings.push({ from: Math.max(next.from, from), till: next.till });
    at = next.till;
  }
  return openings;
};

/** Clock and window of a place, worked out once per instant. */
export const hoursOfPlace = (place: WindowPlace, calendar: WindowCalendar, at: number): PlaceHours => {
  if (calendar.hours.at !== at) calendar.hours = { at, places: new Map() };
  const ofCountry = getOrMake(calendar.hours.places, place.country ?? '', () => new Map<string, PlaceHours>());
  const [zone = ''] = place.zones;
  return getOrMake(ofCountry, place.zones.length > 1 ? place.zones.join(' ') : zone, () => workOutHours(place, calendar, at));
};

const workOutHours = (place: WindowPlace, calendar: WindowCalendar, at: number): PlaceHours => {
  const [zone] = place.zones;
  if (!zone || !isKnownPlace(place, calendar)) return { opening: null, zone: null, localTime: null, isCallingDay: false, ruleSource: '' };
  const { weekday } = localClock(at, zone);
  const rule = rulesFor(place.country, calendar).find(({ weekdays }) => weekdays.includes(weekday));
  const opening = openingFrom(place, calendar, at);
  return { opening, zone, localTime: localTime(at, zone), isCallingDay: rule !== undefined, ruleSource: rule?.source ?? '' };
};

/** Rules of the lead's country, else those for every country. */
const rulesFor = (country: string | null, { rules, settings }: WindowCalendar): readonly CallingWindowRule[] =>
  getOrMake(rules, country ?? '', () => {
    const own = country ? settings.callingWindows.filter((rule) => rule.country === country) : [];
    return own.length > 0 ? own : settings.callingWindows.filter((rule) => rule.country === null);
  });

const isKnownPlace = (place: WindowPlace, calendar: WindowCalendar): boolean =>
  place.zones.every((zone) => zoneDaysOf(place.country, zone, calendar) !== null);

/** The overlap of each zone's opening at or after the moment; an empty one (`from >= till`) says from when to look again. */
const commonOpening = (zones: readonly (ZoneDays | null)[], moment: number): Opening | null => {
  let [from, till] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const zone of zones) {
    const opening = zone && openingInZone(zone, moment);
    if (!opening) return null;
    from = Math.max(from, opening.from);
    till = Math.min(till, opening.till);
  }
  return { from, till };
};

/** One zone's opening at or after the moment; openings that touch (a day that ends at midnight) are one. */
const openingInZone = (zone: ZoneDays, moment: number): Opening | null => {
  let [from, till] = [Number.NaN, Number.NaN];
  // The zone's own day may be one behind the one in UTC.
  const first = Math.floor(moment / dayMs) - 1;
  for (let day = first; day <= first + 1 + horizonDays; day += 1) {
    for (const opening of openingsOn(day, zone)) {
      if (opening.till <= moment) continue;
      if (opening.from > till) return { from, till };
      if (Number.isNaN(from)) ({ from, till } = opening);
      else till = Math.max(till, opening.till);
    }
  }
  return Number.isNaN(from) ? null : { from, till };
};

const openingsOn = (day: number, zone: ZoneDays): readonly Opening[] =>
  getOrMake(zone.days, day, () => {
    const date = dayOfNumber(day);
    const weekday = weekdayOf(date);
    return zone.rules
      .filter((rule) => rule.weekdays.includes(weekday))
      .map(({ from, till }) => ({ from: minuteOfDay(date, from, zone.zone, 'later'), till: minuteOfDay(date, till, zone.zone, 'earlier') }))
      .filter(({ from, till }) => from < till)
      .sort((a, b) => a.from - b.from);
  });

const zoneDaysOf = (country: string | null, zone: string, calendar: WindowCalendar): ZoneDays | null => {
  const ofCountry = getOrMake(calendar.zones, country ?? '', () => new Map<string, ZoneDays | null>());
  return getOrMake(ofCountry, zone, () => (isKnownZone(zone) ? { zone, rules: rulesFor(country, calendar), days: new Map() } : null));
};

const getOrMake = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
