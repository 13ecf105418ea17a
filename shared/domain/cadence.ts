import { answerRate, bestHours, isBestHour } from './best-hours.ts';
import type { Disposition } from './call.ts';
import type { CadenceSettings, CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { createWindowCalendar, type Opening, openingsWithin, type WindowCalendar } from './window-calendar.ts';
import { dayAfter, isKnownZone, localClock, minuteOfDay } from './zone.ts';

export type CadenceLead = Pick<Lead, 'attempts' | 'connects' | 'country' | 'zones' | 'hours' | 'doNotCall'>;
export type CadenceRule = Pick<Disposition, 'retryAfterMs' | 'avoidsSameHour' | 'giveUpAfter' | 'isConnect'>;
type Settings = Pick<CenterSettings, 'callingWindows' | 'zone' | 'cadence'>;

/** Why a retry comes when it comes, in the order the reasons were applied. */
export type CadenceReason =
  | { code: 'delay'; delayMs: number }
  | { code: 'capPerDay'; attempts: number }
  | { code: 'capPerPeriod'; attempts: number; days: number }
  | { code: 'avoidsHour'; hour: number }
  | { code: 'bestHour'; from: number; to: number }
  | { code: 'windowOpens'; opensAt: number }
  | { code: 'unknownZone' }
  | { code: 'gaveUp'; attempts: number; giveUpAfter: number };

export type RetryPlan =
  | { giveUp: false; nextActionKind: 'retry' | 'call'; nextActionAt: number; reasons: CadenceReason[] }
  | { giveUp: true; nextActionKind: 'revisit'; nextActionAt: number; revisitOn: string; reasons: CadenceReason[] };

/**
 * When to try a lead again after an attempt that ended at `at`; null when the disposition plans no retry by itself, or the
 * lead may never be called.
 *
 * `lead` stands as it is after the attempt was counted. `earlierAttemptsAt` (starts of its attempts, this one included)
 * lets the caps per day and period work; without them only this attempt counts.
 * A better hour is never waited for longer than the delay itself again, and the retry lands inside a calling window.
 * `notBefore`: for a call told later than it was made, when it is told; the retry then is still to come.
 */
export const planRetry = (
  lead: CadenceLead,
  disposition: CadenceRule,
  settings: Settings,
  at: number,
  earlierAttemptsAt: readonly number[] = [at],
  notBefore: number = at,
): RetryPlan | null => {
  if (lead.doNotCall) return null;
  if (isGivenUp(lead, disposition)) return giveUp(lead, disposition, settings, at);
  if (disposition.retryAfterMs === null) return null;
  const zone = lead.zones.find(isKnownZone);
  const reasons: CadenceReason[] = [{ code: 'delay', delayMs: disposition.retryAfterMs }];
  const earliest = afterCaps(
    Math.max(at + disposition.retryAfterMs, notBefore),
    earlierAttemptsAt,
    zone ?? settings.zone,
    settings.cadence,
    reasons,
  );
  const nextActionKind = disposition.isConnect ? 'call' : 'retry';
  const slot = zone ? bestSlot({ lead, disposition, settings, at, earliest, zone }, reasons) : null;
  if (slot === null) return { giveUp: false, nextActionKind, nextActionAt: earliest, reasons: [...reasons, { code: 'unknownZone' }] };
  return { giveUp: false, nextActionKind, nextActionAt: slot, reasons };
};

/** Attempts that nobody answered: the ones that the cap counts. */
export const inVainOf = ({ attempts, connects }: Pick<CadenceLead, 'attempts' | 'connects'>): number => attempts - connects;

const isGivenUp = ({ attempts, connects }: CadenceLead, { giveUpAfter, isConnect }: CadenceRule): boolean =>
  giveUpAfter !== null && !isConnect && inVainOf({ attempts, connects }) >= giveUpAfter;

/** Which try the next one is, and after how many the lead is given up; where it is, only tries that nobody answered count, as they do then. */
export const nextTryOf = (
  { attempts, connects }: Pick<CadenceLead, 'attempts' | 'connects'>,
  { isConnect, giveUpAfter }: Pick<CadenceRule, 'isConnect' | 'giveUpAfter'>,
): { attempt: number; cap: number | null } => {
  const cap = isConnect ? null : giveUpAfter;
  return { attempt: (cap === null ? attempts : inVainOf({ attempts, connects })) + 1, cap };
};

const giveUp = (lead: CadenceLead, { giveUpAfter }: CadenceRule, settings: Settings, at: number): RetryPlan => {
  const zone = lead.zones.find(isKnownZone) ?? settings.zone;
  const revisitOn = dayAfter(localClock(at, zone).day, { days: settings.cadence.revisitDays });
  const reasons: CadenceReason[] = [{ code: 'gaveUp', attempts: inVainOf(lead), giveUpAfter: giveUpAfter ?? 0 }];
  return { giveUp: true, nextActionKind: 'revisit', nextActionAt: revisitAt(lead, revisitOn, settings), revisitOn, reasons };
};

/** When a revisit day begins for calling: the first opening on or after that day in the lead's zone, else the day's start. */
export const revisitAt = (lead: Pick<Lead, 'zones' | 'country'>, revisitOn: string, settings: Settings): number => {
  const start = minuteOfDay(revisitOn, 0, lead.zones.find(isKnownZone) ?? settings.zone, 'later');
  const [opening] = openingsWithin(lead, calendarOf(settings), start, start + 14 * dayMs);
  return opening?.from ?? start;
};

/** Days worked out under the same settings object stay as they are, however many leads ask. */
const calendars = new WeakMap<Settings, WindowCalendar>();

const calendarOf = (settings: Settings): WindowCalendar => {
  const calendar = calendars.get(settings) ?? createWindowCalendar(settings);
  calendars.set(settings, calendar);
  return calendar;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Pushes a time on to the next day, or to the end of the period, while the caps are used up. */
const afterCaps = (
  earliest: number,
  attemptsAt: readonly number[],
  zone: string,
  caps: CadenceSettings,
  reasons: CadenceReason[],
): number => {
  let time = earliest;
  const { day } = localClock(time, zone);
  const thatDay = attemptsAt.filter((each) => localClock(each, zone).day === day).length;
  if (thatDay >= caps.perDay) {
    time = minuteOfDay(day, 1440, zone, 'later');
    reasons.push({ code: 'capPerDay', attempts: thatDay });
  }
  const periodMs = caps.periodDays * dayMs;
  const recent = attemptsAt.filter((each) => each > time - periodMs).sort((a, b) => a - b);
  const oldestCounted = recent[recent.length - caps.perPeriod];
  if (oldestCounted === undefined) return time;
  reasons.push({ code: 'capPerPeriod', attempts: recent.length, days: caps.periodDays });
  return Math.max(time, oldestCounted + periodMs);
};

type Search = { lead: CadenceLead; disposition: CadenceRule; settings: Settings; at: number; earliest: number; zone: string };

/** The hour with the best smoothed rate among those that may be waited for; null when the lead's windows are not known. */
const bestSlot = ({ lead, disposition, settings, at, earliest, zone }: Search, reasons: CadenceReason[]): number | null => {
  const openings = openingsWithin(lead, calendarOf(settings), earliest, earliest + 14 * dayMs);
  const first = openings[0];
  if (!first) return null;
  const till = first.from > earliest ? first.till : Math.min(earliest + (disposition.retryAfterMs ?? 0), earliest + 2 * dayMs);
  const slots = slotsIn(openings, Math.max(till, first.from + 1), zone);
  const failed = disposition.avoidsSameHour ? localClock(at, zone).hour : null;
  const others = slots.filter(({ hour }) => hour !== failed);
  if (failed !== null && others.length > 0 && others.length < slots.length) reasons.push({ code: 'avoidsHour', hour: failed });
  const [chosen, ...rest] = others.length > 0 ? others : slots;
  if (!chosen) return first.from;
  const rate = (hour: number) => answerRate(lead.hours, hour);
  const best = rest.reduce((top, slot) => (rate(slot.hour) > rate(top.hour) ? slot : top), chosen);
  const range = bestHours(lead);
  if (range && isBestHour(range, best.hour)) reasons.push({ code: 'bestHour', from: range.from, to: range.to });
  else if (first.from > earliest && best.at === first.from) reasons.push({ code: 'windowOpens', opensAt: first.from });
  return best.at;
};

type Slot = { at: number; hour: number };

/** The first moment of every open hour until `till`. */
const slotsIn = (openings: readonly Opening[], till: number, zone: string): Slot[] => {
  const slots: Slot[] = [];
  for (const opening of openings) {
    let at = opening.from;
    while (at < Math.min(opening.till, till)) {
      const { hour, minute } = localClock(at, zone);
      slots.push({ at, hour });
      at = at - (at % 60_000) + (60 - minute) * 60_000;
    }
  }
  return slots;
};
