import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt, someSettings } from '../../test/builders/domain.ts';
import { scoreLead } from './score.ts';
import { explainScore } from './score-evidence.ts';
import { linesWithFacts, writeScoreFacts } from './score-facts.ts';
import { ruleFaults } from './score-faults.ts';
import type { ScoreRule } from './score-model.ts';
import { scoreSegmentOf } from './score-segment.ts';
import type { ScoreFacts } from './score-worth.ts';
import { type Segment, type SegmentRule, segmentsById } from './segment.ts';

const dayMs = 86_400_000;
const aSegment = (id: string, rule: SegmentRule): Segment => ({ id, label: `Segment ${id}`, rule, maxSilenceDays: null });
const germans = aSegment('germans', { kind: 'lead', field: 'country', op: 'is', values: ['DE'] });
const keyGermans = aSegment('key-germans', {
  kind: 'all',
  of: [
    { kind: 'segment', segmentId: 'germans' },
    { kind: 'company', field: 'isKeyAccount', op: 'is', values: ['true'] },
  ],
});

const ruleOn = (segment: Segment, all: readonly Segment[]): ScoreRule => ({
  id: 'segment',
  label: segment.label,
  kind: 'segment',
  match: [],
  points: 12,
  cap: null,
  halfLifeDays: null,
  segment: scoreSegmentOf(segment, segmentsById(all)),
});
const scoredBy = (rule: ScoreRule, over: Partial<ScoreFacts> = {}) => {
  const facts = {
    lead: aLead({ country: 'DE' }),
    company: aCompany({ isKeyAccount: true }),
    touches: [],
    attempts: [],
    contactsAtCompany: 1,
  };
  const { score } = someSettings();
  return scoreLead({ ...facts, ...over }, { score: { ...score, rules: [rule] } }, builtAt);
};

describe('a score rule on a segment', () => {
  const rule = ruleOn(keyGermans, [germans, keyGermans]);

  it('gives its points to who is in it, and names the segment', () => {
    const { score, lines } = scoredBy(rule);
    expect(score).toBe(12);
    expect(lines).toEqual([{ rule: 'segment', label: 'Segment key-germans', points: 12, facts: [{ kind: 'segment', id: 'key-germans' }] }]);
    expect(scoredBy(rule, { company: null }).score).toBe(0);
    expect(scoredBy(rule, { lead: aLead({ country: 'US' }) }).score).toBe(0);
  });

  it('can be read off the row, as every line can', () => {
    const { lines } = scoredBy(rule);
    const lead = { ...aLead(), scoreLines: lines.map(({ facts: _, ...line }) => line), scoreFacts: writeScoreFacts(lines) };
    expect(linesWithFacts(lead)).toEqual(lines);
    expect(explainScore(lead, { touches: [], attempts: [], companyName: 'Nordhaus' })[0]?.evidence).toEqual([
      { kind: 'segment', title: 'Segment key-germans', at: null },
    ]);
  });

  it('asks for every touch within its days, also those that were ours', () => {
    const written = aSegment('written', { kind: 'touch', touch: 'mail', withinDays: 30, atLeast: 1 });
    const mailed = (ago: number) => ({ touches: [aTouch({ kind: 'mail', direction: 'out', happenedAt: builtAt - ago * dayMs })] });
    expect([mailed(29), mailed(31)].map((over) => scoredBy(ruleOn(written, [written]), over).score)).toEqual([12, 0]);
  });

  it('keeps the segment as it was: the model alone says what it scored', () => {
    const before = JSON.stringify(rule);
    const changed = ruleOn(keyGermans, [{ ...germans, rule: { kind: 'lead', field: 'country', op: 'is', values: ['US'] } }, keyGermans]);
    expect(scoredBy(rule).score).toBe(12);
    expect(scoredBy(changed).score).toBe(0);
    expect(JSON.stringify(rule)).toBe(before);
    expect(before).not.toContain('segmentId');
  });

  it('holds for nobody where a named segment is gone or comes back to itself', () => {
    const round = aSegment('round', { kind: 'any', of: [{ kind: 'segment', segmentId: 'round' }] });
    expect(scoredBy(ruleOn(keyGermans, [keyGermans])).score).toBe(0);
    expect(scoredBy(ruleOn(round, [round])).score).toBe(0);
  });

  it.each<SegmentRule>([
    { kind: 'lead', field: 'score', op: 'atLeast', values: ['50'] },
    { kind: 'lead', field: 'band', op: 'is', values: ['hot'] },
    { kind: 'lead', field: 'stage', op: 'is', values: ['working'] },
    { kind: 'answer', letter: 'B', states: ['favourable'] },
  ])('is refused where the segment asks for what is judged: $kind $field', (judged) => {
    const by = aSegment('by', { kind: 'all', of: [judged] });
    const around = aSegment('around', { kind: 'none', of: [{ kind: 'segment', segmentId: 'by' }] });
    expect(ruleFaults(ruleOn(around, [by, around]))).toEqual(['segmentJudges']);
  });

  it('is the same whatever the lead was judged to be, even by a model that was never checked', () => {
    const hot = aSegment('hot', { kind: 'lead', field: 'score', op: 'atLeast', values: ['1'] });
    const scores = [0, 80].map(
      (score) => scoredBy(ruleOn(hot, [hot]), { lead: aLead({ score, stage: 'qualified', letters: 'ffffff' }) }).score,
    );
    expect(scores).toEqual([0, 0]);
  });
});

it('a rule without a segment is not sound, and finds nobody', () => {
  const { segment: _, ...rule } = ruleOn(germans, [germans]);
  expect(ruleFaults(rule)).toEqual(['segmentMissing']);
  expect(scoredBy(rule).score).toBe(0);
});
