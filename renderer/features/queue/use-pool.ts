import { useCallback, useMemo } from 'react';
import { returnLeads } from '../../../shared/commands/return-leads.ts';
import { type Checkout, mostCheckedOut } from '../../../shared/domain/lease.ts';
import { checkOutResponse } from '../../../shared/protocol/leases.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { countPool, type PoolCounts, pickForShift, rankPool } from './pool-order.ts';

/** Ends of checkouts and leases are noticed this finely. */
const countEveryMs = 15_000;

/** The team's pool at a glance, live. */
export const usePoolCounts = (): PoolCounts => {
  const { user } = useDesk();
  const cache = useWholeCache();
  const now = useNow(countEveryMs);
  return useMemo(() => countPool(cache, user, now), [cache, user, now]);
};

/** The next lead of the pool that may be called now, not `exceptId`; undefined when there is none. Looked for when asked. */
export const useNextOfPool = (): ((exceptId?: string) => string | undefined) => {
  const { cache, user, now } = useDesk();
  return useCallback(
    (exceptId) => rankPool(cache.store.getState(), user, now()).callable.find(({ lead }) => lead.id !== exceptId)?.lead.id,
    [cache, user, now],
  );
};

/** How many of the pool may be called by then. */
export const useOpenUntil = (endsAt: number | null): number => {
  const { user } = useDesk();
  const cache = useWholeCache();
  const now = useNow(countEveryMs);
  // To the minute, as the time is typed: the dialog is drawn far more often than the answer changes.
  return useMemo(() => (endsAt === null ? 0 : pickForShift(cache, user, now, endsAt).length), [cache, user, now, endsAt]);
};

export type TakenAlong = { kind: 'granted'; count: number; endsAt: number } | { kind: 'offline' } | { kind: 'refused' };

/** Twice as many are named as are wanted: others take some at the same moment. */
const namedPerWanted = 2;

/** Asks the server for leads of the pool until `endsAt`; only what it grants counts. */
export const useTakeAlong = (): ((count: number, endsAt: number) => Promise<TakenAlong>) => {
  const { api, cache, user, now, sync } = useDesk();
  return useCallback(
    async (count, endsAt) => {
      const wanted = pickForShift(cache.store.getState(), user, now(), endsAt).slice(0, count * namedPerWanted);
      if (wanted.length === 0) return { kind: 'granted', count: 0, endsAt };
      const body = JSON.stringify({ leadIds: wanted.map(({ id }) => id), most: Math.min(count, mostCheckedOut), endsAt });
      const response = await api('/api/checkouts', { method: 'POST', body }).catch(() => null);
      if (!response || response.status >= 500) return { kind: 'offline' };
      const answer = response.ok ? checkOutResponse.safeParse(await response.json().catch(() => null)) : undefined;
      if (!answer?.success) return { kind: 'refused' };
      sync.wake();
      return { kind: 'granted', count: answer.data.granted.length, endsAt: answer.data.endsAt };
    },
    [api, cache, user, now, sync],
  );
};

/** Gives checkouts back to the pool, offline too; leads in the middle of a call stay. Resolves to how many went. */
export const useGiveBack = (): ((checkouts: readonly Checkout[]) => Promise<number>) => {
  const { db, run } = useDesk();
  return useCallback(
    async (checkouts) => {
      const calls = await db.callDrafts.filter((each) => each.attemptId !== null).toArray();
      const inCall = new Set(calls.map((each) => each.leadId));
      const returned = checkouts.filter((each) => !inCall.has(each.leadId)).map(({ leadId, fence }) => ({ leadId, fence }));
      if (returned.length > 0) await run(returnLeads, { returned, isConfirmation: false });
      return returned.length;
    },
    [db, run],
  );
};
