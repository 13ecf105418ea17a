import type { Lead } from '../../../shared/domain/lead.ts';

export type Move = { leadId: string; toId: string | null; fromId: string | null };
export type Receiver = { id: string; name: string; load: number; capacity: number };

export type AssignPlan = {
  moves: Move[];
  /** Already with one of those chosen, and staying there. */
  staying: number;
  /** Per receiver how many come. */
  coming: ReadonlyMap<string, number>;
};

/**
 * Splits leads among the people chosen so that each gets as many as the others, give or take one. A lead that is with one of them
 * already stays and counts as part of the share, unless that share is full. Leads keep their order: the first goes to the first.
 */
export const planAssignment = (leads: readonly Lead[], toIds: readonly string[]): AssignPlan => {
  const share = sharesOf(leads.length, toIds);
  const movers: Lead[] = [];
  for (const lead of leads) {
    const left = lead.ownerId === null ? undefined : share.get(lead.ownerId);
    if (lead.ownerId !== null && left) share.set(lead.ownerId, left - 1);
    else movers.push(lead);
  }
  const moves = dealOut(movers, toIds, share);
  const coming = new Map(toIds.map((id) => [id, moves.filter((move) => move.toId === id).length]));
  return { moves, staying: leads.length - movers.length, coming };
};

const sharesOf = (count: number, toIds: readonly string[]): Map<string, number> =>
  new Map(toIds.map((id, place) => [id, Math.floor(count / toIds.length) + (place < count % toIds.length ? 1 : 0)]));

/** One to each in turn while they have room, so that the best leads do not all go to one. */
const dealOut = (leads: readonly Lead[], toIds: readonly string[], share: Map<string, number>): Move[] => {
  const moves: Move[] = [];
  let turn = 0;
  for (const lead of leads) {
    const toId = nextWithRoom(toIds, share, turn);
    if (toId === undefined) break;
    turn = toIds.indexOf(toId) + 1;
    share.set(toId, (share.get(toId) ?? 0) - 1);
    moves.push({ leadId: lead.id, toId, fromId: lead.ownerId });
  }
  return moves;
};

const nextWithRoom = (toIds: readonly string[], share: ReadonlyMap<string, number>, from: number): string | undefined =>
  toIds.map((_, step) => toIds[(from + step) % toIds.length] ?? '').find((id) => (share.get(id) ?? 0) > 0);

/** Takes leads away from whoever has them. */
export const planPool = (leads: readonly Lead[]): AssignPlan => {
  const owned = leads.filter(({ ownerId }) => ownerId !== null);
  const moves = owned.map(({ id, ownerId }) => ({ leadId: id, toId: null, fromId: ownerId }));
  return { moves, staying: leads.length - owned.length, coming: new Map() };
};

/** The same moves the other way round; a lead that was moved on meanwhile stays where it is. */
export const reverseOf = (moves: readonly Move[]): Move[] =>
  moves.map(({ leadId, toId, fromId }) => ({ leadId, toId: fromId, fromId: toId }));
