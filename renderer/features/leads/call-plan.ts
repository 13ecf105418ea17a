import { readCallbackTime } from '../../../shared/domain/callback-time.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { openingFrom, type WindowCalendar } from '../../../shared/domain/window-calendar.ts';

export type PlannedCall = { lead: Lead; wall: string; zone: string; at: number; isOutsideWindow: boolean };

export type CallPlan = {
  calls: PlannedCall[];
  /** Leads whose zone nobody knows, and those whose clocks leave the time out or show it twice. */
  withoutZone: number;
  ambiguous: number;
  /** What is wrong with the words themselves, for all alike. */
  fault: 'empty' | 'unclear' | 'inThePast' | null;
};

type Clocks = { now: number; myZone: string; calendar: WindowCalendar | null };

/** The same words for many leads: each is meant on the lead's own clock unless they say otherwise. */
export const planCalls = (text: string, leads: readonly Lead[], { now, myZone, calendar }: Clocks): CallPlan => {
  const plan: CallPlan = { calls: [], withoutZone: 0, ambiguous: 0, fault: null };
  if (text.trim() === '') return { ...plan, fault: 'empty' };
  for (const lead of leads) {
    const [zone] = lead.zones;
    if (zone === undefined) {
      plan.withoutZone += 1;
      continue;
    }
    const time = readCallbackTime(text, { now, zone, myZone });
    if (time.kind === 'time')
      plan.calls.push({ lead, wall: time.wall, zone, at: time.at, isOutsideWindow: isShut(lead, time.at, calendar) });
    else if (time.code === 'gap' || time.code === 'twice') plan.ambiguous += 1;
    else plan.fault = time.code;
  }
  return plan;
};

const isShut = (lead: Lead, at: number, calendar: WindowCalendar | null): boolean => {
  const opening = calendar && openingFrom(lead, calendar, at);
  return !opening || opening.from > at;
};
