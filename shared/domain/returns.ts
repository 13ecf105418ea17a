import { z } from 'zod';
import { type Touch, touchKinds } from './call.ts';
import { day } from './fields.ts';
import type { Lead } from './lead.ts';
import type { VerdictReason } from './verdict.ts';
import { dayAfter } from './zone.ts';

/** What brings somebody back who is kept informed, besides the day that was set for them. */
export const returnPolicy = z.object({
  /** Score past which they come back when they were below it; null: the score alone never does. */
  scoreFrom: z.int().min(1).max(1000).nullable(),
  /** What they have to do themselves; none: no touch does. */
  touchKinds: z.array(z.enum(touchKinds)),
});
export type ReturnPolicy = z.infer<typeof returnPolicy>;
export const defaultReturns: ReturnPolicy = { scoreFrom: 60, touchKinds: ['inquiry', 'referral', 'event', 'badgeScan'] };

/** Why a lead came back, with the facts that did it. */
export type ReturnCause =
  | { code: 'returnTouch'; title: string }
  | { code: 'returnScore'; before: number; score: number; bar: number }
  | { code: 'returnDate'; on: string };

/**
 * What brought a lead back to work, as the reason on its row: what it did, its score or its day by themselves, a person (`recycled`), or a
 * rule on old leads.
 */
export const backCodes = ['returnTouch', 'returnScore', 'returnDate', 'recycled', 'recycledByRule'] as const;
export type BackCode = (typeof backCodes)[number];

/** By what a lead came back to work, as long as nobody has called it since; null: it did not, or has been called. */
export const backBy = (lead: Pick<Lead, 'stage' | 'stageSinceAt' | 'reasonCode' | 'lastAttemptAt'>): BackCode | null => {
  if (lead.stage !== 'working' || (lead.lastAttemptAt ?? 0) >= lead.stageSinceAt) return null;
  return backCodes.find((code) => code === lead.reasonCode) ?? null;
};

type RestingLead = Pick<Lead, 'stage' | 'stageSinceAt' | 'revisitOn' | 'doNotCall' | 'score'>;
type News = {
  /** What came in, old or new. */
  touches: readonly Pick<Touch, 'kind' | 'direction' | 'title' | 'happenedAt'>[];
  /** The score before what came in, or as they came to rest; null: nothing is known to compare with. */
  scoreBefore: number | null;
  /** The center's day. */
  today: string;
};

/** Of their own accord and of ours to answer: this brings back from nurture too, whatever the center has set. */
const asks = (kind: Touch['kind']): boolean => kind === 'inquiry' || kind === 'referral';

/**
 * Whether a lead at rest comes back, and why: a touch of its own since it came to rest, a score that rose past the bar, or its day. From
 * nurture only who asks comes back before the day to call again. Who may not be called stays where they are. Null: it rests on.
 */
export const whyReturn = (lead: RestingLead, { touches, scoreBefore, today }: News, policy: ReturnPolicy): ReturnCause | null => {
  const isInformed = lead.stage === 'keepInformed';
  if (lead.doNotCall || (!isInformed && lead.stage !== 'nurture')) return null;
  const counts = (kind: Touch['kind']) => asks(kind) || (isInformed && policy.touchKinds.includes(kind));
  const touch = touches.find(({ kind, direction, happenedAt }) => direction === 'in' && counts(kind) && happenedAt >= lead.stageSinceAt);
  if (touch) return { code: 'returnTouch', title: touch.title };
  if (!isInformed) return null;
  const bar = policy.scoreFrom;
  if (bar !== null && scoreBefore !== null && scoreBefore < bar && lead.score >= bar)
    return { code: 'returnScore', before: scoreBefore, score: lead.score, bar };
  return lead.revisitOn !== null && lead.revisitOn <= today ? { code: 'returnDate', on: lead.revisitOn } : null;
};

/** The facts of a cause as they stand in the history, beside its code: without words, so that they read in every language. */
export const returnNote = (cause: ReturnCause): string => {
  switch (cause.code) {
    case 'returnTouch':
      return cause.title;
    case 'returnScore':
      return `${cause.before} → ${cause.score} (${cause.bar})`;
    case 'returnDate':
      return cause.on;
  }
};

/** The day to look at a lead again, as its timing answer gives it, with what it rests on; null: nothing was said that gives one. */
export type RevisitOffer = { on: string; reason: Extract<VerdictReason, { code: 'beyondHorizon' | 'noDecisionMaker' }> };
export const revisitOffer = (verdict: { revisitOn: string | null; reasons: readonly VerdictReason[] }): RevisitOffer | null => {
  const reason = verdict.reasons.find((each) => each.code === 'beyondHorizon' || each.code === 'noDecisionMaker');
  return verdict.revisitOn !== null && reason ? { on: verdict.revisitOn, reason } : null;
};

/** A day that may be set to come back: from tomorrow on, within ten years. */
export const isRevisitDay = (on: string, today: string): boolean =>
  day.safeParse(on).success && on > today && on <= dayAfter(today, { months: 120 });
