import type { Lead, ScoreLine } from './lead.ts';
import type { FoundLine } from './score.ts';
import type { ScoreFact } from './score-worth.ts';

/**
 * What score lines were made of, as one text on the lead's row: a letter for the kind and the id, `,` between facts, `;` between lines. One
 * touch often stands behind several lines: from the second time on `=` and its place among those with an id, from 0, stands for it. A hundred
 * thousand leads would otherwise hold a million small objects that hardly anybody looks at (PERFORMANCE: all rows into memory).
 * What the lead itself tells (its title, its company, who else is known there) needs no id.
 */
const letters = { touch: 't', attempt: 'a', title: 'l', company: 'c', contacts: 'p', segment: 'g' } as const satisfies Record<
  ScoreFact['kind'],
  string
>;
const kinds = Object.fromEntries(Object.entries(letters).map(([kind, letter]) => [letter, kind])) as Record<string, ScoreFact['kind']>;
/** Begins a fact that was named before. */
const known = '=';
const hasId = (kind: ScoreFact['kind']): boolean => kind === 'touch' || kind === 'attempt' || kind === 'segment';

export const writeScoreFacts = (lines: readonly FoundLine[]): string => {
  const places = new Map<string, number>();
  const write = ({ kind, id }: ScoreFact): string => {
    if (!hasId(kind)) return letters[kind];
    const fact = `${letters[kind]}${id}`;
    const place = places.get(fact);
    if (place !== undefined) return `${known}${place}`;
    places.set(fact, places.size);
    return fact;
  };
  return lines.map(({ facts }) => facts.map(write).join(',')).join(';');
};

/** The lines of a lead with what each was made of. Lines of before 0.3 have no facts: they are scored anew within a day. */
export const linesWithFacts = (lead: Pick<Lead, 'id' | 'companyId' | 'scoreLines' | 'scoreFacts'>): FoundLine[] => {
  const written = lead.scoreFacts ? lead.scoreFacts.split(';') : [];
  const named: ScoreFact[] = [];
  const read = (text: string): ScoreFact | [] => {
    if (text.startsWith(known)) return named[Number(text.slice(known.length))] ?? [];
    const kind = kinds[text[0] ?? ''];
    if (!kind) return [];
    if (!hasId(kind)) return { kind, id: kind === 'title' ? lead.id : (lead.companyId ?? '') };
    const fact = { kind, id: text.slice(1) };
    named.push(fact);
    return fact;
  };
  return lead.scoreLines.map((line: ScoreLine, index) => ({ ...line, facts: (written[index] ?? '').split(',').flatMap(read) }));
};
