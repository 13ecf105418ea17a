import type { Touch } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import { mailBar } from './content.ts';
import type { Lead } from './lead.ts';
import { keepsPulse, type PulseFacts, type PulseLead, type PulseStanding, pulseOf, type Silence } from './pulse.ts';
import type { PulseKind } from './pulse-settings.ts';
import { isInSegment, segmentsById } from './segment.ts';

const dayMs = 86_400_000;

export type PlannedTouch = { kind: PulseKind; at: number };
type OurTouch = Pick<Touch, 'kind' | 'direction' | 'happenedAt'>;

/** As what a touch of ours counts in the mix; null: nothing of ours. */
const kindOf = ({ kind, direction }: Pick<Touch, 'kind' | 'direction'>): PulseKind | null => {
  if (direction !== 'out') return null;
  if (kind === 'mail') return 'mail';
  return kind === 'event' ? 'event' : null;
};

type PlanFrom = { lastAttemptAt: number | null; dueAt: number; silenceDays: number; mayMail: boolean; now: number };

/**
 * The next touches that keep the pulse, taking turns through a mix from where the last one of ours left off. The first is due when
 * the agreed silence ends, or now when it has ended; the others follow at the same distance. Who gets no mail is called instead.
 */
export const planTouches = (
  mix: readonly PulseKind[],
  touches: readonly OurTouch[],
  { lastAttemptAt, dueAt, silenceDays, mayMail, now }: PlanFrom,
  count = 3,
): PlannedTouch[] => {
  const ours = touches.flatMap((each) => {
    const kind = kindOf(each);
    return kind ? [{ kind, at: each.happenedAt }] : [];
  });
  if (lastAttemptAt !== null) ours.push({ kind: 'call', at: lastAttemptAt });
  const last = ours.reduce<{ kind: PulseKind; at: number } | null>(
    (newest, each) => (!newest || each.at > newest.at ? each : newest),
    null,
  );
  const from = last ? mix.indexOf(last.kind) + 1 : 0;
  return Array.from({ length: count }, (_, index) => {
    const kind = mix[(from + index) % mix.length] ?? 'call';
    return { kind: kind === 'mail' && !mayMail ? 'call' : kind, at: Math.max(dueAt, now) + index * silenceDays * dayMs };
  });
};

type PlanRules = Pick<CenterSettings, 'queue' | 'segments' | 'pulse'>;
type PlanLead = PulseLead & Pick<Lead, 'email' | 'consent'>;

/** What a lead is to hear from us by now, where its silence has ended; null: nothing is due. */
export const dueTouch = (plan: PulsePlan | null): PulseKind | null =>
  plan && plan.standing.leftMs <= 0 ? (plan.planned[0]?.kind ?? null) : null;

/** The mix of the segment whose silence holds, else of the first segment of the lead that has one, else everybody's. */
const mixFor = (lead: PlanLead, facts: PulseFacts, { segmentId }: Silence, { segments, pulse }: PlanRules): readonly PulseKind[] => {
  const byId = segmentsById(segments);
  const leading = byId.get(segmentId ?? '')?.mix;
  return leading ?? segments.find(({ mix, rule }) => mix && isInSegment(rule, { ...facts, lead }, byId))?.mix ?? pulse.mix;
};

/** By when a lead is to hear from us, and what is planned for it; null where it is not ours to keep in touch with. */
export type PulsePlan = { standing: PulseStanding; planned: PlannedTouch[] };

export const pulsePlanOf = (
  lead: PlanLead,
  facts: Omit<PulseFacts, 'touches'> & { touches: readonly OurTouch[] },
  rules: PlanRules,
): PulsePlan | null => {
  if (!keepsPulse(lead)) return null;
  const standing = pulseOf(lead, facts, rules);
  const planned = planTouches(mixFor(lead, facts, standing.silence, rules), facts.touches, {
    lastAttemptAt: lead.lastAttemptAt,
    dueAt: standing.dueAt,
    silenceDays: standing.silence.days,
    mayMail: mailBar(lead) === null,
    now: facts.now,
  });
  return { standing, planned };
};
