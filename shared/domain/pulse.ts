import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import type { PulseCount } from './ledger-check.ts';
import type { Company } from './people.ts';
import { isInSegment, type SegmentFacts, type SegmentLead, segmentsById } from './segment.ts';
import { isCallableStage } from './stage.ts';

const dayMs = 86_400_000;

export type PulseLead = SegmentLead & Pick<Lead, 'companyId' | 'arrivedAt' | 'lastTouchAt' | 'lastAttemptAt' | 'doNotCall'>;
export type PulseRules = Pick<CenterSettings, 'queue' | 'segments'>;
export type PulseFacts = Omit<SegmentFacts, 'lead' | 'company'> & {
  company: (Pick<Company, 'isKeyAccount'> & SegmentFacts['company']) | undefined;
};

/** Days a lead may go without a word from us, and which segment says so; `null`: the center's own, `keyAccount`: that of key accounts. */
export type Silence = { days: number; segmentId: string | 'keyAccount' | null };

/** The shortest of what applies to a lead: everybody's days, those of key accounts, those of each segment it is in. */
export const silenceOf = (lead: SegmentLead, facts: PulseFacts, { queue, segments }: PulseRules): Silence => {
  const byId = segmentsById(segments);
  const everybody: Silence = { days: queue.pulseDays, segmentId: null };
  const all: Silence[] = facts.company?.isKeyAccount ? [{ days: queue.keyAccountPulseDays, segmentId: 'keyAccount' }] : [everybody];
  for (const each of segments) {
    if (each.maxSilenceDays !== null && isInSegment(each.rule, { ...facts, lead }, byId))
      all.push({ days: each.maxSilenceDays, segmentId: each.id });
  }
  return all.reduce((shortest, each) => (each.days < shortest.days ? each : shortest));
};

/** The last time anything passed between us and the lead. */
export const quietSince = ({
  lastTouchAt,
  lastAttemptAt,
  arrivedAt,
}: Pick<PulseLead, 'lastTouchAt' | 'lastAttemptAt' | 'arrivedAt'>): number => Math.max(lastTouchAt ?? 0, lastAttemptAt ?? 0) || arrivedAt;

/** Leads the pulse is kept with: ours to call, and not barred. */
export const keepsPulse = ({ stage, doNotCall }: Pick<Lead, 'stage' | 'doNotCall'>): boolean => isCallableStage(stage) && !doNotCall;

/** When a lead is about to be forgotten, or was. `leftMs` below 0: it has been quiet for too long by that much. */
export type PulseStanding = { silence: Silence; quietSinceAt: number; dueAt: number; leftMs: number };

export const pulseOf = (lead: PulseLead, facts: PulseFacts, rules: PulseRules): PulseStanding => {
  const silence = silenceOf(lead, facts, rules);
  const quietSinceAt = quietSince(lead);
  const dueAt = quietSinceAt + silence.days * dayMs;
  return { silence, quietSinceAt, dueAt, leftMs: dueAt - facts.now };
};

export type LeadAndFacts = { lead: PulseLead; facts: PulseFacts };

/** How many have heard from us in time, of everybody (`all`) and of each segment. */
export const pulseCoverage = (leads: Iterable<LeadAndFacts>, rules: PulseRules): Record<string, PulseCount> => {
  const byId = segmentsById(rules.segments);
  const counts: Record<string, PulseCount> = { all: { all: 0, inPulse: 0 } };
  for (const each of rules.segments) counts[each.id] = { all: 0, inPulse: 0 };
  for (const { lead, facts } of leads) {
    if (!keepsPulse(lead)) continue;
    const isIn = pulseOf(lead, facts, rules).leftMs >= 0;
    const count = (key: string) => {
      const counted = counts[key];
      if (!counted) return;
      counted.all += 1;
      if (isIn) counted.inPulse += 1;
    };
    count('all');
    for (const { id, rule } of rules.segments) if (isInSegment(rule, { ...facts, lead }, byId)) count(id);
  }
  return counts;
};

/** For a list: those about to be forgotten within some days or forgotten already, the most overdue first. */
export const aboutToBeForgotten = <L extends LeadAndFacts>(
  leads: Iterable<L>,
  rules: PulseRules,
  withinMs: number,
): (L & { standing: PulseStanding })[] => {
  const found: (L & { standing: PulseStanding })[] = [];
  for (const each of leads) {
    if (!keepsPulse(each.lead)) continue;
    const standing = pulseOf(each.lead, each.facts, rules);
    if (standing.leftMs <= withinMs) found.push({ ...each, standing });
  }
  return found.sort((a, b) => a.standing.dueAt - b.standing.dueAt || (a.lead.id < b.lead.id ? -1 : 1));
};
