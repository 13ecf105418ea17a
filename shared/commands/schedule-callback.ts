import { z } from 'zod';
import type { Callback } from '../domain/call.ts';
import { id, instant, line, wallTime, zoneId } from '../domain/fields.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
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
});

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
    const { callbackId, isPersonal, ...time } = args;
    const row: Callback = {
      id: callbackId,
      ...time,
      userId: isPersonal ? (lead.ownerId ?? context.userId) : null,
      createdById: context.userId,
      state: 'open',
      createdAt: context.now,
      closedAt: null,
    };
    return {
      puts: [
        put('callbacks', row),
        ...withoutOthers(callbacks, callbackId, 'moved', context),
        put('leads', changedLead(lead, { ...callbackOnLead(row), lastSaid: args.promise || lead.lastSaid }, context)),
      ],
    };
  },
});
