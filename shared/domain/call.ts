import { z } from 'zod';
import { count, durationMs, id, instant, line, phoneExtension, text, wallTime, zoneId } from './fields.ts';
import { stageEvent } from './stage.ts';

/** A step of a script that was taken in a call; 0.1.0 wrote the first three only. */
export const takenStep = z.object({
  stepId: line,
  question: text,
  answer: text,
  /** What an answer in words comes to: a number, minor units, months from the call; left out where it has no size. */
  size: z.number().optional(),
  /** Answers given here before this one, oldest first: correcting oneself loses nothing. */
  earlier: z.array(text).max(40).optional(),
  /** Objections they raised here, in order. `wentTo`: the step the reply led to; null: back to this one. */
  objections: z
    .array(z.object({ title: line, wentTo: line.nullable() }))
    .max(40)
    .optional(),
});

/** What taking an outcome back needs: the lead's fields as they were, and the promises that the outcome opened and closed. */
export const outcomeUndo = z.object({
  /** The lead's version after the outcome: with another one something has happened since. */
  leadVersion: count,
  before: z.record(line, z.unknown()),
  openedIds: z.array(id),
  closedIds: z.array(id),
});
export type OutcomeUndo = z.infer<typeof outcomeUndo>;

/** What counting a voided call again needs: the lead's fields and the promises as they were before it was voided, and the call's own. */
export const voidUndo = z.object({
  /** The lead's version after the void: with another one something has happened since. */
  leadVersion: count,
  before: z.record(line, z.unknown()),
  callbacks: z.array(z.object({ id, state: z.enum(['open', 'kept', 'moved', 'cancelled']), closedAt: instant.nullable() })),
  isConnect: z.boolean(),
  mayBeDouble: z.boolean(),
  outcome: outcomeUndo.nullable(),
});
export type VoidUndo = z.infer<typeof voidUndo>;

/**
 * A call that was none of this lead's: dialled by mistake, or written down for the wrong one. It stands there to be read and counts nowhere;
 * unless that was the mistake: taken back, it counts again, and both stand there to be read.
 */
const voidedCall = z.object({
  at: instant,
  byId: id,
  reason: line,
  /** Null once it was taken back, and for calls that were voided before it could be. */
  undo: voidUndo.nullable().default(null),
  takenBack: z.object({ at: instant, byId: id }).nullable().default(null),
});

/** One dialled call, whatever came of it. `dispositionCode` is null while the call runs or waits for its wrap-up. */
export const attempt = z.object({
  id,
  leadId: id,
  userId: id,
  number: line,
  /** What was to be asked for or dialled behind the number; null: none, or not known, of calls of before it was kept. */
  extension: phoneExtension.nullable().default(null),
  startedAt: instant,
  endedAt: instant.nullable(),
  talkMs: durationMs,
  wrapUpMs: durationMs,
  dispositionCode: line.nullable(),
  isConnect: z.boolean(),
  reasonCode: line.nullable(),
  scriptId: id.nullable(),
  /** Steps taken, in order, with the label of the answer chosen there, or the words it was given in. */
  scriptPath: z.array(takenStep).max(200),
  /** The lead's local hour when dialled, 0–23; null while its zone is unknown. */
  localHour: z.int().min(0).max(23).nullable(),
  assignmentGeneration: count,
  /** Made by the former owner after the lead had been moved (known once the server has ordered both). */
  isFromFormerOwner: z.boolean(),
  /** Why the rep called outside the window or without a known zone; kept for audit. */
  overrideReason: line.nullable(),
  /** What stood against it: a reason of the calling window, or `stage`; null when nothing did. */
  overriddenRule: line.nullable(),
  /** The lease or checkout of a pool lead it was made under; null for one's own leads. */
  fence: count.nullable(),
  /** Somebody else had the lead by then: it may have been called twice (known once the server has ordered both). */
  mayBeDouble: z.boolean(),
  /** Null before there is an outcome, and for outcomes that stand: do not call, or one of before 0.2. */
  undo: outcomeUndo.nullable(),
  /** When a call made on one's own telephone was written down; null for calls that were dialled here. */
  loggedAt: instant.nullable(),
  /** Null for calls that count, which is all but a few. A voided call is no connect; its outcome stays as it was said. */
  voided: voidedCall.nullable().default(null),
});
export type Attempt = z.infer<typeof attempt>;

/** Whether a call counts: not one that was voided, unless that was taken back. Rows of before there was that lack the fields. */
export const isCounted = ({ voided }: { voided?: { takenBack?: unknown } | null | undefined }): boolean =>
  !voided || Boolean(voided.takenBack);

/** For so long a call without an outcome is taken to go on; after that whoever dialled has left it open. */
const goesOnForMs = 30 * 60_000;

/** Of these calls of one lead or many those that somebody else is in at this moment: whom they talk with is not called by two at once. */
export const callsElsewhere = (attempts: readonly Attempt[], userId: string, now: number): Attempt[] =>
  attempts.filter(
    (each) =>
      each.userId !== userId &&
      each.dispositionCode === null &&
      each.loggedAt === null &&
      isCounted(each) &&
      each.startedAt > now - goesOnForMs &&
      each.startedAt <= now + goesOnForMs,
  );

export const note = z.object({
  id,
  leadId: id,
  attemptId: id.nullable(),
  authorId: id,
  body: text,
  revision: count,
  writtenAt: instant,
  /** The command that wrote the text as it stands: what a later one names as its base. Null for notes of before 0.2. */
  editId: id.nullable(),
});
export type Note = z.infer<typeof note>;

export const touchKinds = ['download', 'visit', 'badgeScan', 'event', 'mail', 'inquiry', 'referral', 'import'] as const;
export const touch = z.object({
  id,
  leadId: id,
  kind: z.enum(touchKinds),
  direction: z.enum(['in', 'out']),
  title: line,
  detail: line,
  buyingPhase: z.enum(['learning', 'interest', 'preference']).nullable(),
  campaignId: id.nullable(),
  happenedAt: instant,
  /** How long a visit took, where whoever told of it knows. */
  durationMs: durationMs.nullable().default(null),
});
export type Touch = z.infer<typeof touch>;

/** A promised or planned call at a wall time in the lead's zone; `dueAt` is computed from both and stored beside them. */
export const callback = z.object({
  id,
  leadId: id,
  /** Who promised; null: shared by the team. */
  userId: id.nullable(),
  createdById: id,
  wall: wallTime,
  zone: zoneId,
  dueAt: instant,
  promise: line,
  state: z.enum(['open', 'kept', 'moved', 'cancelled']),
  createdAt: instant,
  closedAt: instant.nullable(),
});
export type Callback = z.infer<typeof callback>;

/** What a disposition asks for before it can be recorded. */
export const dispositionNeeds = ['callback', 'revisit', 'reason', 'note', 'number', 'confirm'] as const;
export const dispositionNeed = z.enum(dispositionNeeds);
export type DispositionNeed = z.infer<typeof dispositionNeed>;

/** Where a disposition stands on the call bar. */
export const dispositionGroups = ['notReached', 'reached', 'data'] as const;

/** The coded outcome of an attempt, defined by the center. `id` is the code; it is never deleted, as calls of the past name it. */
export const disposition = z.object({
  id,
  label: line,
  hotKey: z.string().length(1),
  group: z.enum(dispositionGroups),
  order: count,
  isConnect: z.boolean(),
  needs: z.array(dispositionNeed).max(6),
  reasons: z.array(z.object({ code: line, label: line })).max(40),
  raises: stageEvent.nullable(),
  marksDoNotCall: z.boolean(),
  /** Wait before the next attempt; null: no retry by itself. */
  retryAfterMs: durationMs.nullable(),
  avoidsSameHour: z.boolean(),
  /** Attempts without a connect after which the lead goes to nurture. */
  giveUpAfter: count.nullable(),
  /** The number that was dialled is not theirs: their other numbers come before it. */
  marksWrongNumber: z.boolean().default(false),
  /** No longer offered; calls that ended with it keep its word. */
  isOff: z.boolean().default(false),
});
export type Disposition = z.infer<typeof disposition>;
