import { z } from 'zod';
import type { Callback } from '../domain/call.ts';
import { id, line } from '../domain/fields.ts';
import type { Assignment, Departure, LeadMove } from '../domain/history.ts';
import type { Lead } from '../domain/lead.ts';
import { type Checkout, noPending } from '../domain/lease.ts';
import type { User } from '../domain/people.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { loggedMove } from './logged-move.ts';
import { departureOf } from './reassign-leads.ts';

/**
 * Takes leads of one move back: owner, team, whose promise it is and since when stand as they stood before; all work done since stays.
 * A lead that has moved on since, or whose former owner is no longer with the center, stays where it is. A move that still waits for a
 * desktop is withdrawn.
 */
export const undoMove = defineCommand({
  name: 'undoMove',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    /** The move to take back, and the one that this makes. */
    moveId: id,
    undoId: id,
    /** `assignmentId` null: the move of this lead still waits for a desktop. */
    moved: z
      .array(z.object({ leadId: id, assignmentId: id.nullable() }))
      .min(1)
      .max(500),
    reason: line,
  }),
  leadIds: ({ moved }) => moved.map((each) => each.leadId),
  load: ({ moved, moveId, undoId }) => {
    const leadIds = moved.map((each) => each.leadId);
    const assignmentIds = moved.map((each) => each.assignmentId).filter((each) => each !== null);
    return {
      leads: many('leads', leadIds),
      assignments: many('assignments', assignmentIds),
      callbacks: where('callbacks', 'leadId', leadIds),
      checkouts: many('checkouts', leadIds),
      departures: many('departures', assignmentIds),
      undone: one('leadMoves', moveId),
      standing: one('leadMoves', undoId),
    };
  },
  loadMore: ({ assignments }) => ({
    users: many('users', [...new Set(assignments.map((each) => each.fromId).filter((each) => each !== null))]),
  }),
  apply: ({ leads, assignments, callbacks, checkouts, departures, users, undone, standing }, args, context) => {
    const byLead = new Map(leads.map((lead) => [lead.id, lead]));
    const byId = new Map(assignments.map((each) => [each.id, each]));
    const people = new Map(users.map((user) => [user.id, user]));
    const left = new Map(departures.map((each) => [each.id, each]));
    const open = Map.groupBy(
      callbacks.filter((each) => each.state === 'open'),
      (each) => each.leadId,
    );
    const waiting = new Map(checkouts.filter(isWaitingFor(args.moveId)).map((each) => [each.leadId, each]));
    const stays: Record<string, string> = {};
    const puts = args.moved.flatMap(({ leadId, assignmentId }) => {
      const held = waiting.get(leadId);
      if (held) return [put('checkouts', { ...held, ...noPending })];
      const lead = byLead.get(leadId);
      const assignment = assignmentId === null ? undefined : byId.get(assignmentId);
      if (!lead || !assignment || assignment.moveId !== args.moveId || assignment.undoneAt !== null) return [];
      if (!canGoBack(lead, assignment, people)) {
        stays[leadId] = lead.ownerId ?? '';
        return [];
      }
      return takeBack({ lead, assignment, callbacks: open.get(leadId) ?? [], departure: left.get(assignment.id) }, args, context);
    });
    const logged = loggedMove(standing, leads, puts, { ...args, moveId: args.undoId, kind: 'undo', undoOfId: args.moveId }, context);
    const all = [...puts, ...logged, ...markedUndone(undone, puts, context)];
    return Object.keys(stays).length > 0 ? { puts: all, parked: { code: 'movedMeanwhile', detail: stays } } : { puts: all };
  },
});

const markedUndone = (undone: LeadMove | undefined, puts: readonly Put[], { now, userId }: CommandContext): Put[] => {
  const count = puts.filter((each) => each.table === 'leads' || each.table === 'checkouts').length;
  if (!undone || count === 0) return [];
  return [put('leadMoves', { ...undone, undoneCount: undone.undoneCount + count, undoneAt: now, undoneById: userId })];
};

const isWaitingFor =
  (moveId: string) =>
  (of: Checkout): boolean =>
    of.pendingAt !== null && of.pendingMoveId === moveId;

/** It still is where this move put it, and whoever had it is still here. */
export const canGoBack = (lead: Lead, assignment: Assignment, people: ReadonlyMap<string, User>): boolean =>
  lead.ownerId === assignment.toId &&
  lead.assignmentGeneration === assignment.generation &&
  assignment.undo !== null &&
  (assignment.fromId === null || people.get(assignment.fromId)?.isActive === true);

type Moved = { lead: Lead; assignment: Assignment; callbacks: readonly Callback[]; departure: Departure | undefined };

const takeBack = (
  { lead, assignment, callbacks, departure }: Moved,
  { undoId, reason }: { undoId: string; reason: string },
  context: CommandContext,
): Put[] => {
  const { undo } = assignment;
  if (!undo) return [];
  const { callbacks: wereOf, ...before } = undo;
  const generation = lead.assignmentGeneration + 1;
  // A promise made since is personal to whoever made it, and goes along with the lead as in any move.
  const isSame = lead.callbackId === null || lead.callbackId in wereOf;
  const back = changedLead(
    lead,
    {
      ...before,
      ownerId: assignment.fromId,
      assignmentGeneration: generation,
      callbackIsPersonal: isSame
        ? before.callbackIsPersonal && lead.callbackId !== null
        : lead.callbackIsPersonal && assignment.fromId !== null,
    },
    context,
  );
  const undone: Assignment = {
    id: context.id(lead.id),
    leadId: lead.id,
    fromId: assignment.toId,
    toId: assignment.fromId,
    byId: context.userId,
    generation,
    moveId: undoId,
    reason,
    assignedAt: context.now,
    undo: null,
    undoneAt: null,
  };
  const promises = callbacks.flatMap((each) => {
    const userId = each.id in wereOf ? (wereOf[each.id] ?? null) : each.userId === null ? null : assignment.fromId;
    return userId === each.userId ? [] : [put('callbacks', { ...each, userId })];
  });
  const isTold = assignment.toId !== null && assignment.toId !== context.userId;
  return [
    put('leads', back),
    put('assignments', { ...assignment, undoneAt: context.now }),
    put('assignments', undone),
    ...(departure ? [put('departures', { ...departure, returnedAt: context.now })] : []),
    ...(isTold ? [put('departures', departureOf(lead, undone))] : []),
    ...promises,
  ];
};
