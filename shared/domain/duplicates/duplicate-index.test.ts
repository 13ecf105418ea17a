import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../server/sample/random.ts';
import { type SetPlan, similarSet } from '../../../test/duplicates/similar-people.ts';
import { blockingKeys } from './blocking-keys.ts';
import { createCommonness } from './commonness.ts';
import { comparePeople } from './compare-people.ts';
import { createDuplicateIndex } from './duplicate-index.ts';
import { createKeyChains } from './key-chains.ts';
import type { PersonFacts } from './person-facts.ts';
import { profileOf } from './person-profile.ts';

/** What the index is by definition: everybody who shares a key, compared whole. */
const slowly = (known: readonly PersonFacts[], asked: PersonFacts, from: number) => {
  const commonness = createCommonness();
  const profiles = known.map(profileOf);
  for (const profile of profiles) commonness.count(profile, 1);
  const own = profileOf(asked);
  const keys = new Set(blockingKeys(own));
  return profiles
    .filter((other) => other.id !== own.id && blockingKeys(other).some((key) => keys.has(key)))
    .map((other) => ({ id: other.id, ...comparePeople(own, other, commonness) }))
    .filter(({ score }) => score >= from)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
};

describe('the index of people', () => {
  const plans = [
    { kind: 'business', countries: 'german', slips: 'hurry' },
    { kind: 'consumers', countries: 'southern', slips: 'scan' },
    { kind: 'business', countries: 'eastern', slips: 'ear' },
  ] satisfies Partial<SetPlan>[];
  it.each(plans)('finds those that the definition finds, with the same score and reasons: $kind, $countries', (plan) => {
    const { people } = similarSet({ ...plan, seed: 'index', originals: 300, copies: 100 });
    const index = createDuplicateIndex();
    for (const each of people) index.add(each);
    for (const asked of people.slice(-60)) expect(index.suspectsOf(asked, 30)).toEqual(slowly(people, asked, 30));
    const gone = people.slice(0, 150);
    for (const { id } of gone) index.remove(id);
    for (const asked of people.slice(-20)) expect(index.suspectsOf(asked, 30)).toEqual(slowly(people.slice(150), asked, 30));
  });

  it('gives the chains of keys as they were put in, the newest first, and none that is too long', () => {
    const random = seededRandom('chains');
    const chains = createKeyChains();
    const expected = new Map<number, number[]>();
    const keys = [0, -1, 2 ** 31 - 1, -(2 ** 31), ...Array.from({ length: 9000 }, () => random.int(-(2 ** 31), 2 ** 31 - 1))];
    for (let slot = 0; slot < 30_000; slot += 1) {
      const key = random.pick(keys);
      chains.add(key, slot);
      expected.set(key, [slot, ...(expected.get(key) ?? [])]);
    }
    for (const key of [...keys, 12_345]) {
      const found: number[] = [];
      for (let entry = chains.first(key, 8); entry >= 0; entry = chains.next(entry)) found.push(chains.slotOf(entry));
      const all = expected.get(key) ?? [];
      expect(found).toEqual(all.length > 8 ? [] : all);
    }
  });
});
