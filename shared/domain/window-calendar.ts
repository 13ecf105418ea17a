import type { CallingWindowRule, CenterSettings } from './center-settings.ts';
import { dayAfter, isKnownZone, localClock, localTime, minuteOfDay, weekdayOf } from './zone.ts';

export type WindowSettings = Pick<CenterSettings, 'callingWindows'>;
/** A length of time in which calls are allowed, from `from` until just before `till`. */
export type Opening = { from: number; till: number };
/** Where a lead may be and whose rules hold there. */
export type WindowPlace = { country: string | null; zones: readonly string[] };

/**
 * What was worked out about windows, kept by who asks: days of a zone are worked out once and hold for ever under the same
 * rules, so a calendar may live as long as its settings object does.
 */
export type WindowCalendar = {
  settings: WindowSettings;
  /** By country; `null` rules are filed under ''. */
  rules: Map<string, readonly CallingWindowRule[]>;
  /** By rules' country and zone; null: a zone that this machine does not know. */
  zones: Map<string, ZoneDays | null>;
  /** By place: the last opening asked for, and from when until when it is the answer. */
  spans: Map<string, Span>;
  /** What the clocks and windows of places say at one instant; begun anew with every other instant. */
  hours: { at: number; byPlace: Map<string, PlaceHours> };
};
type ZoneDays = { zone: string; rules: readonly CallingWindowRule[]; days: Map<string, readonly Opening[]> };
/** One place at one instant, whatever the lead. */
export type PlaceHours = {
  opening: Opening | null;
  /** The first candidate zone and its clock; null when one of the zones is unknown, or there is none. */
  zone: string | null;
  localTime: string | null;
  /** A rule allows calls on this weekday, at some hour. */
  isCallingDay: boolean;
  /** Where that rule is taken from; empty when there is none. */
  ruleSource: string;
};
type Span = { asked: number; opening: Opening | null };

export const createWindowCalendar = (settings: WindowSettings): WindowCalendar => ({
  settings,
  rules: new Map(),
  zones: new Map(),
  spans: new Map(),
  hours: { at: Number.NaN, byPlace: new Map() },
});

/** Days that are searched for an opening: longer than any holiday a rule could hold. */
const horizonDays = 15;
const dayMs = 86_400_000;

/**
 * The opening in which `at` lies, else the next one, in every candidate zone at once; null when there is none within a
 * fortnight, no zone, or a zone that this machine's data do not know.
 */
export const openingFrom = (place: WindowPlace, calendar: WindowCalendar, at: number): Opening | null => {
  const key = placeKey(place);
  const kept = calendar.spans.get(key);
  if (kept && at >= kept.asked && (kept.opening ? at < kept.opening.till : at < kept.asked + dayMs)) return kept.opening;
  const opening = findOpening(place, calendar, at);
  calendar.spans.set(key, { asked: opening ? Math.min(at, opening.from) : at, opening });
  return opening;
};

const placeKey = (place: WindowPlace): string =>
  `${place.country ?? ''} ${place.zones.length === 1 ? place.zones[0] : place.zones.join(' ')}`;

/** Clock and window of a place, worked out once per instant. */
export const hoursOfPlace = (place: WindowPlace, calendar: WindowCalendar, at: number): PlaceHours => {
  if (calendar.hours.at !== at) calendar.hours = { at, byPlace: new Map() };
  const key = placeKey(place);
  const known = calendar.hours.byPlace.get(key);
  if (known) return known;
  const hours = workOutHours(place, calendar, at);
  calendar.hours.byPlace.set(key, hours);
  return hours;
};

const workOutHours = (place: WindowPlace, calendar: WindowCalendar, at: number): PlaceHours => {
  const zone = place.zones[0];
  if (!zone || !isKnownPlace(place, calendar)) return { opening: null, zone: null, localTime: null, isCallingDay: false, ruleSource: '' };
  const { weekday } = localClock(at, zone);
  const rule = rulesFor(place.country, calendar).find(({ weekdays }) => weekdays.includes(weekday));
  const opening = openingFrom(place, calendar, at);
  return { opening, zone, localTime: localTime(at, zone), isCallingDay: rule !== undefined, ruleSource: rule?.source ?? '' };
};

/** All openings from an instant until another, the first one cut at `from`, the last one whole. */
export const openingsWithin = (place: WindowPlace, calendar: WindowCalendar, from: number, till: number): Opening[] => {
  const openings: Opening[] = [];
  let at = from;
  while (at < till) {
    const next = findOpening(place, calendar, at);
    if (!next || next.from >= till) break;
    openings.push({ from: Math.max(next.from, from), till: next.till });
    at = next.till;
  }
  return openings;
};

/** Rules of the lead's country, else those for every country. */
const rulesFor = (country: string | null, calendar: WindowCalendar): readonly CallingWindowRule[] => {
  const known = calendar.rules.get(country ?? '');
  if (known) return known;
  const all = calendar.settings.callingWindows;
  const own = country ? all.filter((rule) => rule.country === country) : [];
  const rules = own.length > 0 ? own : all.filter((rule) => rule.country === null);
  calendar.rules.set(country ?? '', rules);
  return rules;
};

const isKnownPlace = (place: WindowPlace, calendar: WindowCalendar): boolean =>
  place.zones.length > 0 && place.zones.every((zone) => zoneDaysOf(place.country, zone, calendar) !== null);

const findOpening = (place: WindowPlace, calendar: WindowCalendar, at: number): Opening | null => {
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
  let day = localClock(moment, zone.zone).day;
  let found: Opening | null = null;
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const next = firstRun(openingsOn(day, zone), found?.till ?? moment, found !== null);
    if (found && next) found = { from: found.from, till: next.till };
    else found ??= next;
    if (found && (found.till < minuteOfDay(day, 1440, zone.zone, 'earlier') || (ahead > 0 && !next))) return found;
    day = dayAfter(day, { days: 1 });
  }
  return found;
};

/** Openings of a day run together as far as they touch: the first run that ends after the moment, or that begins at it. */
const firstRun = (openings: readonly Opening[], moment: number, isContinued: boolean): Opening | null => {
  let run: Opening | null = null;
  for (const opening of openings) {
    if (opening.till <= moment) continue;
    if (run === null) run = opening;
    else if (opening.from > run.till) break;
    else run = { from: run.from, till: Math.max(run.till, opening.till) };
  }
  return run && isContinued && run.from > moment ? null : run;
};

const openingsOn = (day: string, zone: ZoneDays): readonly Opening[] => {
  const known = zone.days.get(day);
  if (known) return known;
  const weekday = weekdayOf(day);
  const openings = zone.rules
    .filter((rule) => rule.weekdays.includes(weekday))
    .map((rule) => ({ from: minuteOfDay(day, rule.from, zone.zone, 'later'), till: minuteOfDay(day, rule.till, zone.zone, 'earlier') }))
    .filter(({ from, till }) => from < till)
    .sort((a, b) => a.from - b.from);
  zone.days.set(day, openings);
  return openings;
};

const zoneDaysOf = (country: string | null, zone: string, calendar: WindowCalendar): ZoneDays | null => {
  const key = `${country ?? ''} ${zone}`;
  const known = calendar.zones.get(key);
  if (known !== undefined) return known;
  const days = isKnownZone(zone) ? { zone, rules: rulesFor(country, calendar), days: new Map() } : null;
  calendar.zones.set(key, days);
  return days;
};
