import { blockingKeys } from './blocking-keys.ts';
import { createCommonness } from './commonness.ts';
import { matchFrom, type PersonMatch } from './compare-people.ts';
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

export const createDuplicateIndex = (): DuplicateIndex => {
  const profiles: (PersonProfile | undefined)[] = [];
  const slots = new Map<string, number>();
  const chains = createChains();
  const commonness = createCommonness();
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

  const compareWith = (profile: PersonProfile, slot: number, from: number, found: Suspect[]): void => {
    const other = profiles[slot];
    if (met[slot] === round || !other || other.id === profile.id) return;
    met[slot] = round;
    compared += 1;
    const match = matchFrom(profile, other, from, commonness);
    if (match) found.push({ id: other.id, ...match });
  };

  return {
    add: (facts) => {
      remove(facts.id);
      const profile = profileOf(facts);
      const slot = slotFor(facts.id);
      profiles.push(profile);
      commonness.count(profile, 1);
      for (const key of blockingKeys(profile)) chains.add(key, slot);
    },
    remove,
    has: (id) => slots.has(id),
    suspectsOf: (facts, from) => {
      const profile = profileOf({ ...noFacts, ...facts });
      const found: Suspect[] = [];
      round += 1;
      for (const key of blockingKeys(profile)) {
        if (chains.countOf(key) > mostPerKey) continue;
        for (let entry = chains.first(key); entry >= 0; entry = chains.next(entry)) compareWith(profile, chains.slotOf(entry), from, found);
      }
      return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    },
    size: () => slots.size,
    compared: () => compared,
  };
};

/** Slots by key, as chains through two arrays of numbers: a million entries take 8 MB and no objects. */
const createChains = () => {
  const heads = new Map<number, number>();
  const counts = new Map<number, number>();
  let slots = new Int32Array(4096);
  let nexts = new Int32Array(4096);
  let length = 0;
  const grow = (of: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    const longer = new Int32Array(of.length * 2);
    longer.set(of);
    return longer;
  };
  return {
    add: (key: number, slot: number): void => {
      if (length === slots.length) {
        slots = grow(slots);
        nexts = grow(nexts);
      }
      slots[length] = slot;
      nexts[length] = heads.get(key) ?? -1;
      heads.set(key, length);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      length += 1;
    },
    countOf: (key: number): number => counts.get(key) ?? 0,
    first: (key: number): number => heads.get(key) ?? -1,
    next: (entry: number): number => nexts[entry] ?? -1,
    slotOf: (entry: number): number => slots[entry] ?? 0,
  };
};
