import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParts, type LeadParts, partsReader, writeParts } from './lead-parts.ts';

/** As PostgreSQL writes jsonb: a space behind each colon and comma that is no part of a text. */
const jsonb = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(jsonb).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${jsonb(each)}`)
    .join(', ')}}`;
};

const label = fc.oneof(fc.string(), fc.constantFrom('}, {"', '}, {', '[]', '"}]', 'Größe\n\t"x"\\'));
const line = fc.record({ rule: label, label, points: fc.integer(), full: fc.integer() }, { requiredKeys: ['rule', 'label', 'points'] });
const counts = fc.tuple(fc.constantFrom(0, 0, 0, 1, 17), fc.nat({ max: 3 }));
const hours = fc.oneof(fc.constant([]), fc.array(counts, { minLength: 24, maxLength: 24 }));
const leads = fc.array(fc.record({ scoreLines: fc.array(line, { maxLength: 5 }), hours }), { maxLength: 12 });

const written = (of: readonly { scoreLines: unknown; hours: unknown }[]): LeadParts =>
  JSON.parse(
    writeParts(
      of.map((each) => jsonb(each.scoreLines)),
      of.map((each) => jsonb(each.hours)),
    ),
  );

describe('parts of leads', () => {
  it('come back as they were, whatever the words of a line are', () => {
    fc.assert(
      fc.property(leads, (given) => {
        const parts = written(given);
        checkParts(parts, given.length);
        const partsOf = partsReader(parts);
        expect(given.map((_, at) => partsOf(at))).toEqual(given.map((each) => ({ scoreLines: each.scoreLines, hours: each.hours })));
      }),
    );
  });

  it('are told once for all leads that have them', () => {
    const same = { rule: 'size', label: '250 people or more', points: 8 };
    const { scoreLines } = written([
      { scoreLines: [same], hours: [] },
      { scoreLines: [same], hours: [] },
    ]);
    expect(scoreLines).toEqual({ lines: [same], of: [[0], [0]] });
  });

  it('are refused when they are of another number of leads', () => {
    expect(() => checkParts(written([{ scoreLines: [], hours: [] }]), 2)).toThrow('not those of its leads');
  });
});
