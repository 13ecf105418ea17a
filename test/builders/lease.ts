import { type Checkout, type Lease, noPending } from '../../shared/domain/lease.ts';
import { builtAt } from './domain.ts';

const hour = 3_600_000;

/** A pool lead that rep-1 took along an hour ago, for five hours. */
export const aCheckout = (leadId: string, over: Partial<Checkout> = {}): Checkout => ({
  id: leadId,
  leadId,
  userId: 'rep-1',
  fence: 4,
  takenAt: builtAt - hour,
  endsAt: builtAt + 4 * hour,
  endedAt: null,
  endedAs: null,
  mayHaveBeenCalled: false,
  ...noPending,
  ...over,
});

/** A pool lead that somebody is calling; with `null`, one that is free again. */
export const aLease = (leadId: string, holderId: string | null, over: Partial<Lease> = {}): Lease => ({
  id: leadId,
  leadId,
  holderId,
  fence: 1,
  fencedBelow: 1,
  sinceAt: builtAt,
  ...over,
});
