import type { Callback } from '../../../shared/domain/call.ts';
import { overlapsOf } from '../../../shared/domain/callback-suggestions.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { dueMs } from '../../../shared/domain/missed-callback.ts';
import { dayAfter, localClock, weekdayOf } from '../../../shared/domain/zone.ts';

export type AgendaEntry = { callback: Callback; lead: Lead; overlapMs: number };
/** Missed ones first; then a group per day of the reader. `day` is null for the missed. */
export type AgendaGroup = { day: string | null; entries: AgendaEntry[] };

/** Open callbacks of leads that are in sight, by day on the reader's clock, the earliest first. */
export const agendaOf = (callbacks: readonly Callback[], leads: ReadonlyMap<string, Lead>, now: number, zone: string): AgendaGroup[] => {
  const open = callbacks.filter((each) => each.state === 'open').sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const byPerson = Map.groupBy(open, (each) => each.userId);
  const overlaps = new Map([...byPerson.values()].flatMap((own) => [...overlapsOf(own)]));
  const entries = open.flatMap((callback) => {
    const lead = leads.get(callback.leadId);
    return lead ? [{ callback, lead, overlapMs: overlaps.get(callback.id)?.byMs ?? 0 }] : [];
  });
  const groups = Map.groupBy(entries, ({ callback }) => (isMissed(callback, now) ? null : localClock(callback.dueAt, zone).day));
  return [...groups].map(([day, each]) => ({ day, entries: each })).sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1));
};

export const isMissed = ({ dueAt }: Pick<Callback, 'dueAt'>, now: number): boolean => dueAt < now - dueMs;

/** Monday to Friday of a week from the one of `today`, and the days of its weekend on which something is promised. */
export const daysOfWeek = (today: string, weeksOn: number, groups: readonly AgendaGroup[]): string[] => {
  const monday = dayAfter(today, { days: 1 - weekdayOf(today) + 7 * weeksOn });
  const promised = new Set(groups.map(({ day }) => day));
  return Array.from({ length: 7 }, (_, at) => dayAfter(monday, { days: at })).filter((day, at) => at < 5 || promised.has(day));
};
