import { callableFrom, type WindowLead } from './calling-window.ts';
import type { CenterSettings } from './center-settings.ts';
import type { WindowCalendar } from './window-calendar.ts';
import { dayAfter, localClock, minuteOfDay, weekdayOf } from './zone.ts';

/** When a center works, in its own zone; minutes of the day. */
export type WorkingTime = {
  weekdays: readonly number[];
  from: number;
  till: number;
  /** Holidays, by day; left out: there are none. */
  isFree?: (day: string) => boolean;
};

/** Monday to Friday, nine to five: eight working hours a day. */
export const officeTime: WorkingTime = { weekdays: [1, 2, 3, 4, 5], from: 9 * 60, till: 17 * 60 };

const hourMs = 3_600_000;

/**
 * The instant at which so many working hours have passed since another. Time outside working hours does not count, so an
 * agreement made on Friday evening runs from Monday at nine. A day on which the clocks change counts as long as it was.
 */
export const addWorkingHours = (from: number, hours: number, zone: string, time: WorkingTime = officeTime): number => {
  let left = hours * hourMs;
  let day = localClock(from, zone).day;
  for (;;) {
    const stretch = stretchOn(day, zone, time);
    const start = stretch && Math.max(stretch.from, from);
    if (stretch && start !== null && start < stretch.till) {
      if (left <= stretch.till - start) return start + left;
      left -= stretch.till - start;
    }
    day = dayAfter(day, { days: 1 });
  }
};

/** The last instant since which so many working hours have passed by `at`: what is older than this is late. */
export const workingHoursBefore = (at: number, hours: number, zone: string, time: WorkingTime = officeTime): number => {
  let left = hours * hourMs;
  let day = localClock(at, zone).day;
  for (;;) {
    const stretch = stretchOn(day, zone, time);
    const end = stretch && Math.min(stretch.till, at);
    if (stretch && end !== null && end > stretch.from) {
      if (left <= end - stretch.from) return end - left;
      left -= end - stretch.from;
    }
    day = dayAfter(day, { days: -1 });
  }
};

/** Working time between two instants, in milliseconds; 0 when the second is not later. */
export const workingMsBetween = (from: number, till: number, zone: string, time: WorkingTime = officeTime): number => {
  let sum = 0;
  let day = localClock(from, zone).day;
  const lastDay = localClock(Math.max(from, till), zone).day;
  while (day <= lastDay) {
    const stretch = stretchOn(day, zone, time);
    if (stretch) sum += Math.max(0, Math.min(stretch.till, till) - Math.max(stretch.from, from));
    day = dayAfter(day, { days: 1 });
  }
  return sum;
};

/**
 * By when a lead that has just come in is to be called: the agreed time after arrival, or after its window opens first
 * when it arrives while nobody may call it.
 */
export const firstCallBy = (
  lead: WindowLead & { arrivedAt: number },
  settings: Pick<CenterSettings, 'queue'>,
  calendar: WindowCalendar,
): number => (callableFrom(lead, calendar, lead.arrivedAt) ?? lead.arrivedAt) + settings.queue.firstCallWithinMs;

const stretchOn = (day: string, zone: string, time: WorkingTime): { from: number; till: number } | null => {
  if (!time.weekdays.includes(weekdayOf(day)) || time.isFree?.(day)) return null;
  return { from: minuteOfDay(day, time.from, zone, 'later'), till: minuteOfDay(day, time.till, zone, 'earlier') };
};
