import { z } from 'zod';
import { answerValue, letter, letterState } from './bantfo.ts';
import { count, durationMs, id, instant, languageCode, line, text, wallTime, zoneId } from './fields.ts';
import { stageEvent } from './stage.ts';

/** One dialled call, whatever came of it. `dispositionCode` is null while the call runs or waits for its wrap-up. */
export const attempt = z.object({
  id,
  leadId: id,
  userId: id,
  number: line,
  startedAt: instant,
  endedAt: instant.nullable(),
  talkMs: durationMs,
  wrapUpMs: durationMs,
  dispositionCode: line.nullable(),
  isConnect: z.boolean(),
  reasonCode: line.nullable(),
  scriptId: id.nullable(),
  /** Steps taken, in order, with the label of the answer chosen there. */
  scriptPath: z.array(z.object({ stepId: line, question: text, answer: text })).max(200),
  /** The lead's local hour when dialled, 0–23; null while its zone is unknown. */
  localHour: z.int().min(0).max(23).nullable(),
  assignmentGeneration: count,
  /** Made by the former owner after the lead had been moved (known once the server has ordered both). */
  isFromFormerOwner: z.boolean(),
  /** Why the rep called outside the window or without a known zone; kept for audit. */
  overrideReason: line.nullable(),
});
export type Attempt = z.infer<typeof attempt>;

export const note = z.object({ id, leadId: id, attemptId: id.nullable(), authorId: id, body: text, revision: count, writtenAt: instant });
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
export const dispositionNeed = z.enum(['callback', 'revisit', 'reason', 'note', 'confirm']);
export type DispositionNeed = z.infer<typeof dispositionNeed>;

/** The coded outcome of an attempt, defined by the center. `id` is the code. */
export const disposition = z.object({
  id,
  label: line,
  hotKey: z.string().length(1),
  group: z.enum(['notReached', 'reached', 'data']),
  order: count,
  isConnect: z.boolean(),
  needs: z.array(dispositionNeed).max(5),
  reasons: z.array(z.object({ code: line, label: line })).max(40),
  raises: stageEvent.nullable(),
  marksDoNotCall: z.boolean(),
  /** Wait before the next attempt; null: no retry by itself. */
  retryAfterMs: durationMs.nullable(),
  avoidsSameHour: z.boolean(),
  /** Attempts without a connect after which the lead goes to nurture. */
  giveUpAfter: count.nullable(),
});
export type Disposition = z.infer<typeof disposition>;

/** One answer a script step offers: what it fills and where it leads. */
export const scriptChoice = z.object({
  label: line,
  fills: z.array(z.object({ letter, state: letterState, value: answerValue })).max(6),
  /** Id of the next step or end. */
  goTo: line,
});
export const scriptStep = z.object({
  id: line,
  title: line,
  kind: z.enum(['say', 'ask', 'end']),
  /** Said aloud; `{{firstName|there}}` is a merge field with its fallback. */
  say: text,
  hint: text,
  choices: z.array(scriptChoice).max(8),
  goTo: line.nullable(),
});
export type ScriptStep = z.infer<typeof scriptStep>;

/** One immutable version of a script. */
export const script = z.object({
  id,
  scriptKey: line,
  name: line,
  version: count,
  language: languageCode,
  state: z.enum(['draft', 'live', 'retired']),
  startStepId: line,
  steps: z.array(scriptStep).min(1).max(100),
  objections: z.array(z.object({ title: line, reply: text })).max(40),
  publishedAt: instant.nullable(),
  publishedById: id.nullable(),
});
export type Script = z.infer<typeof script>;
