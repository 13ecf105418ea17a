import type { Callback } from '../../../shared/domain/call.ts';
import { overlapsOf } from '../../../shared/domain/callback-suggestions.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { localClock } from '../../../shared/domain/zone.ts';

export type AgendaEntry = { callback: Callback; lead: Lead; overlapMs: number };
/** Missed ones first; then a group per day of the reader. `day` is null for the missed. */
export type AgendaGroup = { day: string | null; entries: AgendaEntry[] };

/** Due, but hardly: not yet missed. */
export const dueMs = 10 * 60_000;

/** Open callbacks of leads that are in sight, by day on the reader's clock, the earliest first. */
export const agendaOf = (callbacks: readonly Callback[], leads: ReadonlyMap<string, Lead>, now: number, zone: string): AgendaGroup[] => {
  const open = callbacks.filter((each) => each.state === 'open').sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const byPerson = Map.groupBy(open, (each) => each.userId);
  const overlaps = new Map([...byPerson.values()].flatMap((own) => [...overlapsOf(own)]));
  const entries = open.flatMap((callback) => {
    const lead = leads.get(callback.leadId);
    return lead ? [{ callback, lead, overlapMs: overlaps.get(callback.id)?.byMs ?? 0 }] : [];
  });
  const groups = Map.groupBy(entries, ({ callback }) => (callback.dueAt < now - dueMs ? null : localClock(callback.dueAt, zone).day));
  return [...groups].map(([day, each]) => ({ day, entries: each })).sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1));
};
