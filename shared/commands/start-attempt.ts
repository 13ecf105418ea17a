import { z } from 'zod';
import type { Attempt } from '../domain/call.ts';
import { count, id, line } from '../domain/fields.ts';
import { defineCommand, one, put } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** The rep dials. The attempt counts from here, whatever becomes of it, so that a crash in mid-call loses no call. */
export const startAttempt = defineCommand({
  name: 'startAttempt',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    attemptId: id,
    leadId: id,
    number: line,
    scriptId: id.nullable(),
    localHour: z.int().min(0).max(23).nullable(),
    /** The generation of the assignment under which the rep dials. */
    assignmentGeneration: count,
    overrideReason: line.nullable(),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, args, context) => {
    const attempt: Attempt = {
      id: args.attemptId,
      leadId: args.leadId,
      userId: context.userId,
      number: args.number,
      startedAt: context.now,
      endedAt: null,
      talkMs: 0,
      wrapUpMs: 0,
      dispositionCode: null,
      isConnect: false,
      reasonCode: null,
      scriptId: args.scriptId,
      scriptPath: [],
      localHour: args.localHour,
      assignmentGeneration: args.assignmentGeneration,
      isFromFormerOwner: lead !== undefined && lead.ownerId !== context.userId && lead.assignmentGeneration > args.assignmentGeneration,
      overrideReason: args.overrideReason,
    };
    if (!lead) return { puts: [put('attempts', attempt)] };
    const called = {
      attempts: lead.attempts + 1,
      firstAttemptAt: lead.firstAttemptAt ?? context.now,
      lastAttemptAt: Math.max(context.now, lead.lastAttemptAt ?? 0),
      lastTouchAt: Math.max(context.now, lead.lastTouchAt ?? 0),
    };
    return { puts: [put('attempts', attempt), put('leads', changedLead(lead, called, context))] };
  },
});
