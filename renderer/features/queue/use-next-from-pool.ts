import { useMemo } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { QueueEntry } from '../../../shared/domain/queue.ts';
import { claimIn, isCallableByMe } from '../../data/claims.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { rankPool } from './pool-order.ts';
import type { OwnQueue } from './use-queue.ts';

/** Promises come before the pool, whatever list one works on. */
const lastPromiseRank = 2;

/** So many are kept ready: others take some while one talks. */
const foundAtMost = 20;

const isFree = (state: ColumnCache, leadId: string, userId: string, now: number): boolean => {
  const lead = state.leads.get(leadId);
  return lead !== undefined && claimIn(state, lead, userId, now).kind === 'free';
};

/**
 * Who comes after a lead of the pool: the next of the pool, unless a promise of one's own is due. Undefined on one's own leads, whose queue
 * says who is next. Looked for once for each lead on the screen, and the first that is still free counts.
 */
export const useNextFromPool = (leadId: string | undefined, queue: OwnQueue | null): QueueEntry<Lead> | undefined => {
  const { cache, user, now } = useDesk();
  const isFromPool = useCache((state) => {
    const lead = leadId ? state.leads.get(leadId) : undefined;
    return lead !== undefined && !isCallableByMe(claimIn(state, lead, user.userId, now())) && lead.ownerId === null;
  });
  const isPromiseDue = (queue?.callable[0]?.rank ?? Number.POSITIVE_INFINITY) <= lastPromiseRank;
  const found = useMemo(() => {
    if (!isFromPool || isPromiseDue) return undefined;
    return rankPool(cache.store.getState(), user, now())
      .callable.filter(({ lead }) => lead.id !== leadId)
      .slice(0, foundAtMost);
  }, [cache, user, now, leadId, isFromPool, isPromiseDue]);
  const freeId = useCache((state) => found?.find(({ lead }) => isFree(state, lead.id, user.userId, now()))?.lead.id);
  return found?.find(({ lead }) => lead.id === freeId);
};
