import { useLiveQuery } from 'dexie-react-hooks';
import { useStore } from 'zustand';
import type { SyncState } from '../sync/sync-state.ts';
import type { SyncFault } from '../sync/transport.ts';
import { readMeta } from './db.ts';
import { useDesk } from './desk.ts';

/** Where the person's work is: on this machine, at the server, parked. What the quiet indicator and its drawer say. */
export type SyncSummary = {
  state: SyncState;
  fault: SyncFault | null;
  retryAt: number | null;
  /** Commands the server has not answered. */
  unsent: number;
  /** Commands that were not applied and wait for a person. */
  parked: number;
  syncedAt: number | null;
  /** Progress of a first load, in steps; null when there is none. */
  firstLoad: { done: number; total: number } | null;
};

export const useSyncSummary = (): SyncSummary => {
  const { db, sync, user } = useDesk();
  const status = useStore(sync.status);
  const unsent = useLiveQuery(() => db.outbox.where('state').equals('pending').count(), [db], 0);
  const parked = useLiveQuery(
    () => db.parked.filter((each) => each.state === 'open' && each.userId === user.userId).count(),
    [db, user],
    0,
  );
  const syncedAt = useLiveQuery(async () => (await readMeta(db, 'syncedAt'))?.at ?? null, [db], null);
  const firstLoad = useLiveQuery(
    async () => {
      const snapshot = await readMeta(db, 'snapshot');
      return snapshot ? { done: snapshot.done, total: snapshot.total } : null;
    },
    [db],
    null,
  );
  return { ...status, unsent, parked, syncedAt, firstLoad };
};

/** The server answers, as far as this window knows. */
export const isOnline = (summary: SyncSummary): boolean => summary.state !== 'waiting' && summary.state !== 'halted';
