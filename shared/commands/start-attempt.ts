import { z } from 'zod';
import type { Attempt } from '../domain/call.ts';
import { windowReasons } from '../domain/calling-window.ts';
import { count, id, line, phoneExtension } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { type Checkout, claimOn, type Lease } from '../domain/lease.ts';
import { type CommandContext, defineCommand, one, put, refuse } from './command.ts';
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
    /** Of the number; left out by desktops of before it was kept. */
    extension: phoneExtension.nullable().default(null),
    scriptId: id.nullable(),
    localHour: z.int().min(0).max(23).nullable(),
    /** The generation of the assignment under which the rep dials. */
    assignmentGeneration: count,
    overrideReason: line.nullable(),
    /** What stood against the call: a reason of the calling window, or `stage`. Left out by desktops of before 0.2. */
    overriddenRule: z
      .enum([...windowReasons, 'stage'])
      .nullable()
      .default(null),
    /** The lease or checkout of a pool lead; null for one's own. Commands of 0.1.0 name none. */
    fence: count.nullable().default(null),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({
    lead: one('leads', args.leadId),
    lease: one('leases', args.leadId),
    checkout: one('checkouts', args.leadId),
    standing: one('attempts', args.attemptId),
  }),
  apply: ({ lead, lease, checkout, standing }, args, context) => {
    // A call is dialled once. Whatever came of it since stays.
    if (standing) return standing.userId === context.userId ? { puts: [] } : refuse('notFound', { what: 'attempt' });
    const attempt: Attempt = {
      id: args.attemptId,
      leadId: args.leadId,
      userId: context.userId,
      number: args.number,
      extension: args.extension,
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
      isFromFormerOwner: lead !== undefined && isFormerOwner(lead, args, context),
      overrideReason: args.overrideReason,
      overriddenRule: args.overriddenRule,
      fence: args.fence,
      mayBeDouble: isFenced(lead, { lease, checkout }, args.fence, context),
      undo: null,
      loggedAt: null,
      voided: null,
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

/**
 * Whether the lead that somebody called was another's by then: it has been moved since what their desktop knew of it; or a rep, who dials
 * without lease or checkout what is their own alone, meets a colleague's. There the generation says nothing: a desktop counts one up by
 * itself for who has reached a pool lead, and at the server somebody else may have got the lead under that very number.
 */
export const isFormerOwner = (
  lead: Pick<Lead, 'ownerId' | 'assignmentGeneration'>,
  { assignmentGeneration, fence }: Pick<Attempt, 'assignmentGeneration' | 'fence'>,
  { userId, role }: Pick<CommandContext, 'userId' | 'role'>,
): boolean => {
  if (lead.ownerId === userId) return false;
  const wasOwn = role === 'rep' && fence === null;
  return lead.assignmentGeneration > assignmentGeneration || (wasOwn && lead.ownerId !== null);
};

/**
 * Whether somebody else had this pool lead after the term that the call names; without one it is what the rows say now. A call of
 * one's own lead needs neither.
 */
export const isFenced = (
  lead: Lead | undefined,
  claims: { lease: Lease | undefined; checkout: Checkout | undefined },
  fence: number | null,
  { userId, now }: CommandContext,
): boolean => {
  if (fence !== null) return (claims.lease?.fencedBelow ?? 0) > fence;
  const claim = lead && claimOn(lead, claims, userId, now);
  return claim?.kind === 'leased' || claim?.kind === 'checkedOut';
};
