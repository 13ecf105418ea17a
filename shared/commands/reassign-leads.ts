import { z } from 'zod';
import type { Absence } from '../domain/absence.ts';
import type { Callback } from '../domain/call.ts';
import { id, line } from '../domain/fields.ts';
import { type Assignment, type AssignmentUndo, type Departure, moveKinds } from '../domain/history.ts';
import { type Lead, leadName } from '../domain/lead.ts';
import type { User } from '../domain/people.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { holdBack } from './hold-back.ts';
import { changedLead } from './lead-changes.ts';
import { loggedMove } from './logged-move.ts';

const move = z.object({
  leadId: id,
  /** Null returns the lead to the pool. */
  toId: id.nullable(),
  /** Who had it when the person decided; a lead that has been moved since stays where it is. */
  fromId: id.nullable(),
});

/**
 * Gives leads to other reps or back to the pool. Promised callbacks, place in the cadence and history go along.
 * `undoMove` takes it back. Order among moves is the server's. A lead that a rep has taken along offline only goes
 * once their desktop lets it, see `hold-back.ts`.
 */
export const reassignLeads = defineCommand({
  name: 'reassignLeads',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    moveId: id,
    moves: z.array(move).min(1).max(500),
    reason: line,
    /** What made them move; desktops of before 0.3 name none. */
    kind: z.enum(moveKinds).default('hand'),
    /** What goes comes back when this absence of whoever had it ends; desktops of before name none. */
    absenceId: id.optional(),
  }),
  leadIds: (args) => args.moves.map((each) => each.leadId),
  load: (args) => ({
    leads: many(
      'leads',
      args.moves.map((each) => each.leadId),
    ),
    users: many(
      'users',
      [...new Set(args.moves.map((each) => each.toId))].filter((each) => each !== null),
    ),
    callbacks: where(
      'callbacks',
      'leadId',
      args.moves.map((each) => each.leadId),
    ),
    checkouts: many(
      'checkouts',
      args.moves.map((each) => each.leadId),
    ),
    standing: one('leadMoves', args.moveId),
    absence: one('absences', args.absenceId),
  }),
  apply: ({ leads, users, callbacks, checkouts, standing, absence }, args, context) => {
    const byId = new Map(leads.map((lead) => [lead.id, lead]));
    const taken = new Map(checkouts.map((checkout) => [checkout.leadId, checkout]));
    const people = new Map(users.map((user) => [user.id, user]));
    const missing = args.moves.find((each) => each.toId !== null && !people.get(each.toId)?.isActive);
    if (missing) return refuse('noSuchRep', { userId: missing.toId ?? '' });
    const openCallbacks = Map.groupBy(
      callbacks.filter((each) => each.state === 'open'),
      (each) => each.leadId,
    );
    const elsewhere: Record<string, string> = {};
    const puts = args.moves.flatMap(({ leadId, toId, fromId }) => {
      const lead = byId.get(leadId);
      const held = lead && holdBack({ leadId, toId, fromId }, lead.ownerId, taken.get(leadId), args, context);
      if (held) return held;
      if (!lead || lead.ownerId === toId) return [];
      if (lead.ownerId !== fromId) {
        // Somebody else moved it before this move arrived: it stays where it is, and whoever wanted to move it is told.
        elsewhere[leadId] = lead.ownerId ?? '';
        return [];
      }
      const owner = toId === null ? undefined : people.get(toId);
      return moveLead(lead, owner, openCallbacks.get(leadId) ?? [], args, context);
    });
    const all = [...puts, ...loggedMove(standing, leads, puts, args, context), ...untilBack(absence, puts, args.moveId)];
    return Object.keys(elsewhere).length > 0 ? { puts: all, parked: { code: 'movedMeanwhile', detail: elsewhere } } : { puts: all };
  },
});

/** The absence with this move among those that last as long as it does. One that is over by now leaves the leads where they are. */
const untilBack = (absence: Absence | undefined, puts: readonly Put[], moveId: string): Put[] => {
  const count = puts.filter((each) => each.table === 'assignments' && each.row.fromId === absence?.userId).length;
  if (!absence || count === 0 || absence.endsAt === null || (absence.state !== 'planned' && absence.state !== 'running')) return [];
  const untilBackIds = [...new Set([...absence.untilBackIds, moveId])];
  return [put('absences', { ...absence, untilBackIds, moved: absence.moved + count })];
};

/** Gives one lead to a rep, or back to the pool without one, with its open callbacks. */
export const moveLead = (
  lead: Lead,
  owner: User | undefined,
  callbacks: readonly Callback[],
  args: { moveId: string; reason: string },
  context: CommandContext,
): Put[] => {
  const toId = owner?.id ?? null;
  const generation = lead.assignmentGeneration + 1;
  const moved = changedLead(
    lead,
    {
      ownerId: toId,
      teamId: owner?.teamId ?? lead.teamId,
      previousOwnerId: lead.ownerId,
      assignmentGeneration: generation,
      assignedById: context.userId,
      assignedAt: context.now,
      callbackIsPersonal: lead.callbackIsPersonal && toId !== null,
    },
    context,
  );
  const assignment: Assignment = {
    id: context.id(lead.id),
    leadId: lead.id,
    fromId: lead.ownerId,
    toId,
    byId: context.userId,
    generation,
    moveId: args.moveId,
    reason: args.reason,
    assignedAt: context.now,
    undo: undoOf(lead, callbacks),
    undoneAt: null,
  };
  const promised = callbacks.filter((each) => each.userId !== null).map((each) => put('callbacks', { ...each, userId: toId }));
  const departure = lead.ownerId !== null && lead.ownerId !== context.userId ? [put('departures', departureOf(lead, assignment))] : [];
  return [put('leads', moved), put('assignments', assignment), ...departure, ...promised];
};

/** What the move takes from the lead; see `undo-move.ts`. */
const undoOf = (lead: Lead, callbacks: readonly Callback[]): AssignmentUndo => ({
  teamId: lead.teamId,
  previousOwnerId: lead.previousOwnerId,
  assignedById: lead.assignedById,
  assignedAt: lead.assignedAt,
  callbackIsPersonal: lead.callbackIsPersonal,
  callbacks: Object.fromEntries(callbacks.map((each) => [each.id, each.userId])),
});

/** Tells the former owner, from whose desktop the lead goes, where it went. */
export const departureOf = (lead: Lead, { id, fromId, toId, byId, assignedAt, moveId, reason }: Assignment): Departure => ({
  id,
  userId: fromId ?? '',
  leadId: lead.id,
  name: leadName(lead),
  toId,
  byId,
  movedAt: assignedAt,
  moveId,
  reason,
  returnedAt: null,
});
