import type { CallingWindowRule, CenterSettings } from './center-settings.ts';
import { type DoNotCallIndex, nobodyBarred } from './do-not-call.ts';
import { holidayElsewhere, holidayOn, regionCodeOf } from './holidays.ts';
import { cutOut, isWithin, meetOf, type Opening } from './opening.ts';
import { isKnownZone, localClock, localTime, minuteOfDay, weekdayOf } from './zone.ts';
import { dayOfNumber } from './zone-offsets.ts';

export type { Opening } from './opening.ts';
export type WindowSettings = Pick<CenterSettings, 'callingWindows'>;
/** Where a lead may be and whose rules hold there. Region and town tell regional rules and holidays; no company: a consumer. */
export type WindowPlace = {
  country: string | null;
  zones: readonly string[];
  region?: string;
  city?: string;
  companyId?: string | null;
};

/**
 * What was worked out about windows, kept by who asks: the days of a zone are worked out once and hold for ever under the
 * same rules, so a calendar may live as long as its settings object does.
 */
export type WindowCalendar = {
  settings: WindowSettings;
  /** Numbers, mails and domains that may not be called. */
  doNotCall: DoNotCallIndex;
  /** By country, then region code ('' not known), then audience. */
  scopes: Map<string, Map<string, Record<Audience, Scope>>>;
};

type Audience = 'business' | 'consumer';

/** A country, region and audience: which rules hold, and what was worked out from them. */
type Scope = {
  country: string | null;
  region: string | null;
  /** Each set has to be open. One, but where the region is not known and regions of the country have rules of their own. */
  ruleSets: readonly (readonly CallingWindowRule[])[];
  closings: readonly CallingWindowRule[];
  /** Null: a zone that this machine does not know. */
  zones: Map<string, ZoneDays | null>;
  /** What zones say at one instant; begun anew with every other instant. */
  hours: { at: number; byZones: Map<string, PlaceHours> };
};
/** Openings of one zone by the number of the calendar day (days since 1970-01-01). */
type ZoneDays = { zone: string; scope: Scope; days: Map<number, readonly Opening[]> };

/** One place at one instant, whatever the lead. */
export type PlaceHours = {
  /** The opening that lasts or comes next. */
  opening: Opening | null;
  /** The first candidate zone and its clock; null when one of the zones is unknown, or there is none. */
  zone: string | null;
  localTime: string | null;
  /** A rule allows calls on this weekday, at some hour. */
  isCallingDay: boolean;
  /** Today's public holiday, or why the center calls nobody today. */
  holiday: string | null;
  /** A holiday today in parts of the country, where the lead's part is not known. */
  holidayElsewhere: { name: string; regions: string } | null;
  /** Where the rule is taken from; empty when there is none. */
  ruleSource: string;
};

export const createWindowCalendar = (settings: WindowSettings, doNotCall: DoNotCallIndex = nobodyBarred): WindowCalendar => ({
  settings,
  doNotCall,
  scopes: new Map(),
});

/** Days that are searched for an opening: longer than any row of holidays. */
const horizonDays = 15;
const dayMs = 86_400_000;

/**
 * The opening in which `at` lies, else the next one, in every candidate zone at once; null when there is none within a
 * fortnight, no zone, or a zone that this machine's data do not know.
 */
export const openingFrom = (place: WindowPlace, calendar: WindowCalendar, at: number): Opening | null => {
  const scope = scopeOf(place, calendar);
  const zones = place.zones.map((zone) => zoneDaysOf(scope, zone));
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
  const scope = scopeOf(place, calendar);
  if (scope.hours.at !== at) scope.hours = { at, byZones: new Map() };
  const [zone = ''] = place.zones;
  return getOrMake(scope.hours.byZones, place.zones.length > 1 ? place.zones.join(' ') : zone, () =>
    workOutHours(place, scope, calendar, at),
  );
};

const unknownHours: PlaceHours = {
  opening: null,
  zone: null,
  localTime: null,
  isCallingDay: false,
  holiday: null,
  holidayElsewhere: null,
  ruleSource: '',
};

const workOutHours = (place: WindowPlace, scope: Scope, calendar: WindowCalendar, at: number): PlaceHours => {
  const [zone] = place.zones;
  if (!zone || !place.zones.every((each) => zoneDaysOf(scope, each) !== null)) return unknownHours;
  const { weekday, day } = localClock(at, zone);
  const rules = rulesOn(day, scope.ruleSets[0] ?? []);
  const rule = rules.find(({ weekdays }) => weekdays.includes(weekday));
  return {
    opening: openingFrom(place, calendar, at),
    zone,
    localTime: localTime(at, zone),
    isCallingDay: rule !== undefined,
    holiday: closingOn(day, scope)?.source ?? (rule?.onHolidays ? null : holidayOn(scope.country, scope.region, day)),
    holidayElsewhere: holidayElsewhere(scope.country, scope.region, day),
    ruleSource: rule?.source ?? '',
  };
};

const scopeOf = (place: WindowPlace, calendar: WindowCalendar): Scope => {
  const ofCountry = getOrMake(calendar.scopes, place.country ?? '', () => new Map<string, Record<Audience, Scope>>());
  const region = regionCodeOf(place);
  const ofRegion = getOrMake(ofCountry, region ?? '', () => ({
    business: makeScope(place.country, region, 'business', calendar.settings),
    consumer: makeScope(place.country, region, 'consumer', calendar.settings),
  }));
  return ofRegion[place.companyId === null ? 'consumer' : 'business'];
};

const makeScope = (country: string | null, region: string | null, audience: Audience, { callingWindows }: WindowSettings): Scope => {
  const forThem = callingWindows.filter((rule) => rule.audience === undefined || rule.audience === audience);
  const opening = forThem.filter((rule) => !rule.isClosed);
  const own = country === null ? [] : opening.filter((rule) => rule.country === country);
  return {
    country,
    region,
    ruleSets: ruleSetsOf(own.length > 0 ? own : opening.filter((rule) => rule.country === null), region),
    closings: forThem.filter(
      (rule) =>
        rule.isClosed &&
        (rule.country === null || rule.country === country) &&
        (rule.region === undefined || region === null || rule.region === region),
    ),
    zones: new Map(),
    hours: { at: Number.NaN, byZones: new Map() },
  };
};

/** The most particular rules there are; of an unknown region, those of every region, because the lead may be in any. */
const ruleSetsOf = (rules: readonly CallingWindowRule[], region: string | null): CallingWindowRule[][] => {
  const byRegion = Map.groupBy(rules, (rule) => rule.region ?? '');
  const general = particular(byRegion.get('') ?? []);
  if (region !== null) return [particular(byRegion.get(region) ?? []), general].filter((set) => set.length > 0).slice(0, 1);
  const regional = [...byRegion].filter(([code]) => code !== '').map(([, ofRegion]) => particular(ofRegion));
  return [general, ...regional].filter((set) => set.length > 0);
};

/** Rules for one audience take the place of those for anybody. */
const particular = (rules: readonly CallingWindowRule[]): CallingWindowRule[] => {
  const named = rules.filter((rule) => rule.audience !== undefined);
  return named.length > 0 ? named : [...rules];
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

const openingsOn = (dayNumber: number, zone: ZoneDays): readonly Opening[] =>
  getOrMake(zone.days, dayNumber, () => {
    const day = dayOfNumber(dayNumber);
    const { scope } = zone;
    const isHoliday = holidayOn(scope.country, scope.region, day) !== null;
    const sets = scope.ruleSets.map((rules) =>
      rulesOn(day, rules)
        .filter((rule) => !isHoliday || rule.onHolidays)
        .map((rule) => openingOf(rule, day, zone.zone))
        .filter(({ from, till }) => from < till)
        .sort((a, b) => a.from - b.from),
    );
    const shut = rulesOn(day, scope.closings).map((rule) => openingOf(rule, day, zone.zone));
    return cutOut(sets.reduce(meetOf, sets[0] ?? []), shut);
  });

const openingOf = ({ from, till }: CallingWindowRule, day: string, zone: string): Opening => ({
  from: minuteOfDay(day, from, zone, 'later'),
  till: minuteOfDay(day, till, zone, 'earlier'),
});

/** Rules that hold on a day, by their dates and its weekday. */
const rulesOn = (day: string, rules: readonly CallingWindowRule[]): CallingWindowRule[] => {
  const weekday = weekdayOf(day);
  return rules.filter((rule) => rule.weekdays.includes(weekday) && isWithin(day, rule.startsOn, rule.endsOn));
};

/** The center's own closing of a whole day. */
const closingOn = (day: string, scope: Scope): CallingWindowRule | undefined =>
  rulesOn(day, scope.closings).find(({ from, till }) => from === 0 && till === 1440);

const zoneDaysOf = (scope: Scope, zone: string): ZoneDays | null =>
  getOrMake(scope.zones, zone, () => (isKnownZone(zone) ? { zone, scope, days: new Map() } : null));

const getOrMake = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
