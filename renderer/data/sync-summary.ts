import { useLiveQuery } from 'dexie-react-hooks';
import { useStore } from 'zustand';
import type { SyncState } from '../sync/sync-state.ts';
import type { SyncFault } from '../sync/transport.ts';
import { readMeta } from './db.ts';
import { useDesk } from './desk.ts';

/** Where the person's work is: on this machine, at the server, parked. What the quiet indicator and its drawer say. */
export type SyncSummary = {
  /** Sending and fetching come and go with every change on the floor; nobody is told, they read as idle. */
  state: Exclude<SyncState, 'pushing' | 'pulling'>;
  fault: SyncFault | null;
  retryAt: number | null;
  /** Commands the server has not answered. */
  unsent: number;
  /** Commands that were not applied and wait for a person. */
  parked: number;
  /** Epoch ms, to the minute, as it is told: what shows it is not drawn with every pull. */
  syncedAt: number | null;
  /** Progress of a first load, in steps; null when there is none. */
  firstLoad: { done: number; total: number } | null;
};

const restOf = (state: SyncState): SyncSummary['state'] => (state === 'pushing' || state === 'pulling' ? 'idle' : state);
const minuteMs = 60_000;
const wholeMinute = (at: number | null): number | null => (at === null ? null : Math.floor(at / minuteMs) * minuteMs);

export const useSyncSummary = (): SyncSummary => {
  const { db, sync, user } = useDesk();
  const state = useStore(sync.status, (status) => restOf(status.state));
  const fault = useStore(sync.status, (status) => status.fault);
  const retryAt = useStore(sync.status, (status) => status.retryAt);
  const unsent = useLiveQuery(() => db.outbox.where('state').equals('pending').count(), [db], 0);
  const parked = useLiveQuery(
    () => db.parked.filter((each) => each.state === 'open' && each.userId === user.userId).count(),
    [db, user],
    0,
  );
  const syncedAt = useLiveQuery(async () => wholeMinute((await readMeta(db, 'syncedAt'))?.at ?? null), [db], null);
  const firstLoad = useLiveQuery(
    async () => {
      const snapshot = await readMeta(db, 'snapshot');
      return snapshot ? { done: snapshot.done, total: snapshot.total } : null;
    },
    [db],
    null,
  );
  return { state, fault, retryAt, unsent, parked, syncedAt, firstLoad };
};

/** The server answers, as far as this window knows. */
export const isOnline = (summary: SyncSummary): boolean => summary.state !== 'waiting' && summary.state !== 'halted';
