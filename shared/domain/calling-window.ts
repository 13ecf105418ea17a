import { callableNumber, isBarred } from './do-not-call.ts';
import type { Lead, ZoneSource } from './lead.ts';
import {
  createWindowCalendar,
  hoursOfPlace,
  openingFrom,
  type PlaceHours,
  type WindowCalendar,
  type WindowSettings,
} from './window-calendar.ts';

/** What a window needs to know of a lead. */
export type WindowLead = Pick<
  Lead,
  'country' | 'region' | 'city' | 'companyId' | 'zones' | 'zoneSource' | 'phones' | 'email' | 'consent' | 'doNotCall'
>;

/** `holiday`: a public holiday, or a day on which the center calls nobody. */
export const windowReasons = [
  'open',
  'closedHours',
  'closedDay',
  'holiday',
  'doNotCall',
  'consentRefused',
  'unknownZone',
  'noNumber',
] as const;
export type WindowReason = (typeof windowReasons)[number];

/** May this lead be called: yes or no, why, and until when or from when. */
export type CallingWindow = {
  allowed: boolean;
  reason: WindowReason;
  /** While allowed: when the window shuts. */
  closesAt: number | null;
  /** While shut by the hour or day: when it opens; null when it will not open by itself. */
  opensAt: number | null;
  /** The first candidate zone: whose clock `localTime` shows; null when none is known. */
  zone: string | null;
  zoneSource: ZoneSource;
  /** `HH:mm` at the lead. */
  localTime: string | null;
  /** Allowed, and shut within the hour. */
  isClosingSoon: boolean;
  /** Where the rule that holds today is taken from; empty when none does. */
  ruleSource: string;
  /** Today's holiday there, or why the center calls nobody today. */
  holiday: string | null;
  /** A holiday today in parts of the country, where the lead's part is not known. */
  holidayElsewhere: { name: string; regions: string } | null;
};

const hourMs = 3_600_000;

/**
 * May I call this lead now? Do not call wins over everything, then refused consent, no readable number, an unknown zone
 * (fail closed), then the hours and days of the lead's country in every zone it may be in.
 */
export const mayCallNow = (lead: WindowLead, settings: WindowSettings, at: number): CallingWindow =>
  windowOf(lead, createWindowCalendar(settings), at);

/** The same for many leads at once: what one of a zone and country costs is kept in the calendar. */
export const windowOf = (lead: WindowLead, calendar: WindowCalendar, at: number): CallingWindow => {
  const hours = hoursOfPlace(lead, calendar, at);
  const reason = refusalOf(lead, hours, calendar) ?? reasonOfHours(hours, at);
  const closesAt = reason === 'open' && hours.opening ? hours.opening.till : null;
  return {
    allowed: reason === 'open',
    reason,
    closesAt,
    opensAt: isShut(reason) && hours.opening ? hours.opening.from : null,
    zone: hours.zone,
    zoneSource: lead.zoneSource,
    localTime: hours.localTime,
    isClosingSoon: closesAt !== null && closesAt - at <= hourMs,
    ruleSource: hours.ruleSource,
    holiday: hours.holiday,
    holidayElsewhere: hours.holidayElsewhere,
  };
};

/** Shut by the clock or the calendar: it opens by itself. */
const isShut = (reason: WindowReason): boolean => reason === 'closedHours' || reason === 'closedDay' || reason === 'holiday';

/** Nobody may be called who, or whose every number, mail or mail domain, is on do not call. */
export const isDoNotCall = (lead: Pick<Lead, 'doNotCall' | 'phones' | 'email'>, calendar: WindowCalendar): boolean =>
  lead.doNotCall || isBarred(lead, calendar.doNotCall);

/** When a lead may be called for the first time at or after an instant; null when nobody can say. */
export const callableFrom = (lead: WindowLead, calendar: WindowCalendar, at: number): number | null => {
  if (isDoNotCall(lead, calendar) || lead.consent.phone === 'refused' || !callableNumber(lead, calendar.doNotCall)) return null;
  const opening = openingFrom(lead, calendar, at);
  return opening && Math.max(opening.from, at);
};

const refusalOf = (lead: WindowLead, hours: PlaceHours, calendar: WindowCalendar): WindowReason | null => {
  if (isDoNotCall(lead, calendar)) return 'doNotCall';
  if (lead.consent.phone === 'refused') return 'consentRefused';
  if (!callableNumber(lead, calendar.doNotCall)) return 'noNumber';
  return hours.zone === null ? 'unknownZone' : null;
};

const reasonOfHours = ({ opening, isCallingDay, holiday }: PlaceHours, at: number): WindowReason => {
  if (opening && opening.from <= at) return 'open';
  if (!isCallingDay) return 'closedDay';
  return holiday === null ? 'closedHours' : 'holiday';
};
