import { answerRate, bestHours, isBestHour } from './best-hours.ts';
import type { Lead } from './lead.ts';
import type { User } from './people.ts';
import { openingsWithin, type WindowCalendar } from './window-calendar.ts';
import { worksAt } from './working-times.ts';
import { instantToWall, isKnownZone, localClock } from './zone.ts';

export type CallbackSuggestion = { at: number; wall: string; zone: string; isBestHour: boolean };

/** What times may be offered against: when the person works and what it has promised already. */
export type MyTime = {
  now: number;
  zone: string;
  /** Callbacks already promised by the same person. */
  takenAt: readonly number[];
  /** When they work and are away, as their own row says. Left out, or not said there: Monday to Friday, eight to six. */
  person?: Pick<User, 'hours' | 'zone' | 'absences'> | undefined;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;
const gridMs = 30 * minuteMs;
/** A callback takes about this long; two closer than this overlap. */
export const callbackLengthMs = 20 * minuteMs;
/** Two times offered on one day lie at least this far apart. */
const apartMs = 90 * minuteMs;

/**
 * Times to offer for a callback: the lead's window is open, the person works and has promised nothing then. At most two on
 * the first such day, by the hours at which the lead answers, the others on the days after; none when its zone is unknown.
 */
export const suggestCallbackTimes = (
  lead: Pick<Lead, 'country' | 'zones' | 'hours'>,
  mine: MyTime,
  calendar: WindowCalendar,
  count = 3,
): CallbackSuggestion[] => {
  const zone = lead.zones.find(isKnownZone);
  if (!zone) return [];
  const slots = freeSlots(lead, mine, calendar, zone);
  const byDay = [...Map.groupBy(slots, ({ day }) => day).values()];
  const chosen = byDay.flatMap((ofDay, at) => bestOf(ofDay, at === 0 ? 2 : 1)).slice(0, count);
  const best = bestHours(lead);
  return chosen
    .sort((a, b) => a.at - b.at)
    .map(({ at, hour }) => ({ at, wall: instantToWall(at, zone), zone, isBestHour: isBestHour(best, hour) }));
};

type Slot = { at: number; day: string; hour: number; rate: number };

const freeSlots = (lead: Pick<Lead, 'country' | 'zones' | 'hours'>, mine: MyTime, calendar: WindowCalendar, zone: string): Slot[] => {
  const earliest = Math.ceil((mine.now + gridMs / 2) / gridMs) * gridMs;
  const slots: Slot[] = [];
  for (const { from, till } of openingsWithin(lead, calendar, earliest, mine.now + 8 * dayMs)) {
    for (let at = Math.ceil(from / gridMs) * gridMs; at + callbackLengthMs <= till; at += gridMs) {
      if (!isAtWork(at, mine) || mine.takenAt.some((taken) => Math.abs(taken - at) < callbackLengthMs)) continue;
      const { day, hour } = localClock(at, zone);
      slots.push({ at, day, hour, rate: answerRate(lead.hours, hour) });
    }
  }
  return slots;
};

const isAtWork = (at: number, { zone, person }: MyTime): boolean => {
  const { weekday, hour, day } = localClock(at, zone);
  if (person?.absences.some(({ from, till }) => from <= day && day <= till)) return false;
  return (person && worksAt(person, at)) ?? (weekday <= 5 && hour >= 8 && hour < 18);
};

/** The best slots of a day, apart from each other; of equal ones the earliest. */
const bestOf = (slots: readonly Slot[], count: number): Slot[] => {
  const chosen: Slot[] = [];
  for (const slot of slots.toSorted((a, b) => b.rate - a.rate || a.at - b.at)) {
    if (chosen.length < count && chosen.every(({ at }) => Math.abs(at - slot.at) >= apartMs)) chosen.push(slot);
  }
  return chosen;
};

/** Of callbacks of one person that are too close to each other: which one each runs into, and by how much. */
export const overlapsOf = (
  callbacks: readonly { id: string; dueAt: number }[],
  lengthMs = callbackLengthMs,
): Map<string, { withId: string; byMs: number }> => {
  const overlaps = new Map<string, { withId: string; byMs: number }>();
  const inOrder = callbacks.toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  inOrder.forEach((each, at) => {
    const before = inOrder[at - 1];
    const byMs = before ? before.dueAt + lengthMs - each.dueAt : 0;
    if (before && byMs > 0) overlaps.set(each.id, { withId: before.id, byMs });
  });
  return overlaps;
};
