import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../server/sample/random.ts';
import { regions, type SetPlan, similarSet } from '../../../test/duplicates/similar-people.ts';
import { bitsOfScore, observe, sumOfBits } from './compare-people.ts';
import { createGlances } from './glance.ts';
import { priorBits } from './match-weights.ts';
import { noFacts, type PersonFacts } from './person-facts.ts';
import { profileOf } from './person-profile.ts';

/** People whose values are picked from few, so that any two of them agree in some and nearly agree in others. */
const confusedPeople = (seed: string, count: number): PersonFacts[] => {
  const random = seededRandom(seed);
  const of = (...values: string[]): string => random.pick(values);
  const phones = ['+49895550014', '+49895550015', '089/5550014', '+498955500142', '12345', '+4917055500142'];
  return Array.from({ length: count }, (_, index) => {
    const numbers = phones.filter(() => random.chance(0.3));
    return {
      ...noFacts,
      id: `p${index}`,
      firstName: of('', 'Ana', 'Anna Maria', 'A.', 'Tom', 'Thomas', 'Thomsa', 'Dr. Eva', 'Keller', 'Jean-Luc', 'Łukasz', '安'),
      lastName: of('', 'Keller', 'Kellner', 'von Berg', 'Berg', 'Berg-Keller', 'Szmit', 'Schmidt', 'Shcmidt', 'Anna', 'K', 'Thomas', '娜'),
      email: of('', 'info@a.example', 'ana.keller@a.example', 'ana.keler@a.example', 'a.keller@b.example', 'ana.keller@b.example') || null,
      phones: numbers,
      mobiles: numbers.filter(() => random.chance(0.4)),
      companyName: of('', 'Nordhaus GmbH', 'Nordhuas AG', 'Nordhaus Anlagen Bau', 'NAB', 'Anlagen Nordhaus', 'Miko Karton', 'IBM'),
      companyDomain: of('', 'a.example', 'www.b.example') || null,
      street: of(
        '',
        'Hafenstraße 12',
        'Hafenstr. 12',
        'Hafen Str 13',
        'Am alten Hafen 12',
        '12 Nicklin Crescent',
        '6 nicklin cre scent',
        'Weg',
      ),
      postcode: of('', '20359', '20358', '1020', 'SW1A 1AA'),
      city: of('', 'Hamburg', 'Hambrug', 'Graz', 'Wien', 'Ulm'),
    };
  });
};

/** Pairs of which the glance says less than the whole comparison does; and how many of all it lets go at the bar. */
const holdAll = (people: readonly PersonFacts[]) => {
  const bar = bitsOfScore(45) - priorBits(0);
  const profiles = people.map(profileOf);
  const glances = createGlances();
  for (const [row, profile] of profiles.entries()) glances.put(row, profile);
  const wronged: string[] = [];
  let gone = 0;
  for (const a of profiles) {
    glances.ask(a);
    for (const [row, b] of profiles.entries()) {
      const bits = sumOfBits(observe(a, b)) - priorBits(0) - 1e-9;
      if (!glances.mayComeTo(row, bits) || (bits >= bar && !glances.mayComeTo(row, bar)))
        wronged.push(JSON.stringify({ a: people[Number(a.id.slice(1))], b: people[row], seen: observe(a, b) }));
      if (!glances.mayComeTo(row, bar)) gone += 1;
    }
  }
  return { wronged, share: gone / profiles.length ** 2 };
};

describe('a glance at the numbers of two people', () => {
  it.each(['one', 'two', 'three'])('never says less than the whole comparison: people who agree by half, %s', (seed) => {
    expect(holdAll(confusedPeople(seed, 220)).wronged).toEqual([]);
  });

  it.each(Object.keys(regions) as SetPlan['countries'][])('never says less, and lets nearly all go: %s', (countries) => {
    for (const kind of ['business', 'consumers'] as const) {
      const { people } = similarSet({ seed: 'glance', kind, countries, slips: 'hurry', originals: 80, copies: 40 });
      const { wronged, share } = holdAll(people);
      expect(wronged).toEqual([]);
      expect(share).toBeGreaterThan(0.97);
    }
  });
});
