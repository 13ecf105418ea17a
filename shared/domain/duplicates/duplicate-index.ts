import { blockingKeys } from './blocking-keys.ts';
import { createCommonness } from './commonness.ts';
import { bitsOfScore, matchFrom, type PersonMatch } from './compare-people.ts';
import { createGlances } from './glance.ts';
import { createKeyChains } from './key-chains.ts';
import { priorBits } from './match-weights.ts';
import { noFacts, type PersonFacts } from './person-facts.ts';
import { createProfiler, type PersonProfile } from './person-profile.ts';

export type Suspect = PersonMatch & { id: string };

/** People who are known, found again by what they have in common with somebody. */
export type DuplicateIndex = {
  /** Puts a person in; one of the same id takes the place of the earlier. */
  add: (facts: PersonFacts) => void;
  remove: (id: string) => void;
  has: (id: string) => boolean;
  /** Those known who may be this person, the likeliest first, from `from` of the score on; never the one of the same id. */
  suspectsOf: (facts: PersonFacts, from: number) => Suspect[];
  size: () => number;
  /** Pairs compared so far. */
  compared: () => number;
};

/** More people than this under one key, and the key tells nothing: the others of a record must do. */
const mostPerKey = 80;
/** Sums of the same bits in another order differ by less. */
const roundingOff = 1e-9;

export const createDuplicateIndex = (): DuplicateIndex => {
  const profiles: (PersonProfile | undefined)[] = [];
  const slots = new Map<string, number>();
  const chains = createKeyChains();
  const commonness = createCommonness();
  const glances = createGlances();
  const profileOf = createProfiler();
  /** Slot → the record it was last met for, so that none is compared twice. */
  let met = new Int32Array(1024).fill(-1);
  let round = 0;
  let compared = 0;

  const slotFor = (id: string): number => {
    const slot = profiles.length;
    slots.set(id, slot);
    if (slot >= met.length) {
      const longer = new Int32Array(met.length * 2).fill(-1);
      longer.set(met);
      met = longer;
    }
    return slot;
  };

  const remove = (id: string): void => {
    const slot = slots.get(id);
    const profile = slot === undefined ? undefined : profiles[slot];
    if (slot === undefined || !profile) return;
    commonness.count(profile, -1);
    // The keys stay and lead nowhere.
    profiles[slot] = undefined;
    slots.delete(id);
  };

  /** `least`: bits that a pair has to be able to come to. */
  const compareWith = (profile: PersonProfile, slot: number, from: number, least: number, found: Suspect[]): void => {
    if (met[slot] === round) return;
    met[slot] = round;
    compared += 1;
    if (!glances.mayComeTo(slot, least)) return;
    const other = profiles[slot];
    if (!other || other.id === profile.id) return;
    const match = matchFrom(profile, other, from, commonness);
    if (match) found.push({ id: other.id, ...match });
  };

  return {
    add: (facts) => {
      remove(facts.id);
      const profile = profileOf(facts);
      const slot = slotFor(facts.id);
      profiles.push(profile);
      glances.put(slot, profile);
      commonness.count(profile, 1);
      for (const key of blockingKeys(profile)) chains.add(key, slot);
    },
    remove,
    has: (id) => slots.has(id),
    suspectsOf: (facts, from) => {
      const profile = profileOf({ ...noFacts, ...facts });
      const found: Suspect[] = [];
      const least = from > 0 ? bitsOfScore(from) - priorBits(commonness.known()) - roundingOff : Number.NEGATIVE_INFINITY;
      round += 1;
      glances.ask(profile);
      for (const key of blockingKeys(profile)) {
        for (let entry = chains.first(key, mostPerKey); entry >= 0; entry = chains.next(entry))
          compareWith(profile, chains.slotOf(entry), from, least, found);
      }
      return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
    size: () => slots.size,
    compared: () => compared,
  };
};
