import { z } from 'zod';
import { noLetters } from './bantfo.ts';
import { id, line } from './fields.ts';
import type { Lead } from './lead.ts';
import type { Company } from './people.ts';
import {
  type CompanyField,
  isInSegment,
  type Segment,
  type SegmentFacts,
  type SegmentField,
  type SegmentLead,
  type SegmentRule,
  segmentRule,
} from './segment.ts';

/**
 * A segment as the score asks for it. The rule is a copy, with the segments it named written out: a model is a version that never changes, so a
 * segment that is changed later changes no score until somebody takes it over and publishes. `id`: where it was copied from.
 */
export const scoreSegment = z.object({ id, label: line, rule: segmentRule });
export type ScoreSegment = z.infer<typeof scoreSegment>;

/** What the verdict weighs beside the score, or the score itself: a rule that asks for them would let the score judge itself. */
const judged = ['stage', 'band', 'score'] as const satisfies SegmentField[];
type Judged = (typeof judged)[number];
export type ScoredLead = Pick<Lead, 'id' | Exclude<SegmentField, Judged>>;
export type ScoredCompany = Pick<Company, 'id' | CompanyField>;

/** Whether a rule asks for stage, band, score or an answer. Named segments are to be written out before. */
export const judgesItself = (rule: SegmentRule): boolean => {
  if ('of' in rule) return rule.of.some(judgesItself);
  return rule.kind === 'answer' || (rule.kind === 'lead' && (judged as readonly string[]).includes(rule.field));
};

const nobody: SegmentRule = { kind: 'any', of: [] };

/** A rule without names: each named segment by its own rule; one that is gone, or comes back to itself, holds for nobody. */
export const writtenOut = (rule: SegmentRule, byId: ReadonlyMap<string, Segment>, within: readonly string[] = []): SegmentRule => {
  if ('of' in rule) return { ...rule, of: rule.of.map((each) => writtenOut(each, byId, within)) };
  if (rule.kind !== 'segment') return rule;
  const named = byId.get(rule.segmentId);
  return named && !within.includes(named.id) ? writtenOut(named.rule, byId, [...within, named.id]) : nobody;
};

export const scoreSegmentOf = ({ id: segmentId, label, rule }: Segment, byId: ReadonlyMap<string, Segment>): ScoreSegment => ({
  id: segmentId,
  label,
  rule: writtenOut(rule, byId, [segmentId]),
});

const unjudged: Pick<SegmentLead, Judged | 'letters'> = { stage: 'touch', band: 'cold', score: 0, letters: noLetters };
const noOthers: ReadonlyMap<string, Segment> = new Map();

type ScoreSegmentFacts = Omit<SegmentFacts, 'lead' | 'company'> & { lead: ScoredLead; company: ScoredCompany | null | undefined };

/** Whether a lead is in it, whatever it was judged to be: the same however often it is asked. */
export const isInScoreSegment = ({ rule }: ScoreSegment, { lead, company, touches, now }: ScoreSegmentFacts): boolean =>
  isInSegment(rule, { lead: { ...lead, ...unjudged }, company: company ?? undefined, touches, now }, noOthers);
