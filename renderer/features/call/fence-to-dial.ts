import type { Lead } from '../../../shared/domain/lead.ts';
import { claimIn } from '../../data/claims.ts';
import type { Desk } from '../../data/desk.ts';
import { leaseKeeper } from './lease-keeper.ts';

/** Under which term a lead is called: null for one's own, a fence for a lead of the pool, `notHeld` when it is not to be dialled now. */
export const fenceToDial = (desk: Desk, lead: Lead): number | null | 'notHeld' => {
  if (lead.ownerId !== null) return null;
  const claim = claimIn(desk.cache.store.getState(), lead, desk.user.userId, desk.now());
  if (claim.kind === 'mine') return claim.fence;
  const keeper = leaseKeeper(desk, lead.id);
  const fence = keeper.fenceNow();
  if (fence === null) keeper.look();
  return fence ?? 'notHeld';
};
