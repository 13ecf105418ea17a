import type { Callback } from '../domain/call.ts';
import type { Lead } from '../domain/lead.ts';
import { type Checkout, noPending } from '../domain/lease.ts';
import type { User } from '../domain/people.ts';
import { type CommandContext, type Put, put } from './command.ts';
import { moveLead } from './reassign-leads.ts';

export type CheckoutEnd = { as: NonNullable<Checkout['endedAs']>; mayHaveBeenCalled: boolean };

/** Rows around the checkouts that end; `users` holds those that waiting moves go to. */
export type AroundCheckouts = { leads: readonly Lead[]; users: readonly User[]; callbacks: readonly Callback[] };

/** Ends a checkout and lets the move that waited for it through. One that has ended already only has its move let through. */
export const endCheckout = (taken: Checkout, end: CheckoutEnd, around: AroundCheckouts, context: CommandContext): Put[] => {
  const ended = taken.endedAt === null ? { endedAt: context.now, endedAs: end.as, mayHaveBeenCalled: end.mayHaveBeenCalled } : {};
  return [put('checkouts', { ...taken, ...noPending, ...ended }), ...carryOut(taken, around, context)];
};

/** The move, in the name of who wanted it. A lead that has got an owner meanwhile stays where it is, as in any move. */
const carryOut = (taken: Checkout, { leads, users, callbacks }: AroundCheckouts, context: CommandContext): Put[] => {
  const lead = leads.find((each) => each.id === taken.leadId);
  const owner = users.find((each) => each.id === taken.pendingToId && each.isActive);
  if (!lead || !owner || lead.ownerId !== null || taken.pendingAt === null) return [];
  const open = callbacks.filter((each) => each.leadId === lead.id && each.state === 'open');
  const move = { moveId: taken.pendingMoveId ?? context.commandId, reason: taken.pendingReason };
  return moveLead(lead, owner, open, move, { ...context, userId: taken.pendingById ?? context.userId });
};

/** Whom waiting moves go to: the users that `endCheckout` needs. */
export const receiversOf = (checkouts: readonly Checkout[]): string[] => [
  ...new Set(checkouts.map((each) => each.pendingToId).filter((each) => each !== null)),
];
