import type { Lead, ScoreLine } from './lead.ts';
import type { FoundLine } from './score.ts';
import type { ScoreFact } from './score-worth.ts';

/**
 * What score lines were made of, as one text on the lead's row: a letter for the kind and the id, `,` between facts, `;` between lines.
 * A hundred thousand leads would otherwise hold a million small objects that hardly anybody looks at (PERFORMANCE: all rows into memory).
 * What the lead itself tells (its title, its company, who else is known there) needs no id.
 */
const letters = { touch: 't', attempt: 'a', title: 'l', company: 'c', contacts: 'p', segment: 'g' } as const satisfies Record<
  ScoreFact['kind'],
  string
>;
const kinds = Object.fromEntries(Object.entries(letters).map(([kind, letter]) => [letter, kind])) as Record<string, ScoreFact['kind']>;
const hasId = (kind: ScoreFact['kind']): boolean => kind === 'touch' || kind === 'attempt' || kind === 'segment';

export const writeScoreFacts = (lines: readonly FoundLine[]): string =>
  lines.map(({ facts }) => facts.map(({ kind, id }) => `${letters[kind]}${hasId(kind) ? id : ''}`).join(',')).join(';');

/** The lines of a lead with what each was made of. Lines of before 0.3 have no facts: they are scored anew within a day. */
export const linesWithFacts = (lead: Pick<Lead, 'id' | 'companyId' | 'scoreLines' | 'scoreFacts'>): FoundLine[] => {
  const written = lead.scoreFacts ? lead.scoreFacts.split(';') : [];
  return lead.scoreLines.map((line: ScoreLine, index) => ({ ...line, facts: readFacts(written[index] ?? '', lead) }));
};

const readFacts = (written: string, lead: Pick<Lead, 'id' | 'companyId'>): ScoreFact[] =>
  written.split(',').flatMap((fact) => {
    const kind = kinds[fact[0] ?? ''];
    if (!kind) return [];
    return [{ kind, id: hasId(kind) ? fact.slice(1) : kind === 'title' ? lead.id : (lead.companyId ?? '') }];
  });
