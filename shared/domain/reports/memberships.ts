import { isInSegment, segmentsById } from '../segment.ts';
import type { LeadFact, Memberships, ReportFacts } from './facts.ts';

export type SegmentedFacts = Pick<ReportFacts, 'companies' | 'touches' | 'settings'>;

/** What a segment's rule is asked about a lead. */
export const segmentFactsOf = ({ companies, touches }: SegmentedFacts, { id, companyId }: LeadFact, now: number) => ({
  company: companyId === null ? undefined : companies.get(companyId),
  touches: touches.get(id) ?? [],
  now,
});

/**
 * The segments each lead is in at an instant, in the center's order; who is in none is left out. A lead in several counts in each of them,
 * as in the settings, the filter of the leads and the queue: no order of the segments decides where it stands. A total counts it once.
 */
export const membershipsOf = (facts: SegmentedFacts & Pick<ReportFacts, 'leads'>, now: number): Memberships => {
  const { segments } = facts.settings;
  const byId = segmentsById(segments);
  return new Map(
    facts.leads.flatMap((lead): [string, string[]][] => {
      const about = { ...segmentFactsOf(facts, lead, now), lead };
      const own = segments.flatMap(({ id, rule }) => (isInSegment(rule, about, byId) ? [id] : []));
      return own.length > 0 ? [[lead.id, own]] : [];
    }),
  );
};
