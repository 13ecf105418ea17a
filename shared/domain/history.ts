import { z } from 'zod';
import { count, id, instant, line, text } from './fields.ts';
import { leadSource } from './lead.ts';
import { stage, stageEvent } from './stage.ts';

export const stageChange = z.object({
  id,
  leadId: id,
  fromStage: stage.nullable(),
  toStage: stage,
  event: stageEvent.nullable(),
  reasonCode: line.nullable(),
  note: text,
  byId: id,
  changedAt: instant,
});
export type StageChange = z.infer<typeof stageChange>;

/** One change of owner; `toId` null returns the lead to the pool. */
export const assignment = z.object({
  id,
  leadId: id,
  fromId: id.nullable(),
  toId: id.nullable(),
  byId: id,
  generation: count,
  /** Groups the leads of one move, for undo and the log. */
  moveId: id,
  reason: line,
  assignedAt: instant,
});
export type Assignment = z.infer<typeof assignment>;

/** A lead that left a person, told to them: with the lead itself its history has left their desktop. */
export const departure = z.object({
  /** The assignment's id. */
  id,
  /** Who had the lead. */
  userId: id,
  leadId: id,
  name: line,
  /** Null: into the pool. */
  toId: id.nullable(),
  byId: id,
  movedAt: instant,
});
export type Departure = z.infer<typeof departure>;

/** One import of a file. `rowCount = takenIn + alreadyKnown + refused` once it is finished. */
export const importRun = z.object({
  id,
  fileName: line,
  encoding: line,
  rowCount: count,
  takenIn: count,
  alreadyKnown: count,
  refused: count,
  state: z.enum(['running', 'finished', 'cancelled']),
  campaignId: id.nullable(),
  source: leadSource,
  teamId: id,
  /** Column header of the file → field of the lead, as confirmed by the person. */
  mapping: z.record(z.string(), z.string()),
  startedById: id,
  startedAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportRun = z.infer<typeof importRun>;

/** A row of a file that was not taken in, kept whole with its reason. */
export const importRefusal = z.object({
  id,
  importId: id,
  row: count,
  reason: line,
  cells: z.array(z.string().max(5000)).max(500),
});
export type ImportRefusal = z.infer<typeof importRefusal>;

/** How a person settled what was parked. `seen`: taken note of, nothing to do. */
export const resolutions = ['seen', 'tried', 'changed', 'noted', 'given', 'discarded'] as const;
export const resolution = z.enum(resolutions);
export type Resolution = z.infer<typeof resolution>;

/** A command that was not applied (or only in part), kept whole and visible to who did it and to their team lead. */
export const parked = z.object({
  /** The command's id; with a suffix where it was given on to another person. */
  id,
  /** Whose it is to settle. */
  userId: id,
  leadId: id.nullable(),
  name: line,
  args: z.record(z.string(), z.unknown()),
  code: line,
  /** What was taken in all the same: `facts` (all but the stage) or `nothing`. */
  applied: z.enum(['facts', 'nothing']),
  detail: z.record(z.string(), z.string()),
  state: z.enum(['open', 'resolved']),
  parkedAt: instant,
  resolvedAt: instant.nullable(),
  /** Who did it, when that is not `userId`. */
  doneById: id.nullable(),
  /** When they did it, by the time the server granted; null for what was parked before 0.2. */
  doneAt: instant.nullable(),
  resolution: resolution.nullable(),
  resolvedById: id.nullable(),
  /** Why it was discarded, in the person's words. */
  resolutionNote: text,
});
export type Parked = z.infer<typeof parked>;
