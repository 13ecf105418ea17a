import type { Lead } from '../../../shared/domain/lead.ts';
import { type Checkout, isCheckedOut, type Lease } from '../../../shared/domain/lease.ts';

/** Who is on the pool's leads: for one call, for a shift, and which moves wait for whom. */
export type PoolClaims = {
  /** How many leads each person leases now. */
  leased: { userId: string; count: number }[];
  takenAlong: { userId: string; leadIds: string[]; until: number; isAskedBack: boolean }[];
  waiting: WaitingMove[];
};

/** Leads of one rep that one person moved to one other at once. */
export type WaitingMove = { key: string; fromId: string; toId: string | null; byId: string; sinceAt: number; leadIds: string[] };

type Rows = { leases: ReadonlyMap<string, Lease>; checkouts: ReadonlyMap<string, Checkout> };

/** From the leads that nobody owns; the longest waiting move first. */
export const poolClaims = (pool: readonly Lead[], { leases, checkouts }: Rows, now: number): PoolClaims => {
  const taken = pool.flatMap((lead) => {
    const checkout = checkouts.get(lead.id);
    return isCheckedOut(checkout, now) ? [checkout] : [];
  });
  const takenIds = new Set(taken.map((each) => each.leadId));
  const holders = pool.flatMap((lead) => (takenIds.has(lead.id) ? [] : (leases.get(lead.id)?.holderId ?? [])));
  return {
    leased: [...Map.groupBy(holders, (holder) => holder)].map(([userId, of]) => ({ userId, count: of.length })),
    takenAlong: [...Map.groupBy(taken, (each) => each.userId)].map(([userId, of]) => ({
      userId,
      leadIds: of.map((each) => each.leadId),
      until: Math.min(...of.map((each) => each.endsAt)),
      isAskedBack: of.every((each) => each.pendingAt !== null),
    })),
    waiting: [...Map.groupBy(taken, keyOf)].flatMap(([key, of]) => waitingMove(key, of)).sort((a, b) => a.sinceAt - b.sinceAt),
  };
};

const keyOf = ({ pendingAt, pendingMoveId, userId, pendingToId }: Checkout): string =>
  pendingAt === null ? '' : [pendingMoveId, userId, pendingToId].join('/');

const waitingMove = (key: string, of: readonly Checkout[]): WaitingMove[] => {
  const [first] = of;
  if (!first || first.pendingAt === null) return [];
  const { userId: fromId, pendingToId: toId, pendingById, pendingAt: sinceAt } = first;
  return [{ key, fromId, toId, byId: pendingById ?? '', sinceAt, leadIds: of.map((each) => each.leadId) }];
};

/** Those among the leads whose move has to wait, by who has taken them along; a move to that very person does not wait. */
export const heldBack = (
  moves: readonly { lead: Lead; toId: string | null }[],
  checkouts: ReadonlyMap<string, Checkout>,
  now: number,
): Checkout[] =>
  moves.flatMap(({ lead, toId }) => {
    const checkout = checkouts.get(lead.id);
    return lead.ownerId === null && isCheckedOut(checkout, now) && checkout.userId !== toId ? [checkout] : [];
  });
