import { z } from 'zod';
import { planRetry } from '../domain/cadence.ts';
import { type Attempt, attempt, type Callback, type Disposition, isCounted } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import { day, id, instant, line } from '../domain/fields.ts';
import type { Assignment, StageChange } from '../domain/history.ts';
import type { Lead } from '../domain/lead.ts';
import { isCallableStage, isRefusal, nextStage } from '../domain/stage.ts';
import { type CommandContext, defineCommand, type Outcome, one, type Put, put, type Refusal, refuse, where } from './command.ts';
import { sayingPuts } from './do-not-call-rows.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';
import { sayingValues } from './mark-do-not-call.ts';
import { callbackOnLead, withoutOthers } from './open-callbacks.ts';
import { countedOutcome, undoOf } from './outcome-undo.ts';
import { doubleBooking, promisedTime } from './schedule-callback.ts';
import { scoreFields } from './score-of-lead.ts';
import { isFormerOwner } from './start-attempt.ts';

export const outcomeArgs = attempt
  .pick({ leadId: true, talkMs: true, wrapUpMs: true, scriptId: true, scriptPath: true, assignmentGeneration: true, reasonCode: true })
  .extend({
    attemptId: id,
    dispositionCode: line,
    endedAt: instant,
    callback: promisedTime.nullable(),
    /** For nurture: the day to come back, and the instant that day starts for the lead. */
    revisit: z.object({ on: day, at: instant }).nullable(),
    /** Last words worth seeing first next time. */
    lastSaid: line,
    /** Of a do-not-call: what was meant besides the person. Left out: their mail and mobile numbers. */
    doNotCallValues: sayingValues.optional(),
  });
type Args = z.infer<typeof outcomeArgs>;

/**
 * Ends an attempt with its outcome: what came of it, the stage step it raises, and what happens next.
 * From a rep who has lost the lead meanwhile it is taken in all the same and flagged; the promise then is the new owner's.
 */
export const recordDisposition = defineCommand({
  name: 'recordDisposition',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: outcomeArgs,
  leadIds: (given) => [given.leadId],
  load: (given) => ({
    lead: one('leads', given.leadId),
    attempt: one('attempts', given.attemptId),
    disposition: one('dispositions', given.dispositionCode),
    settings: one('settings', 'center'),
    callbacks: where('callbacks', 'leadId', [given.leadId]),
    touches: where('touches', 'leadId', [given.leadId]),
    attempts: where('attempts', 'leadId', [given.leadId]),
  }),
  loadMore: ({ lead }) => ({
    company: one('companies', lead?.companyId),
    colleagues: where('leads', 'companyId', [lead?.companyId]),
  }),
  apply: (rows, given, context) => {
    const { lead, disposition, settings } = rows;
    // A lead that was moved away took its rows off this desktop in mid-call; the server has both and takes the outcome in.
    if (!rows.attempt && !lead) return { puts: [] };
    if (rows.attempt?.leadId !== given.leadId || rows.attempt.userId !== context.userId) return refuse('notFound', { what: 'attempt' });
    // Said to be none of this lead's meanwhile, at another machine.
    if (!isCounted(rows.attempt)) return { puts: [] };
    if (!disposition || !settings) return refuse('unknownDisposition', { code: given.dispositionCode });
    const missing = missingNeed(disposition, given);
    if (missing) return refuse('needMissing', { need: missing });
    if (!lead) return { puts: [put('attempts', endedAttempt(rows.attempt, disposition, given, false))] };
    return concludeCall({ ...rows, lead, attempt: rows.attempt, disposition, settings }, given, context);
  },
});

type CallRows = {
  lead: Lead;
  attempt: Attempt;
  disposition: Disposition;
  settings: CenterSettings;
  callbacks: readonly Callback[];
  attempts: readonly Attempt[];
} & Parameters<typeof scoreFields>[1];

/** When a call ended that is told later, and whether another call of the lead came to something since. */
type Told = { at: number; isOvertaken: boolean };

/**
 * What a call came to, on the lead as it stands with the attempt counted. `told` only of calls written down later: cadence counts from
 * when they were made, and what a later call has planned stands.
 */
export const concludeCall = (rows: CallRows, given: Args, context: CommandContext, told?: Told): Outcome => {
  const { lead, attempt: standing, disposition, settings } = rows;
  const { assignmentGeneration } = given;
  const isLate = isFormerOwner(lead, { assignmentGeneration, fence: standing.fence }, context);
  const ended = endedAttempt(standing, disposition, given, isLate);
  const counted = {
    ...countedCall(lead, standing, disposition, given),
    ...ownership(lead, standing, disposition, isLate, context),
  };
  const attemptsAt = rows.attempts.filter(isCounted).map((each) => each.startedAt);
  const step = followUp(counted, { disposition, given, settings, attemptsAt, told: told ?? null }, context);
  const attempts = rows.attempts.map((each) => (each.id === ended.id ? ended : each));
  const scored = { ...step.lead, ...scoreFields(step.lead, { ...rows, attempts }, settings, context.now) };
  const after = changedLead(lead, scored, context);
  const kept = told ? rows.callbacks.filter((each) => each.createdAt <= told.at) : rows.callbacks;
  const promises = [...step.callbackPuts, ...closedCallbacks(kept, given, context)];
  const undo = disposition.marksDoNotCall || isLate ? null : undoOf(lead, after, promises.flatMap(callbackOf));
  const puts = [
    put('attempts', { ...ended, undo }),
    put('leads', after),
    ...(lead.ownerId === counted.ownerId ? [] : [put('assignments', ownAssignment(counted, context))]),
    ...step.changes.map((change) => put('stageChanges', change)),
    ...promises,
    ...(disposition.marksDoNotCall ? sayingPuts(lead, { values: given.doNotCallValues, reason: disposition.label }, context) : []),
  ];
  const parked = step.refusal ?? doubleBooking(rows.callbacks, given.callback);
  return parked ? { puts, parked } : { puts };
};

const callbackOf = (each: Put): Callback[] => (each.table === 'callbacks' ? [each.row] : []);

export const missingNeed = (disposition: Disposition, given: Args): string | undefined => {
  if (disposition.needs.includes('callback') && !given.callback) return 'callback';
  if (disposition.needs.includes('revisit') && !given.revisit) return 'revisit';
  if (disposition.needs.includes('reason') && !given.reasonCode) return 'reason';
  return undefined;
};

const endedAttempt = (standing: Attempt, disposition: Disposition, given: Args, isFromFormerOwner: boolean): Attempt => ({
  ...standing,
  endedAt: given.endedAt,
  talkMs: given.talkMs,
  wrapUpMs: given.wrapUpMs,
  dispositionCode: disposition.id,
  isConnect: disposition.isConnect,
  reasonCode: given.reasonCode,
  scriptId: given.scriptId,
  scriptPath: given.scriptPath,
  isFromFormerOwner,
});

const countedCall = (lead: Lead, standing: Attempt, disposition: Disposition, given: Args): Lead => ({
  ...lead,
  ...countedOutcome(lead, standing, disposition),
  lastSaid: given.lastSaid || lead.lastSaid,
  ...(disposition.marksWrongNumber ? { phones: withLast(lead.phones, standing.number) } : {}),
  doNotCall: lead.doNotCall || disposition.marksDoNotCall,
});

/** Theirs it is not: every other number of theirs is dialled before it. */
const withLast = (phones: Lead['phones'], wrong: string): Lead['phones'] => [
  ...phones.filter(({ number }) => number !== wrong),
  ...phones.filter(({ number }) => number === wrong),
];

/**
 * Who reaches a pool lead becomes its owner, unless the outcome takes it out of the refinery or somebody else was on it by then.
 * Not reached, it stays in the pool, and whoever is free tries next.
 */
const ownership = (
  lead: Lead,
  standing: Attempt,
  disposition: Disposition,
  isLate: boolean,
  { userId, role, teamId, now }: CommandContext,
): Partial<Lead> => {
  const isReached = disposition.isConnect && !disposition.marksDoNotCall && !lead.doNotCall;
  const isTheirs = role === 'rep' && lead.teamId === teamId && !isLate && !standing.mayBeDouble;
  const to = disposition.raises ? nextStage(lead.stage, disposition.raises) : lead.stage;
  const stays = isCallableStage(isRefusal(to) ? lead.stage : to);
  if (lead.ownerId !== null || !isReached || !isTheirs || !stays) return {};
  return {
    ownerId: userId,
    previousOwnerId: null,
    assignmentGeneration: lead.assignmentGeneration + 1,
    assignedById: userId,
    assignedAt: now,
  };
};

const ownAssignment = (owned: Lead, context: CommandContext): Assignment => ({
  id: context.id('owner'),
  leadId: owned.id,
  fromId: null,
  toId: context.userId,
  byId: context.userId,
  generation: owned.assignmentGeneration,
  moveId: context.commandId,
  reason: 'reached',
  assignedAt: context.now,
  undo: null,
  undoneAt: null,
});

export type Ending = {
  disposition: Disposition;
  given: Pick<Args, 'callback' | 'revisit' | 'reasonCode'>;
  settings: CenterSettings;
  attemptsAt: readonly number[];
  told: Told | null;
};
type FollowUp = { lead: Lead; changes: StageChange[]; callbackPuts: Put[]; refusal: Refusal | null };

/** The stage step the disposition raises and the next action it leaves. A refused step leaves stage and next action alone. */
export const followUp = (lead: Lead, outcome: Ending, context: CommandContext): FollowUp => {
  const { disposition, given, told } = outcome;
  // What was still open then has been worked since: only a step that says something of its own is taken.
  const raises = told?.isOvertaken && disposition.raises === 'work' ? null : disposition.raises;
  const step = raises ? stepStage(lead, raises, context, { reasonCode: given.reasonCode }) : { lead, change: null, refusal: null };
  const changes = step.change ? [step.change] : [];
  if (step.refusal) return { lead, changes, callbackPuts: [], refusal: step.refusal };
  if (given.callback && lead.doNotCall) {
    return { lead: { ...step.lead, ...noNextAction }, changes, callbackPuts: [], refusal: { code: 'doNotCall', detail: {} } };
  }
  if (given.callback) {
    const promised = promisedCallback(lead, given.callback, context);
    return { lead: { ...step.lead, ...callbackOnLead(promised) }, changes, callbackPuts: [put('callbacks', promised)], refusal: null };
  }
  const next = planNext(step.lead, outcome, context);
  return { lead: next.lead, changes: [...changes, ...next.changes], callbackPuts: [], refusal: null };
};

const promisedCallback = (lead: Lead, given: NonNullable<Args['callback']>, context: CommandContext): Callback => {
  const { callbackId, isPersonal, replacesId: _seen, ...time } = given;
  const userId = isPersonal ? lead.ownerId : null;
  return {
    id: callbackId,
    leadId: lead.id,
    ...time,
    userId,
    createdById: context.userId,
    state: 'open',
    createdAt: context.now,
    closedAt: null,
  };
};

/** Without a rule for it, a lead that stays open asks for a call the next day: nothing is left without a next action. */
const askAgainAfterMs = 24 * 60 * 60 * 1000;

const planNext = (lead: Lead, outcome: Ending, context: CommandContext): { lead: Lead; changes: StageChange[] } => {
  const { disposition, given, settings, attemptsAt, told } = outcome;
  const withAction = (action: Partial<Lead>): Lead => ({ ...lead, ...noNextAction, revisitOn: null, ...action });
  if (lead.doNotCall || !isCallableStage(lead.stage)) return { lead: withAction({}), changes: [] };
  if (lead.stage === 'qualified') return { lead: withAction({ nextActionKind: 'handOff', nextActionAt: context.now }), changes: [] };
  if (given.revisit) return { lead: { ...lead, ...revisitAt(given.revisit) }, changes: [] };
  if (told?.isOvertaken && lead.nextActionKind !== null) return { lead, changes: [] };
  const plan = planRetry(lead, disposition, settings, told?.at ?? context.now, attemptsAt, context.now);
  if (!plan) return { lead: withAction({ nextActionKind: 'call', nextActionAt: context.now + askAgainAfterMs }), changes: [] };
  if (!plan.giveUp) return { lead: withAction({ nextActionKind: plan.nextActionKind, nextActionAt: plan.nextActionAt }), changes: [] };
  const step = stepStage(lead, 'nurture', context, { reasonCode: 'gaveUp', suffix: '2' });
  const revisit = revisitAt({ on: plan.revisitOn, at: plan.nextActionAt });
  return { lead: { ...step.lead, ...revisit }, changes: step.change ? [step.change] : [] };
};

const revisitAt = (revisit: { on: string; at: number }) =>
  ({ ...noNextAction, nextActionKind: 'revisit', nextActionAt: revisit.at, revisitOn: revisit.on }) as const;

/** A call that is made keeps the promise, if one was due about now; a new promise takes the place of a later one. */
const closedCallbacks = (callbacks: readonly Callback[], given: Args, context: CommandContext): Put[] =>
  withoutOthers(callbacks, given.callback?.callbackId ?? null, 'kept', context);
