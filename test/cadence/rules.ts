import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { isCallableStage } from '../../shared/domain/stage.ts';
import type { Dial } from './work-through.ts';

/**
 * What no run may break, told from the outside: clocks come from the system's own zone tables through `Intl`, attempts are counted here,
 * and nothing asks the rules under test.
 */
export type Broken = { rule: 'window' | 'cap' | 'noNextAction' | 'promise'; leadId: string; at: number; what: string };

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Day, weekday (1 Monday) and minute of the day in a zone, by the system's tables. */
const clockIn = (zone: string, at: number): { day: string; weekday: number; minute: number } => {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(zone, clock);
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday ?? '') + 1,
    minute: Number(part.hour) * 60 + Number(part.minute),
  };
};

/**
 * Days on which the whole of a country rests, written down from its laws and not from the library that the rules use: enough of them
 * to see that holidays are kept.
 */
const daysOfRest: Readonly<Record<string, readonly string[]>> = {
  DE: ['2026-10-03', '2026-12-25', '2026-12-26', '2027-01-01'],
  GB: ['2026-12-25', '2026-12-28', '2027-01-01'],
  FR: ['2026-11-01', '2026-11-11', '2026-12-25', '2027-01-01'],
  PL: ['2026-11-01', '2026-11-11', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06'],
  PT: ['2026-10-05', '2026-12-01', '2026-12-08', '2026-12-25', '2027-01-01'],
  FI: ['2026-10-31', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06'],
  US: ['2026-11-26', '2026-12-25', '2027-01-01'],
  IN: ['2026-10-02'],
};

/** Whether some rule of the lead's country allows a call at this minute in every zone it may be in, and nobody rests there that day. */
const isAllowed = (lead: Lead, { callingWindows }: CenterSettings, at: number): boolean => {
  const own = callingWindows.filter(({ country, isClosed }) => country === lead.country && !isClosed);
  const rules = own.length > 0 ? own : callingWindows.filter(({ country, isClosed }) => country === null && !isClosed);
  return lead.zones.every((zone) => {
    const { day, weekday, minute } = clockIn(zone, at);
    if (daysOfRest[lead.country ?? '']?.includes(day)) return false;
    return rules.some((rule) => rule.weekdays.includes(weekday) && rule.from <= minute && minute < rule.till);
  });
};

const dayMs = 86_400_000;
/** When a lead was called, and which day it was where they are. */
type Dialled = { at: number; day: string };

/** Looks over every dial and every lead that a call leaves behind. */
export const createReferee = (settings: CenterSettings) => {
  const broken: Broken[] = [];
  const dialsOf = new Map<string, Dialled[]>();
  const lateness: number[] = [];
  const { perDay, perPeriod, periodDays } = settings.cadence;

  const overCap = ({ at, day }: Dialled, earlier: readonly Dialled[]): string | null => {
    const today = earlier.filter((each) => each.day === day).length;
    if (today >= perDay) return `${today + 1} on one day`;
    const recent = earlier.filter((each) => each.at > at - periodDays * dayMs).length;
    return recent >= perPeriod ? `${recent + 1} within ${periodDays} days` : null;
  };

  return {
    broken,
    lateness,
    dials: () => [...dialsOf.values()].reduce((sum, each) => sum + each.length, 0),
    onDial: (dial: Dial): void => {
      const { lead, at, isPromised, dueAt } = dial;
      const earlier = dialsOf.get(lead.id) ?? [];
      const dialled = { at, day: clockIn(lead.zones[0] ?? settings.zone, at).day };
      if (!isAllowed(lead, settings, at))
        broken.push({ rule: 'window', leadId: lead.id, at, what: `${lead.country} ${lead.zones.join()}` });
      // A promise is the lead's own wish: it is kept, however often they were tried.
      const over = isPromised ? null : overCap(dialled, earlier);
      if (over) broken.push({ rule: 'cap', leadId: lead.id, at, what: over });
      if (dueAt !== null) lateness.push(at - dueAt);
      dialsOf.set(lead.id, [...earlier, dialled]);
    },
    onLeft: (lead: Lead, at: number): void => {
      if (isCallableStage(lead.stage) && !lead.doNotCall && (lead.nextActionKind === null || lead.nextActionAt === null)) {
        broken.push({ rule: 'noNextAction', leadId: lead.id, at, what: lead.stage });
      }
    },
    /** At the end: a promise that is long due and was not called is forgotten. */
    onEnd: (lead: Lead, end: number, patienceMs: number): void => {
      if (lead.nextActionKind !== 'callback' || lead.nextActionAt === null || lead.nextActionAt > end - patienceMs) return;
      broken.push({ rule: 'promise', leadId: lead.id, at: lead.nextActionAt, what: 'still open' });
    },
  };
};
