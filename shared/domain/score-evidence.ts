import { z } from 'zod';
import type { Attempt, Touch } from './call.ts';
import { instant, line } from './fields.ts';
import { type Lead, scoreLine } from './lead.ts';
import { linesWithFacts } from './score-facts.ts';

/** A fact behind a score line as it can be read: what it was, of which kind of touch, and when. */
export const scoreEvidence = z.object({
  kind: z.enum(['touch', 'attempt', 'title', 'company', 'contacts']),
  /** Of a touch: its kind. */
  touchKind: line.optional(),
  title: line,
  /** Null: it has no day, as who somebody is. */
  at: instant.nullable(),
});
export type ScoreEvidence = z.infer<typeof scoreEvidence>;

export const explainedLine = scoreLine.extend({ evidence: z.array(scoreEvidence).max(40).optional() });
export type ExplainedLine = z.infer<typeof explainedLine>;

type EvidenceRows = { touches: readonly Touch[]; attempts: readonly Attempt[]; companyName: string };
type ScoredLead = Pick<Lead, 'id' | 'companyId' | 'title' | 'scoreLines' | 'scoreFacts'>;

/** The lines of a lead's score, most first, each with what it was made of as far as those rows are here. They add up to the score. */
export const explainScore = (lead: ScoredLead, { touches, attempts, companyName }: EvidenceRows): ExplainedLine[] => {
  const touchById = new Map(touches.map((each) => [each.id, each]));
  const attemptById = new Map(attempts.map((each) => [each.id, each]));
  return linesWithFacts(lead)
    .map(({ facts, ...of }): ExplainedLine => {
      const evidence = facts.flatMap(({ kind, id }): ScoreEvidence[] => {
        const touch = kind === 'touch' ? touchById.get(id) : undefined;
        if (kind === 'touch') return touch ? [{ kind, touchKind: touch.kind, title: touch.title, at: touch.happenedAt }] : [];
        const call = attemptById.get(id);
        if (kind === 'attempt') return call ? [{ kind, title: '', at: call.startedAt }] : [];
        return [{ kind, title: kind === 'title' ? lead.title : companyName, at: null }];
      });
      return { ...of, evidence };
    })
    .sort((a, b) => b.points - a.points);
};
