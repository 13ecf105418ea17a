import type { Callback } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { openingFrom, type WindowCalendar } from './window-calendar.ts';

/** Due, but hardly: not yet missed. */
export const dueMs = 10 * 60_000;
/** After this long a missed promise is the team lead's to see to, unless the center says otherwise. */
const usualTeamLeadMs = 2 * 3_600_000;

export const teamLeadAfterMs = ({ queue }: Pick<CenterSettings, 'queue'>): number => queue.callbackTeamLeadMs ?? usualTeamLeadMs;

/** From when on a personal promise is anybody's of the team. */
export const turnsSharedAt = ({ dueAt }: Pick<Callback, 'dueAt'>, { queue }: Pick<CenterSettings, 'queue'>): number =>
  dueAt + queue.callbackGraceMs;

/** From when on anybody of the team may keep a promise: one that was given to the team, when it is due. */
export const openToTeamAt = (promised: Promised, settings: Pick<CenterSettings, 'queue'>): number =>
  promised.userId === null ? promised.dueAt : turnsSharedAt(promised, settings);

/**
 * Where a promise stands by the clock. A missed one never goes away: it is late, then anybody's of the team, then the team lead is
 * told; while its lead may not be called, `nextSlotAt` says when the next call is legal.
 */
export type CallbackStanding =
  | { step: 'ahead' }
  | { step: 'due' }
  | { step: 'late'; turnsSharedAt: number; nextSlotAt: number | null }
  | { step: 'shared'; teamLeadAt: number; nextSlotAt: number | null }
  | { step: 'teamLead'; sinceAt: number; nextSlotAt: number | null };

type Promised = Pick<Callback, 'dueAt' | 'userId'>;

export const standingOf = (
  { dueAt, userId }: Promised,
  lead: Pick<Lead, 'country' | 'zones'>,
  settings: Pick<CenterSettings, 'queue'>,
  calendar: WindowCalendar,
  now: number,
): CallbackStanding => {
  if (now < dueAt) return { step: 'ahead' };
  if (now <= dueAt + dueMs) return { step: 'due' };
  const opening = openingFrom(lead, calendar, now);
  const nextSlotAt = opening && opening.from > now ? opening.from : null;
  const sharedAt = turnsSharedAt({ dueAt }, settings);
  const teamLeadAt = dueAt + teamLeadAfterMs(settings);
  if (now >= teamLeadAt) return { step: 'teamLead', sinceAt: teamLeadAt, nextSlotAt };
  if (now >= openToTeamAt({ dueAt, userId }, settings)) return { step: 'shared', teamLeadAt, nextSlotAt };
  return { step: 'late', turnsSharedAt: sharedAt, nextSlotAt };
};
