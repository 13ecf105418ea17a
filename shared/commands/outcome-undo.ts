import { addToHour } from '../domain/best-hours.ts';
import type { Attempt, Callback, OutcomeUndo } from '../domain/call.ts';
import { type Lead, lead as leadSchema } from '../domain/lead.ts';
import { isSameValue } from '../domain/same-value.ts';
import { type CommandContext, type Put, put, type Refusal } from './command.ts';
import { changedLead } from './lead-changes.ts';

/**
 * Fields that an outcome may change and taking it back may not put back as they were: who owns the lead, what every write changes, and
 * what counts calls, as two outcomes of one call may have come from two machines.
 */
const kept = new Set<keyof Lead>([
  'version',
  'updatedAt',
  'ownerId',
  'previousOwnerId',
  'assignmentGeneration',
  'assignedById',
  'assignedAt',
  'doNotCall',
  'connects',
  'hours',
]);

/**
 * What a lead counts once a call has this outcome instead of the one it had, if any; null: none any more. A call counts once,
 * however often its outcome is recorded.
 */
export const countedOutcome = (
  lead: Lead,
  before: Pick<Attempt, 'dispositionCode' | 'isConnect' | 'localHour'>,
  after: Pick<Attempt, 'isConnect'> | null,
): Pick<Lead, 'connects' | 'hours'> => {
  const calls = (after ? 1 : 0) - (before.dispositionCode === null ? 0 : 1);
  const connects = (after?.isConnect ? 1 : 0) - (before.isConnect ? 1 : 0);
  return { connects: Math.max(0, lead.connects + connects), hours: addToHour(lead.hours, before.localHour, [calls, connects]) };
};

/** What a lead counts of its calls, whatever came of them. */
export type CountedCalls = { attempts: number; firstAttemptAt: number | null; lastAttemptAt: number | null; lastTouchAt: number | null };

/** What a lead counts with one call more. */
export const calledAt = (lead: CountedCalls, at: number): CountedCalls => ({
  attempts: lead.attempts + 1,
  firstAttemptAt: Math.min(at, lead.firstAttemptAt ?? at),
  lastAttemptAt: Math.max(at, lead.lastAttemptAt ?? at),
  lastTouchAt: Math.max(at, lead.lastTouchAt ?? at),
});

/** What a lead counts without this call; `others`: all its other calls that count. */
export const uncalled = (
  lead: CountedCalls,
  { startedAt }: Pick<Attempt, 'startedAt'>,
  others: readonly Pick<Attempt, 'startedAt'>[],
): CountedCalls => {
  const at = others.map((each) => each.startedAt);
  const first = at.length > 0 ? Math.min(...at) : null;
  const last = at.length > 0 ? Math.max(...at) : null;
  return {
    attempts: Math.max(0, lead.attempts - 1),
    firstAttemptAt: lead.firstAttemptAt === startedAt ? first : lead.firstAttemptAt,
    lastAttemptAt: lead.lastAttemptAt === startedAt ? last : lead.lastAttemptAt,
    lastTouchAt: lead.lastTouchAt,
  };
};

/** What a lead was before a change, of all that taking the change back may put back. */
export const changedFields = (before: Lead, after: Lead): Partial<Lead> =>
  Object.fromEntries(
    (Object.keys(after) as (keyof Lead)[])
      .filter((field) => !kept.has(field) && !isSameValue(before[field], after[field]))
      .map((field) => [field, before[field]]),
  );

/** What it takes to undo an outcome: the lead as it was, and the promises it opened and closed. */
export const undoOf = (before: Lead, after: Lead, callbackPuts: readonly Callback[]): OutcomeUndo => ({
  leadVersion: after.version,
  before: changedFields(before, after),
  openedIds: callbackPuts.filter(({ state }) => state === 'open').map(({ id }) => id),
  closedIds: callbackPuts.filter(({ state }) => state !== 'open').map(({ id }) => id),
});

export type TakenBack = { lead: Lead; puts: Put[] } | { refusal: Refusal };

/**
 * The lead as it was before the outcome of this attempt, with its promises. Refused when something has happened to the lead since, or
 * the outcome cannot be undone: a do-not-call stays (SYNC: rules by kind of data).
 */
export const takeBack = (
  lead: Lead,
  attempt: Pick<Attempt, 'undo' | 'dispositionCode' | 'isConnect' | 'localHour'>,
  callbacks: readonly Callback[],
  context: CommandContext,
): TakenBack => {
  const { undo } = attempt;
  if (!undo || lead.doNotCall) return { refusal: { code: 'outcomeStands', detail: {} } };
  if (lead.version !== undo.leadVersion) return { refusal: { code: 'movedOn', detail: {} } };
  const before = leadSchema.parse({ ...lead, ...undo.before, ...countedOutcome(lead, attempt, null) });
  const restored = changedLead(lead, before, context);
  const cancelled = callbacks.filter(({ id }) => undo.openedIds.includes(id));
  const reopened = callbacks.filter(({ id }) => undo.closedIds.includes(id));
  return {
    lead: restored,
    puts: [
      put('leads', restored),
      ...cancelled.map((each) => put('callbacks', { ...each, state: 'cancelled', closedAt: context.now })),
      ...reopened.map((each) => put('callbacks', { ...each, state: 'open', closedAt: null })),
      ...stageTakenBack(lead, restored, context),
    ],
  };
};

/** The line of the history where a lead goes back to the stage it had. */
export const stageTakenBack = (lead: Lead, restored: Lead, context: CommandContext): Put[] =>
  restored.stage === lead.stage
    ? []
    : [
        put('stageChanges', {
          id: context.id('takenBack'),
          leadId: lead.id,
          fromStage: lead.stage,
          toStage: restored.stage,
          event: null,
          reasonCode: 'takenBack',
          note: '',
          byId: context.userId,
          changedAt: context.now,
        }),
      ];
