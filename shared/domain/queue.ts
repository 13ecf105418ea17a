import { type CallingWindow, callableFrom, isDoNotCall, type WindowLead, windowOf } from './calling-window.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { turnsSharedAt } from './missed-callback.ts';
import { type BackCode, backBy } from './returns.ts';
import { fallToCall } from './score-fall.ts';
import { isCallableStage } from './stage.ts';
import type { WindowCalendar } from './window-calendar.ts';

/** What the queue needs to know of a lead. */
export type QueueLead = WindowLead &
  Pick<
    Lead,
    | 'id'
    | 'companyId'
    | 'stage'
    | 'stageSinceAt'
    | 'reasonCode'
    | 'arrivedAt'
    | 'attempts'
    | 'lastAttemptAt'
    | 'lastTouchAt'
    | 'nextActionKind'
    | 'nextActionAt'
    | 'callbackIsPersonal'
    | 'revisitOn'
    | 'score'
    | 'band'
    | 'scoreLines'
  >;

export type QueueContext = {
  settings: Pick<CenterSettings, 'queue'> & Partial<Pick<CenterSettings, 'pulse'>>;
  /** Kept by the caller from one ranking to the next. */
  calendar: WindowCalendar;
  now: number;
  /** Ids of companies that are key accounts: their pulse is shorter. */
  keyAccounts: ReadonlySet<string>;
  /** Days a lead may go without a word from us, and the segment that says so; left out or null: the center's own. */
  silenceOf?: (leadId: string) => { days: number; segment: string | null } | null;
};

/** DOMAIN's order: 1 personal callback … 8 the rest by score. */
export type QueueRank = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Why a lead stands where it stands; instants may lie ahead for leads that come later. */
export type QueueReason =
  | { code: 'personalCallback'; dueAt: number; turnsSharedAt: number }
  | { code: 'sharedCallback'; dueAt: number }
  | { code: 'newLead'; callBy: number }
  | { code: 'firstCallLate'; callBy: number }
  | { code: 'retry'; dueAt: number }
  | { code: 'plannedCall'; dueAt: number }
  | { code: 'cameBack'; by: BackCode; dueAt: number }
  | { code: 'hotUntouched'; sinceAt: number }
  | { code: 'revisit'; dueAt: number; on: string | null }
  /** `segment`: whose days of silence are over, where it is not everybody's. */
  | { code: 'pulse'; quietDays: number; segment?: { label: string; days: number } }
  | { code: 'scoreFell'; from: number; score: number; floor: number }
  | { code: 'score'; score: number };

export type QueuePlace = {
  rank: QueueRank;
  /** Smaller comes first: rank, then what counts within it. */
  sortKey: number;
  reason: QueueReason;
  window: CallingWindow;
  /** From when it may be called; not after `now` for callable leads, null when nobody can say yet. */
  availableAt: number | null;
};
export type QueueEntry<L extends QueueLead = QueueLead> = QueuePlace & { lead: L };
export type Queue<L extends QueueLead = QueueLead> = { callable: QueueEntry<L>[]; later: QueueEntry<L>[] };

/**
 * Puts leads in the order in which they are to be called, each with its reason. `callable` may be called now; `later` holds
 * those that are due but shut, and those that come due within a day, by when they open; leads nobody can date come last.
 */
export const rankQueue = <L extends QueueLead>(leads: Iterable<L>, context: QueueContext): Queue<L> => {
  const queue: Queue<L> = { callable: [], later: [] };
  for (const lead of leads) {
    const place = placeOf(lead, context);
    if (!place) continue;
    const { rank, sortKey, reason, window, availableAt } = place;
    (isCallableNow(place, context.now) ? queue.callable : queue.later).push({ lead, rank, sortKey, reason, window, availableAt });
  }
  queue.callable.sort(compareCallable);
  queue.later.sort(compareLater);
  return queue;
};

export const isCallableNow = ({ window, availableAt }: QueuePlace, now: number): boolean =>
  window.allowed && availableAt !== null && availableAt <= now;

/** Order among callable leads; equal places by the higher score, then by id, so that every desktop shows the same. */
export const compareCallable = (a: QueueEntry, b: QueueEntry): number =>
  a.sortKey - b.sortKey || b.lead.score - a.lead.score || (a.lead.id < b.lead.id ? -1 : 1);

/** Order among leads that open later: who opens first, then as if they were open. */
export const compareLater = (a: QueueEntry, b: QueueEntry): number => {
  const [from, to] = [a.availableAt ?? Number.MAX_VALUE, b.availableAt ?? Number.MAX_VALUE];
  return from - to || compareCallable(a, b);
};

/** The place of one lead; null when it is not to be called by anybody, or not within a day. */
export const placeOf = (lead: QueueLead, context: QueueContext): QueuePlace | null => {
  if (!isCallableStage(lead.stage) || isDoNotCall(lead, context.calendar) || lead.consent.phone === 'refused') return null;
  const claim = claimOf(lead, context);
  if (!claim || claim.from > context.now + laterWithinMs) return null;
  const { rank, order, reason, from } = claim;
  const window = windowOf(lead, context.calendar, context.now);
  return { rank, sortKey: rank * rankStep + order, reason, window, availableAt: availableFrom(lead, from, window, context) };
};

/** What a lead asks for: its rank, its order within the rank (smaller first, below `rankStep`), and from when it asks. */
type Claim = { rank: QueueRank; order: number; reason: QueueReason; from: number };

/** Room for an instant of any year that matters. */
const rankStep = 1e14;
/** A personal callback is shown at the head of the queue a little before its time, so that nobody starts another call. */
const leadInMs = 15 * 60_000;
/** Who was not called in time stands behind the hot leads that nobody has called, so that none sinks to its score. Below `rankStep`. */
const afterHot = 1e10;
const dayMs = 86_400_000;
const laterWithinMs = dayMs;

/** What a claim goes by; when it may be called is another matter. */
type ClaimContext = Pick<QueueContext, 'settings' | 'now' | 'keyAccounts' | 'silenceOf'>;

const claimOf = (lead: QueueLead, context: ClaimContext): Claim | null => {
  const dueAt = lead.nextActionAt ?? context.now;
  const by = backBy(lead);
  switch (lead.nextActionKind) {
    case 'callback':
      return callbackClaim(lead, dueAt, context);
    case 'retry':
      return { rank: 4, order: dueAt, reason: { code: 'retry', dueAt }, from: dueAt };
    case 'call':
      return { rank: 4, order: dueAt, reason: by ? { code: 'cameBack', by, dueAt } : { code: 'plannedCall', dueAt }, from: dueAt };
    case 'revisit':
      return { rank: 6, order: dueAt, reason: { code: 'revisit', dueAt, on: lead.revisitOn }, from: dueAt };
    case 'firstCall':
      return by ? backClaim(by, dueAt, context.now) : openClaim(lead, context);
    case null:
      // Who was promised rest is not called because the date of its end got lost; that is a leak, and shown as one.
      return lead.stage === 'nurture' ? null : openClaim(lead, context);
    default:
      return null;
  }
};

const callbackClaim = (lead: QueueLead, dueAt: number, { settings, now }: ClaimContext): Claim => {
  const sharedAt = turnsSharedAt({ dueAt }, settings);
  if (lead.callbackIsPersonal && now < sharedAt) {
    return { rank: 1, order: dueAt, reason: { code: 'personalCallback', dueAt, turnsSharedAt: sharedAt }, from: dueAt - leadInMs };
  }
  return { rank: 2, order: dueAt, reason: { code: 'sharedCallback', dueAt }, from: dueAt };
};

/**
 * Who came back by themselves is called like somebody new, and is not forgotten when that time has passed. Whose day has come is revisited,
 * as from nurture.
 */
const backClaim = (by: BackCode, dueAt: number, now: number): Claim => {
  const rank = by === 'returnDate' ? 6 : now <= dueAt ? 3 : 4;
  return { rank, order: dueAt, reason: { code: 'cameBack', by, dueAt }, from: now };
};

/** Whether the queue brings a lead up for its silence, or for a score that fell, and for nothing else. */
export const isUpForPulse = (lead: QueueLead, context: ClaimContext): boolean => {
  const code = claimOf(lead, context)?.reason.code;
  return code === 'pulse' || code === 'scoreFell';
};

/** Leads without a time of their own: new, hot and untouched, quiet for too long, or simply next by score. */
const openClaim = (lead: QueueLead, context: ClaimContext): Claim => {
  const { settings, now } = context;
  const from = now;
  if (lead.attempts === 0) {
    const callBy = (lead.nextActionKind === 'firstCall' && lead.nextActionAt) || lead.arrivedAt + settings.queue.firstCallWithinMs;
    // A list that was imported has days for its first calls: it does not push aside who is waiting, until its time is near.
    if (now <= callBy && callBy <= now + settings.queue.firstCallWithinMs)
      return { rank: 3, order: callBy, reason: { code: 'newLead', callBy }, from };
    if (callBy < now && lead.nextActionKind === 'firstCall' && lead.band !== 'hot')
      return { rank: 5, order: afterHot + byScore(lead), reason: { code: 'firstCallLate', callBy }, from };
  }
  const quietSince = Math.max(lead.lastTouchAt ?? 0, lead.lastAttemptAt ?? 0) || lead.arrivedAt;
  if (lead.attempts === 0 && lead.band === 'hot') {
    return { rank: 5, order: byScore(lead), reason: { code: 'hotUntouched', sinceAt: quietSince }, from };
  }
  const pulse = pulseClaim(lead, quietSince, context);
  if (pulse) return pulse;
  return { rank: 8, order: byScore(lead), reason: { code: 'score', score: lead.score }, from };
};

/** Quiet for as long as is agreed, or fallen below the floor and not called for as long. */
const pulseClaim = (lead: QueueLead, quietSince: number, context: ClaimContext): Claim | null => {
  const { settings, now, keyAccounts, silenceOf } = context;
  const isKeyAccount = lead.companyId !== null && keyAccounts.has(lead.companyId);
  const everybodys = isKeyAccount ? settings.queue.keyAccountPulseDays : settings.queue.pulseDays;
  const { days, segment } = silenceOf?.(lead.id) ?? { days: everybodys, segment: null };
  const quietDays = Math.floor((now - quietSince) / dayMs);
  const claim = (reason: QueueReason): Claim => ({ rank: 7, order: Math.max(0, 1e6 - quietDays), reason, from: now });
  if (quietDays >= days) return claim({ code: 'pulse', quietDays, ...(segment !== null && { segment: { label: segment, days } }) });
  const fall = fallToCall(lead, settings.pulse?.scoreFloor ?? null, { days, now });
  return fall && claim({ code: 'scoreFell', ...fall });
};

const byScore = ({ score }: QueueLead): number => 1e9 - score;

/** When a claim and a window meet: from now, from the claim's own time, or from when the window opens. */
const availableFrom = (lead: QueueLead, from: number, window: CallingWindow, { calendar, now }: QueueContext): number | null => {
  if (from <= now) return window.allowed ? now : window.opensAt;
  return callableFrom(lead, calendar, from);
};
