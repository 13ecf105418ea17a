import { z } from 'zod';
import { count, durationMs, id, instant } from '../domain/fields.ts';
import { mostCheckedOut } from '../domain/lease.ts';
import { errorResponse } from './sync.ts';

/** Wire messages of leases and checkouts. Times are lengths: a desktop's clock may be wrong. */

/** `windowId` names the window that asks, the same after a reload: of several windows of one sign-in each has a lease of its own. */
export const leaseRequest = z.object({ leadId: id, windowId: id.optional() });

/** A lease that holds for `remainingMs` from when it was asked for; ask again after `renewEveryMs`. */
export const leaseHeld = z.object({ leadId: id, fence: count, remainingMs: durationMs, renewEveryMs: durationMs });
export type LeaseHeld = z.infer<typeof leaseHeld>;

/**
 * Why a lead cannot be leased. `leaseTaken`: somebody else is on it or took it along, see `kind`, `holderId` and from when by the server's
 * clock. `leadNotFree`: it has an owner or is not to be called. `leaseLost`: the lease is over.
 */
export const leaseRefused = errorResponse.extend({
  holderId: id.nullable(),
  kind: z.enum(['lease', 'checkout']).nullable(),
  sinceAt: instant.nullable(),
});
export type LeaseRefused = z.infer<typeof leaseRefused>;

export const checkOutRequest = z.object({
  /** In the order of wish: the first that are free are granted. */
  leadIds: z
    .array(id)
    .min(1)
    .max(2 * mostCheckedOut),
  most: z.int().min(1).max(mostCheckedOut).default(mostCheckedOut),
  endsAt: instant,
});
export const checkOutResponse = z.object({ granted: z.array(z.object({ leadId: id, fence: count })), endsAt: instant });
