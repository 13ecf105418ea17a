import type { Handoff } from './handoff.ts';
import type { Lead } from './lead.ts';
import { isInSegment, type Segment, type SegmentFacts, type SegmentLead, type SegmentRule, segmentsById } from './segment.ts';
import type { Stage } from './stage.ts';

/** What became of the leads of a group so far. */
export type SegmentProfile = {
  leadIds: string[];
  /** Leads that were a QSO once, also those that sales gave back, and those of them that were won. */
  qsos: number;
  won: number;
  /** Won contract value in minor units by currency. */
  value: Record<string, number>;
};

export type ProfileLead = SegmentLead & Pick<Lead, 'stage'>;
export type ProfileDeal = Pick<Handoff, 'outcome' | 'value' | 'currency'>;
type ProfileFacts = Omit<SegmentFacts, 'lead'>;

const afterQso: ReadonlySet<Stage> = new Set(['qualified', 'handedOff', 'accepted', 'won', 'lost']);
/** Another lead carries these on, or nobody does: they are no leads any more. */
const noLeads: ReadonlySet<Stage> = new Set(['merged', 'purged']);

/** Counts groups over leads that are given one by one, so that nobody waits for all of them. `wanted`: rules by any key. */
export const createSegmentCount = (wanted: ReadonlyMap<string, SegmentRule>, segments: readonly Segment[]) => {
  const byId = segmentsById(segments);
  const profiles = new Map<string, SegmentProfile>();
  for (const key of wanted.keys()) profiles.set(key, { leadIds: [], qsos: 0, won: 0, value: {} });
  let counted = 0;
  return {
    take: (lead: ProfileLead, facts: ProfileFacts, deals: readonly ProfileDeal[]): void => {
      if (noLeads.has(lead.stage)) return;
      counted += 1;
      for (const [key, rule] of wanted) {
        const profile = profiles.get(key);
        if (profile && isInSegment(rule, { ...facts, lead }, byId)) addTo(profile, lead, deals);
      }
    },
    result: (): { counted: number; profiles: ReadonlyMap<string, SegmentProfile> } => ({ counted, profiles }),
  };
};

const addTo = (profile: SegmentProfile, lead: ProfileLead, deals: readonly ProfileDeal[]): void => {
  const won = deals.filter(({ outcome }) => outcome === 'won');
  profile.leadIds.push(lead.id);
  if (deals.length > 0 || afterQso.has(lead.stage)) profile.qsos += 1;
  if (won.length > 0 || lead.stage === 'won') profile.won += 1;
  for (const { value, currency } of won)
    if (value !== null && currency !== null) profile.value[currency] = (profile.value[currency] ?? 0) + value;
};
