import type { PersonProfile } from './person-profile.ts';

/** How common a value is among those known: a city that half of a list lives in tells nobody apart. */
export type Commonness = {
  /** Share of those known who have the value besides the one in question; 0 while too few are known to say. */
  shareOf: (field: CommonField, value: string) => number;
  /** How many are known. */
  known: () => number;
};
export type CommonField = 'first' | 'last' | 'postcode' | 'city' | 'company';
export type CommonnessCount = Commonness & { count: (profile: PersonProfile, by: 1 | -1) => void };

/** Fewer than this say nothing of how common anything is. */
const leastKnown = 200;
/** A value that fewer have may be that of one person, taken in several times. */
const leastCommon = 5;

export const nothingCommon: Commonness = { shareOf: () => 0, known: () => 0 };

export const createCommonness = (): CommonnessCount => {
  /** Value → where its count stands: most are met once, and to write a number costs less than to put it into a map again. */
  const places: Record<CommonField, Map<string, number>> = {
    first: new Map(),
    last: new Map(),
    postcode: new Map(),
    city: new Map(),
    company: new Map(),
  };
  const counts: number[] = [];
  let known = 0;
  return {
    known: () => known,
    count: (profile, by) => {
      known += by;
      for (const field of commonFields) {
        const value = commonValue(profile, field);
        if (value === '') continue;
        const place = places[field].get(value);
        if (place === undefined) places[field].set(value, counts.push(by) - 1);
        else counts[place] = (counts[place] ?? 0) + by;
      }
    },
    shareOf: (field, value) => {
      const count = counts[places[field].get(value) ?? -1] ?? 0;
      return known < leastKnown || count < leastCommon ? 0 : (count - 1) / known;
    },
  };
};

const commonFields: readonly CommonField[] = ['first', 'last', 'postcode', 'city', 'company'];

export const commonValue = (profile: PersonProfile, field: CommonField): string => {
  if (field === 'first') return profile.first[0] ?? '';
  if (field === 'last') return profile.wholeLast;
  return field === 'company' ? (profile.company[0] ?? '') : profile[field];
};
