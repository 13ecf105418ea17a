import { z } from 'zod';
import type { Callback } from '../domain/call.ts';
import { id, instant, line, wallTime, zoneId } from '../domain/fields.ts';
import { defineCommand, one, put, type Refusal, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { callbackOnLead, withoutOthers } from './open-callbacks.ts';

/** A time promised to the lead: wall time and zone as said, the instant beside them. */
export const promisedTime = z.object({
  callbackId: id,
  wall: wallTime,
  zone: zoneId,
  dueAt: instant,
  promise: line,
  /** Personal callbacks go to who promised; shared ones to the team. */
  isPersonal: z.boolean(),
  /** The promise that stood when this one was given, and which it takes the place of. Left out by desktops of before 0.2. */
  replacesId: id.nullable().optional(),
});

/**
 * Somebody else promised the lead another time meanwhile, which the person could not know of. The newer promise stands, the other is
 * closed as moved, and both are told (SYNC: double booking warns).
 */
export const doubleBooking = (
  callbacks: readonly Callback[],
  given: { callbackId: string; replacesId?: string | null | undefined } | null,
): Refusal | undefined => {
  if (!given || given.replacesId === undefined) return undefined;
  const unseen = callbacks.find((each) => each.state === 'open' && each.id !== given.callbackId && each.id !== given.replacesId);
  return unseen && { code: 'doubleBooked', detail: { callbackId: unseen.id, dueAt: String(unseen.dueAt), byId: unseen.createdById } };
};

/** Plans a call outside a call: from Today, from Leads, or moved by hand. An open callback of the lead is replaced. */
export const scheduleCallback = defineCommand({
  name: 'scheduleCallback',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: promisedTime.extend({ leadId: id }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId), callbacks: where('callbacks', 'leadId', [args.leadId]) }),
  apply: ({ lead, callbacks }, args, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    if (lead.doNotCall) return refuse('doNotCall');
    const { callbackId, isPersonal, replacesId: _seen, ...time } = args;
    const row: Callback = {
      id: callbackId,
      ...time,
      userId: isPersonal ? (lead.ownerId ?? context.userId) : null,
      createdById: context.userId,
      state: 'open',
      createdAt: context.now,
      closedAt: null,
    };
    const puts = [
      put('callbacks', row),
      ...withoutOthers(callbacks, callbackId, 'moved', context),
      put('leads', changedLead(lead, { ...callbackOnLead(row), lastSaid: args.promise || lead.lastSaid }, context)),
    ];
    const parked = doubleBooking(callbacks, args);
    return parked ? { puts, parked } : { puts };
  },
});
