import type { CenterSettings } from './center-settings.ts';
import { type Handoff, isPastAnswerTime } from './handoff.ts';
import type { Lead } from './lead.ts';
import { teamLeadAfterMs } from './missed-callback.ts';
import { workingHoursBefore } from './sla.ts';
import { isOpenStage, isSalesStage, type Stage } from './stage.ts';

/**
 * How an open lead can be lost from sight, gravest first: nobody has it, sales has not answered in time, it was qualified but
 * not handed off, nothing is planned for it, a call that was promised did not come, its first call is late. A lead is counted under the first that applies.
 * Who was given a lead whose call is late has the agreed time for it once more, before it leaks again.
 */
export const leakKinds = ['noOwner', 'handoffUnanswered', 'notHandedOff', 'noNextAction', 'callbackMissed', 'firstCallLate'] as const;
export type LeakKind = (typeof leakKinds)[number];

/** Leads of one stage that leak in one way, the oldest first; since it came to its stage, or since the agreed time passed. */
export type Leak = { kind: LeakKind; stage: Stage; leadIds: string[]; oldestSinceAt: number };

export type LeakLead = Pick<
  Lead,
  'id' | 'stage' | 'stageSinceAt' | 'ownerId' | 'teamId' | 'attempts' | 'nextActionKind' | 'nextActionAt' | 'arrivedAt' | 'assignedAt'
>;
/** Who there is: an owner who left, or a team that is no more, has no leads but those that sales has. */
export type LeakPeople = { activeUserIds: ReadonlySet<string>; teamIds: ReadonlySet<string> };
type LeakHandoff = Pick<Handoff, 'leadId' | 'answer' | 'answerDueAt' | 'askedAt'>;

/** Working hours in which a qualified lead is to be handed off. */
export const handOffWithinHours = 4;

/** Every leak there is at an instant, by kind and stage; leads that have left are no leaks. */
export const leaksOf = (
  leads: Iterable<LeakLead>,
  handoffs: Iterable<LeakHandoff>,
  { people, settings, at }: { people: LeakPeople; settings: Pick<CenterSettings, 'zone' | 'queue'>; at: number },
): Leak[] => {
  const context = { people, unanswered: unansweredSince(handoffs, at), ...leakTimes(settings, at) };
  const found = new Map<string, { kind: LeakKind; stage: Stage; since: { id: string; sinceAt: number }[] }>();
  for (const lead of leads) {
    const leak = isOpenStage(lead.stage) ? leakOf(lead, context) : null;
    if (!leak) continue;
    const key = `${leak.kind} ${lead.stage}`;
    const row = found.get(key) ?? { kind: leak.kind, stage: lead.stage, since: [] };
    row.since.push({ id: lead.id, sinceAt: leak.sinceAt });
    found.set(key, row);
  }
  return [...found.values()]
    .map(closeRow)
    .sort((a, b) => leakKinds.indexOf(a.kind) - leakKinds.indexOf(b.kind) || b.leadIds.length - a.leadIds.length);
};

/** What was due before these instants is a leak: handing off a qualified lead, a promised call, the first call of who was given the lead. */
export type LeakTimes = { at: number; handOffSince: number; missedSince: number; firstCallSince: number };
export const leakTimes = (settings: Pick<CenterSettings, 'zone' | 'queue'>, at: number): LeakTimes => ({
  at,
  handOffSince: workingHoursBefore(at, handOffWithinHours, settings.zone),
  missedSince: at - teamLeadAfterMs(settings),
  firstCallSince: at - settings.queue.firstCallWithinMs,
});

type Context = LeakTimes & { people: LeakPeople; unanswered: ReadonlyMap<string, number> };
type LeadLeak = { kind: LeakKind; sinceAt: number };

const leakOf = (lead: LeakLead, { people, at, unanswered, handOffSince, missedSince, firstCallSince }: Context): LeadLeak | null => {
  const isHeld = lead.ownerId === null ? people.teamIds.has(lead.teamId) : people.activeUserIds.has(lead.ownerId);
  if (!isHeld && !isSalesStage(lead.stage)) return { kind: 'noOwner', sinceAt: lead.stageSinceAt };
  const answerDueAt = lead.stage === 'handedOff' ? unanswered.get(lead.id) : undefined;
  if (answerDueAt !== undefined) return { kind: 'handoffUnanswered', sinceAt: answerDueAt };
  if (lead.stage === 'qualified' && lead.stageSinceAt <= handOffSince) return { kind: 'notHandedOff', sinceAt: lead.stageSinceAt };
  if (lead.nextActionKind === null || lead.nextActionAt === null) return { kind: 'noNextAction', sinceAt: lead.stageSinceAt };
  const givenAt = lead.assignedAt ?? 0;
  if (lead.nextActionKind === 'callback' && Math.max(lead.nextActionAt, givenAt) <= missedSince)
    return { kind: 'callbackMissed', sinceAt: lead.nextActionAt };
  const isLate = lead.nextActionKind === 'firstCall' && lead.attempts === 0 && lead.nextActionAt <= at && givenAt <= firstCallSince;
  return isLate ? { kind: 'firstCallLate', sinceAt: lead.nextActionAt } : null;
};

/** By lead, since when an answer of sales is overdue; a lead handed off twice waits for its last handoff only. */
const unansweredSince = (handoffs: Iterable<LeakHandoff>, at: number): Map<string, number> => {
  const since = new Map<string, number>();
  for (const { leadId, answer, answerDueAt, askedAt } of handoffs) {
    if (answer === 'waiting' && isPastAnswerTime({ answerDueAt, askedAt }, at))
      since.set(leadId, Math.max(answerDueAt, since.get(leadId) ?? answerDueAt));
  }
  return since;
};

const closeRow = ({ kind, stage, since }: { kind: LeakKind; stage: Stage; since: { id: string; sinceAt: number }[] }): Leak => {
  const inOrder = since.toSorted((a, b) => a.sinceAt - b.sinceAt || (a.id < b.id ? -1 : 1));
  return { kind, stage, leadIds: inOrder.map(({ id }) => id), oldestSinceAt: inOrder[0]?.sinceAt ?? 0 };
};
