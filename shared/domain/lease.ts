import { z } from 'zod';
import { count, id, instant, line } from './fields.ts';
import type { Lead } from './lead.ts';

/**
 * Who is on a pool lead, as everybody may see it who sees the lead. One row per lead that was ever leased or checked out; the server's
 * own table of terms decides, and this row follows it.
 */
export const lease = z.object({
  /** The lead's id. */
  id,
  leadId: id,
  /** Null: nobody is on it, or it is checked out. */
  holderId: id.nullable(),
  /** Raised by every lease and every checkout of the lead; goes into every attempt made under it. */
  fence: count,
  /** Where the unbroken run of terms of the present or last holder began: a call under a smaller fence had somebody else come after it. */
  fencedBelow: count,
  sinceAt: instant,
});
export type Lease = z.infer<typeof lease>;

/**
 * How a checkout came to its end. returned: by hand · confirmed: the rep's desktop let a move through · expired: its shift is over ·
 * forced: the team lead did not wait · assigned: the lead got an owner, changed teams or is not to be called · disabled: the rep was
 */
export const checkoutEnds = ['returned', 'confirmed', 'expired', 'forced', 'assigned', 'disabled'] as const;

/** A pool lead that a rep takes along for a shift; one row per lead, the latest checkout of it. */
export const checkout = z.object({
  /** The lead's id. */
  id,
  leadId: id,
  userId: id,
  fence: count,
  takenAt: instant,
  endsAt: instant,
  endedAt: instant.nullable(),
  endedAs: z.enum(checkoutEnds).nullable(),
  /** It ended without a word from the rep's desktop, which may have worked offline. */
  mayHaveBeenCalled: z.boolean(),
  /** A move that waits for the rep's desktop, the end of the checkout, or force. `pendingToId` null: back to the pool. */
  pendingAt: instant.nullable(),
  pendingToId: id.nullable(),
  pendingById: id.nullable(),
  pendingMoveId: id.nullable(),
  pendingReason: line,
});
export type Checkout = z.infer<typeof checkout>;

/** Most pool leads that one rep takes along at a time (SYNC: who calls whom). */
export const mostCheckedOut = 200;
/** A shift is never longer. */
export const longestCheckoutMs = 16 * 60 * 60 * 1000;

export const noPending = { pendingAt: null, pendingToId: null, pendingById: null, pendingMoveId: null, pendingReason: '' } as const;

/** Taken along and not over; without a row, or with one of the past, it is not. */
export const isCheckedOut = (of: Checkout | undefined, now: number): of is Checkout =>
  of !== undefined && of.endedAt === null && of.endsAt > now;

/** Who may call a lead, as far as this desktop knows. `own` and `mine` also offline; `free` only with a lease; the others not at all. */
export type Claim =
  | { kind: 'own' | 'free' | 'otherOwner' }
  | { kind: 'mine'; until: number; fence: number; isPending: boolean }
  | { kind: 'checkedOut'; byId: string; until: number }
  | { kind: 'leased'; byId: string; sinceAt: number };

type Claims = { lease: Lease | undefined; checkout: Checkout | undefined };

/** Who may call this lead now, seen by one person: an owner before a checkout before a lease. */
export const claimOn = (lead: Pick<Lead, 'ownerId'>, { lease: on, checkout: taken }: Claims, userId: string, now: number): Claim => {
  if (lead.ownerId !== null) return { kind: lead.ownerId === userId ? 'own' : 'otherOwner' };
  if (isCheckedOut(taken, now)) {
    if (taken.userId !== userId) return { kind: 'checkedOut', byId: taken.userId, until: taken.endsAt };
    return { kind: 'mine', until: taken.endsAt, fence: taken.fence, isPending: taken.pendingAt !== null };
  }
  if (on && on.holderId !== null && on.holderId !== userId) return { kind: 'leased', byId: on.holderId, sinceAt: on.sinceAt };
  return { kind: 'free' };
};

/** Whether a checkout that ended unheard still means something: nobody has recorded a call of the lead since it was taken. */
export const maybeCalledUnheard = (of: Checkout | undefined, lead: Pick<Lead, 'lastAttemptAt'>): of is Checkout =>
  of !== undefined && of.endedAt !== null && of.mayHaveBeenCalled && (lead.lastAttemptAt ?? 0) < of.takenAt;
