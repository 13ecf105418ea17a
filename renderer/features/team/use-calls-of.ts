import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Attempt } from '../../../shared/domain/call.ts';
import { readMeta } from '../../data/db.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { rowsOfLeads } from '../../data/rows.ts';

const mostCalls = 100;
/** What came with the first load lies packed by lead: so many leads are looked into. */
const mostLeads = 300;
const lookedBackMs = 14 * 86_400_000;

/**
 * A rep's calls of the last fortnight, newest first; undefined until they are read. They are looked for with the leads that are or were
 * theirs, and among whatever has changed since the first load. `isArriving`: what happened with older leads is still being loaded.
 */
export const useCallsOf = (userId: string): { calls: Attempt[] | undefined; isArriving: boolean } => {
  const { db, now } = useDesk();
  const { leads, handoffs, revision } = useWholeCache();
  const leadIds = useMemo(() => {
    void revision;
    const since = now() - lookedBackMs;
    const handedOff = new Set([...handoffs.values()].filter((each) => each.repId === userId).map((each) => each.leadId));
    return [...leads.values()]
      .filter(({ id, ownerId, previousOwnerId }) => ownerId === userId || previousOwnerId === userId || handedOff.has(id))
      .filter(({ lastAttemptAt }) => (lastAttemptAt ?? 0) >= since)
      .sort((a, b) => (b.lastAttemptAt ?? 0) - (a.lastAttemptAt ?? 0))
      .slice(0, mostLeads)
      .map(({ id }) => id);
  }, [leads, handoffs, revision, userId, now]);
  const calls = useLiveQuery(async () => {
    const [packed, fresh] = await Promise.all([rowsOfLeads(db, 'attempts', leadIds), db.attempts.where('userId').equals(userId).toArray()]);
    const byId = new Map([...packed.filter((each) => each.userId === userId), ...fresh].map((each) => [each.id, each]));
    return [...byId.values()].sort((a, b) => b.startedAt - a.startedAt).slice(0, mostCalls);
  }, [db, userId, leadIds]);
  const isArriving = useLiveQuery(async () => (await readMeta(db, 'history')) !== undefined, [db], false);
  return { calls, isArriving };
};
