import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead } from '../../test/builders/domain.ts';
import type { FoundLine } from './score.ts';
import { linesWithFacts, writeScoreFacts } from './score-facts.ts';
import type { ScoreFact } from './score-worth.ts';

const lead = aLead();
const withId = fc.record({ kind: fc.constantFrom('touch', 'attempt', 'segment'), id: fc.constantFrom('a', 'b', 'c', '0', '1') });
const ofLead = fc.constantFrom<ScoreFact>(
  { kind: 'title', id: lead.id },
  { kind: 'company', id: lead.companyId ?? '' },
  { kind: 'contacts', id: lead.companyId ?? '' },
);
const fact = fc.oneof(withId as fc.Arbitrary<ScoreFact>, ofLead);
const foundLines = fc.array(
  fc.array(fact, { maxLength: 4 }).map((facts): FoundLine => ({ rule: 'rule', label: 'Line', points: 1, facts })),
  { maxLength: 6 },
);

const readBack = (written: string, lines: readonly FoundLine[]) =>
  linesWithFacts({ ...lead, scoreLines: lines.map(({ facts: _, ...line }) => line), scoreFacts: written });

describe('what a score was made of', () => {
  it('comes back as it was found, whatever stands behind how many lines', () => {
    fc.assert(fc.property(foundLines, (lines) => void expect(readBack(writeScoreFacts(lines), lines)).toEqual(lines)));
  });

  it('is named once, however many lines it stands behind', () => {
    const facts: ScoreFact[] = [{ kind: 'touch', id: 'webinar' }];
    const lines = ['content', 'recency'].map((rule): FoundLine => ({ rule, label: rule, points: 5, facts }));
    expect(writeScoreFacts(lines)).toBe('twebinar;=0');
  });

  it('reads what was written when every line named its own', () => {
    const facts: ScoreFact[] = [{ kind: 'touch', id: 'webinar' }];
    const lines = ['content', 'recency'].map((rule): FoundLine => ({ rule, label: rule, points: 5, facts }));
    expect(readBack('twebinar;twebinar', lines)).toEqual(lines);
  });

  it('leaves out what it does not know, and says the rest', () => {
    const lines: FoundLine[] = [{ rule: 'rule', label: 'Line', points: 1, facts: [] }];
    expect(readBack('=4,xnew,tknown,', lines)[0]?.facts).toEqual([{ kind: 'touch', id: 'known' }]);
  });
});
