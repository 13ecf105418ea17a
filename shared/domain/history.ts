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

/** What a change of owner took from the lead, so that taking it back leaves exactly what was there. */
export const assignmentUndo = z.object({
  teamId: id,
  previousOwnerId: id.nullable(),
  assignedById: id.nullable(),
  assignedAt: instant.nullable(),
  callbackIsPersonal: z.boolean(),
  /** Whose each open callback was, by its id. */
  callbacks: z.record(id, id.nullable()),
});
export type AssignmentUndo = z.infer<typeof assignmentUndo>;

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
  /** Null where nothing can be taken back: the lead was reached, merged or imported, or the move is of before 0.3. */
  undo: assignmentUndo.nullable().default(null),
  undoneAt: instant.nullable().default(null),
});
export type Assignment = z.infer<typeof assignment>;

/** What made leads change hands: somebody on the floor, an absence, a leaving, a standing rule, a suggestion, or taking one back. */
export const moveKinds = ['hand', 'absence', 'leaving', 'rule', 'balance', 'undo'] as const;

/** One act that moved leads, however many commands it took: what the log of moves lists. */
export const leadMove = z.object({
  id,
  /** The team the leads were of. */
  teamId: id,
  kind: z.enum(moveKinds),
  byId: id,
  /** From whom and to whom, null being the pool. */
  fromIds: z.array(id.nullable()).max(400),
  toIds: z.array(id.nullable()).max(400),
  count,
  reason: line,
  movedAt: instant,
  /** Leads of it that were taken back. */
  undoneCount: count,
  undoneAt: instant.nullable(),
  undoneById: id.nullable(),
  /** The move that this one takes back. */
  undoOfId: id.nullable(),
});
export type LeadMove = z.infer<typeof leadMove>;

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
  /** The move it went with; null for those of before 0.3. */
  moveId: id.nullable().default(null),
  reason: line.default(''),
  /** The move was taken back: the lead is theirs again. */
  returnedAt: instant.nullable().default(null),
});
export type Departure = z.infer<typeof departure>;

/** What a person answered about a file, so that the next one with the same columns is read alike. */
export const importAnswers = z.object({
  dateOrder: z.enum(['dayFirst', 'monthFirst']).nullable(),
  /** The mark before decimals; left out or null while it does not matter. */
  numberMark: z.enum(['point', 'comma']).nullish(),
  /** By field and word of the file: what it means here (see `value-maps.ts`). */
  values: z.record(z.string(), z.record(z.string(), line)),
});
export type ImportAnswers = z.infer<typeof importAnswers>;

/**
 * One import of a file. `rowCount = takenIn + merged + alreadyKnown + refused` once it is finished. A row is taken in when it made a
 * lead, merged when it joined a lead that was here and brought a touch, already known when it brought nothing.
 */
export const importRun = z.object({
  id,
  fileName: line,
  encoding: line,
  rowCount: count,
  takenIn: count,
  merged: count,
  alreadyKnown: count,
  refused: count,
  /** Leads made; more than `takenIn` where rows hold several people. */
  leads: count,
  /** `undoing`, `undone`: its leads were taken out again, but for those somebody had worked on. */
  state: z.enum(['running', 'finished', 'cancelled', 'undoing', 'undone']),
  campaignId: id.nullable(),
  source: leadSource,
  teamId: id,
  /** Column header of the file → field of the lead, as confirmed by the person. */
  mapping: z.record(z.string(), z.string()),
  /** Headers in the order of the file; the mapping has none. Empty for imports of before 0.2. */
  headers: z.array(line).max(500),
  answers: importAnswers,
  startedById: id,
  startedAt: instant,
  finishedAt: instant.nullable(),
  undoneById: id.nullable(),
  undoneAt: instant.nullable(),
  /** Leads taken out again, and those that stay, by reason (see `import-undo.ts`). */
  takenOut: count,
  stayed: z.record(z.string(), count),
});
export type ImportRun = z.infer<typeof importRun>;

/** The counts of a run that has taken in nothing yet. */
export const nothingTakenIn = () =>
  ({
    takenIn: 0,
    merged: 0,
    alreadyKnown: 0,
    refused: 0,
    leads: 0,
    state: 'running',
    finishedAt: null,
    undoneById: null,
    undoneAt: null,
    takenOut: 0,
    stayed: {},
  }) satisfies Partial<ImportRun>;

/** How a kind of file is read, saved under a name. */
export const importMapping = z.object({
  id,
  name: line.min(1),
  /** Headers of the files it is for, in their order. */
  headers: importRun.shape.headers,
  mapping: importRun.shape.mapping,
  answers: importAnswers,
  savedById: id,
  savedAt: instant,
  isRetired: z.boolean(),
});

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
