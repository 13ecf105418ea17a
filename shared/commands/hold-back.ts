import { type Checkout, isCheckedOut, noPending } from '../domain/lease.ts';
import { type CommandContext, type Put, put } from './command.ts';

type Wanted = { leadId: string; fromId: string | null; toId: string | null };
type Move = { moveId: string; reason: string };

/**
 * What becomes of a move of a checked-out lead: it waits on the checkout, and taking it back withdraws it. Undefined: nobody has taken
 * the lead along, or it goes to the very rep who has, so that it moves at once.
 */
export const holdBack = (
  { fromId, toId }: Wanted,
  ownerId: string | null,
  taken: Checkout | undefined,
  { moveId, reason }: Move,
  context: CommandContext,
): Put[] | undefined => {
  if (!isCheckedOut(taken, context.now)) return undefined;
  const isUndo = taken.pendingAt !== null && fromId !== null && fromId === taken.pendingToId && toId === ownerId;
  if (isUndo) return [put('checkouts', { ...taken, ...noPending })];
  if (ownerId !== fromId || toId === taken.userId) return undefined;
  const pending = {
    pendingAt: context.now,
    pendingToId: toId,
    pendingById: context.userId,
    pendingMoveId: moveId,
    pendingReason: reason,
  };
  return [put('checkouts', { ...taken, ...pending })];
};
