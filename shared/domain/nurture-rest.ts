import { dayAfter, localClock, minuteOfDay } from './zone.ts';

/** A quarter: budgets and projects are spoken of anew by then, and the lead still knows who called. The same wherever sales answers. */
const restMonths = 3;

/** When a lead that sales sends to nurture is looked at again: the beginning of that day in the zone. */
export const revisitAfterRest = (now: number, zone: string): { on: string; at: number } => {
  const on = dayAfter(localClock(now, zone).day, { months: restMonths });
  return { on, at: minuteOfDay(on, 0, zone, 'later') };
};
