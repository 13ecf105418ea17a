import { z } from 'zod';
import type { Attempt, Touch } from './call.ts';
import { instant, line } from './fields.ts';
import { type Lead, scoreLine } from './lead.ts';
import { linesWithFacts } from './score-facts.ts';
import type { ScoreFact } from './score-worth.ts';

/** A fact behind a score line as it can be read: what it was, of which kind of touch, and when. */
export const scoreEvidence = z.object({
  kind: z.enum(['touch', 'attempt', 'title', 'company', 'contacts', 'segment']),
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
  const named = new Map<string, ScoreEvidence>([
    ...touches.map((each) => [`touch${each.id}`, ofTouch(each)] as const),
    ...attempts.map(({ id, startedAt }) => [`attempt${id}`, { kind: 'attempt', title: '', at: startedAt }] as const),
  ]);
  const evidenceOf = ({ kind, id }: ScoreFact, label: string): ScoreEvidence[] => {
    if (kind === 'touch' || kind === 'attempt') return [named.get(`${kind}${id}`) ?? []].flat();
    if (kind === 'segment') return [{ kind, title: label, at: null }];
    return [{ kind, title: kind === 'title' ? lead.title : companyName, at: null }];
  };
  return linesWithFacts(lead)
    .map(({ facts, ...of }): ExplainedLine => ({ ...of, evidence: facts.flatMap((fact) => evidenceOf(fact, of.label)) }))
    .sort((a, b) => b.points - a.points);
};

const ofTouch = ({ kind, title, happenedAt }: Touch): ScoreEvidence => ({ kind: 'touch', touchKind: kind, title, at: happenedAt });
