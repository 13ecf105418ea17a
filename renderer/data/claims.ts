import { useMemo } from 'react';
import type { Lead } from '../../shared/domain/lead.ts';
import { type Claim, claimOn } from '../../shared/domain/lease.ts';
import type { ColumnCache } from './column-cache.ts';
import { useCache, useDesk } from './desk.ts';

type ClaimRows = Pick<ColumnCache, 'leases' | 'checkouts'>;

/** Who may call a lead now, by the rows at hand. */
export const claimIn = ({ leases, checkouts }: ClaimRows, lead: Pick<Lead, 'id' | 'ownerId'>, userId: string, now: number): Claim =>
  claimOn(lead, { lease: leases.get(lead.id), checkout: checkouts.get(lead.id) }, userId, now);

/** Leads one may call without asking anybody: one's own, and those taken along. */
export const isCallableByMe = (claim: Claim): boolean => claim.kind === 'own' || claim.kind === 'mine';

/** Who may call this lead now; drawn anew when that changes. `now`: as fine as the caller wants an end to be noticed. */
export const useClaim = (lead: Pick<Lead, 'id' | 'ownerId'> | undefined, now: number): Claim | undefined => {
  const { user } = useDesk();
  const lease = useCache((cache) => (lead ? cache.leases.get(lead.id) : undefined));
  const checkout = useCache((cache) => (lead ? cache.checkouts.get(lead.id) : undefined));
  const ownerId = lead?.ownerId;
  return useMemo(
    () => (ownerId === undefined ? undefined : claimOn({ ownerId }, { lease, checkout }, user.userId, now)),
    [ownerId, lease, checkout, user, now],
  );
};
