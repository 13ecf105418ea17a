import { useLiveQuery } from 'dexie-react-hooks';
import type { Callback } from '../../../shared/domain/call.ts';
import { localClock, minuteOfDay } from '../../../shared/domain/zone.ts';
import type { RefineryDb } from '../../data/db.ts';
import { useDesk } from '../../data/desk.ts';
import { type OwnCall, ownCallsBetween } from '../../data/own-calls.ts';

export type DayFacts = {
  /** Own calls of the day, the earliest first; also of leads that were moved since. */
  attempts: OwnCall[];
  /** Own promises due on the day: kept, and those still open. */
  promises: Callback[];
};

/** A lead that was called or whose callback was closed today was written today: so only these can hold a promise kept today. */
const mostLeads = 400;

/** From midnight to midnight on the person's clock. */
export const dayOf = (at: number, zone: string): { from: number; till: number } => {
  const { day } = localClock(at, zone);
  return { from: minuteOfDay(day, 0, zone, 'later'), till: minuteOfDay(day, 1440, zone, 'earlier') };
};

export const readDay = async (
  db: RefineryDb,
  userId: string,
  { from, till }: { from: number; till: number },
  leadsWrittenToday: readonly string[],
): Promise<DayFacts> => {
  const own = await ownCallsBetween(db, userId, from, till);
  const leadIds = new Set([...own.map((each) => each.leadId), ...leadsWrittenToday.slice(0, mostLeads)]);
  const ofLeads = await db.callbacks
    .where('leadId')
    .anyOf([...leadIds])
    .toArray();
  const open = await db.callbacks.where('state').equals('open').toArray();
  const isOfDay = (each: Callback) => each.dueAt >= from && each.dueAt < till && (each.userId === userId || each.createdById === userId);
  const promises = [...ofLeads.filter(({ state }) => state === 'kept'), ...open].filter(isOfDay);
  return { attempts: own, promises };
};

/** The figures of today; undefined while they are first read. Reads what belongs to today, never all that ever was. */
export const useDayFacts = (from: number, till: number): DayFacts | undefined => {
  const { db, user, cache } = useDesk();
  return useLiveQuery(() => {
    const written = [...cache.store.getState().leads.values()].filter((lead) => lead.ownerId === user.userId && lead.updatedAt >= from);
    return readDay(
      db,
      user.userId,
      { from, till },
      written.map(({ id }) => id),
    );
  }, [db, user, cache, from, till]);
};
