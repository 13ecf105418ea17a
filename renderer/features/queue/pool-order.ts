import type { Lead } from '../../../shared/domain/lead.ts';
import type { Checkout } from '../../../shared/domain/lease.ts';
import { type QueueEntry, rankQueue } from '../../../shared/domain/queue.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';
import { claimIn } from '../../data/claims.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import type { Desk } from '../../data/desk.ts';
import { silenceIn } from '../../data/silences.ts';
import { calendarOf } from '../../data/window-calendar.ts';

type PoolCache = Pick<ColumnCache, 'leads' | 'leases' | 'checkouts' | 'companies' | 'settings' | 'doNotCall'>;
type Asker = Pick<Desk['user'], 'userId' | 'teamId'>;

/** The pool of a rep's team at a glance. */
export type PoolCounts = {
  /** Nobody is on them. */
  free: number;
  /** Of those the promises whose time has come: anybody may keep them. */
  promised: number;
  /** Leased or taken along by others. */
  withOthers: number;
  mine: Checkout[];
};

const isOfPool = (lead: Lead, { teamId }: Asker): boolean =>
  lead.ownerId === null && lead.teamId === teamId && !lead.doNotCall && isCallableStage(lead.stage);

export const countPool = (cache: PoolCache, user: Asker, now: number): PoolCounts => {
  const counts: PoolCounts = { free: 0, promised: 0, withOthers: 0, mine: [] };
  for (const lead of cache.leads.values()) {
    if (!isOfPool(lead, user)) continue;
    const claim = claimIn(cache, lead, user.userId, now);
    const taken = cache.checkouts.get(lead.id);
    if (claim.kind === 'free') {
      counts.free += 1;
      if (lead.nextActionKind === 'callback' && (lead.nextActionAt ?? now) < now) counts.promised += 1;
    }
    if (claim.kind === 'mine' && taken) counts.mine.push(taken);
    else if (claim.kind !== 'free') counts.withOthers += 1;
  }
  return counts;
};

/**
 * Free leads of the pool in calling order; those that open later come after those that may be called now. Looks at the whole pool:
 * for a key press, not for every change.
 */
export const rankPool = (cache: PoolCache, user: Asker, now: number): { callable: QueueEntry<Lead>[]; later: QueueEntry<Lead>[] } => {
  const { settings } = cache;
  if (!settings) return { callable: [], later: [] };
  const free = [...cache.leads.values()].filter((lead) => isOfPool(lead, user) && claimIn(cache, lead, user.userId, now).kind === 'free');
  const keyAccounts = new Set([...cache.companies.values()].filter((company) => company.isKeyAccount).map(({ id }) => id));
  return rankQueue(free, { settings, calendar: calendarOf(settings, cache.doNotCall), now, keyAccounts, ...silenceIn(cache, null, now) });
};

/** Whom to take along until then, the most urgent first: who may be called now or opens before the shift is over. */
export const pickForShift = (cache: PoolCache, user: Asker, now: number, endsAt: number): Lead[] => {
  const { callable, later } = rankPool(cache, user, now);
  const opening = later.filter(({ availableAt }) => availableAt !== null && availableAt < endsAt);
  return [...callable, ...opening].map(({ lead }) => lead);
};
