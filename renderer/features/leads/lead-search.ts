import { foldText } from '../../data/column-cache.ts';

/**
 * What a search looks for: all words, in any order, anywhere in name, company, phone or mail. A query that reads like a phone number
 * is looked for as its digits, so that spaces, brackets and a leading zero do not matter.
 */
export type SearchNeedles = readonly string[];

const phoneLike = /^\+?[\d\s().\-/]{4,}$/;

export const needlesOf = (query: string): SearchNeedles => {
  const folded = foldText(query.trim());
  if (phoneLike.test(folded)) return [folded.replace(/\D/g, '').replace(/^0+/, '')].filter((digits) => digits !== '');
  // The longest word is in the fewest texts: asked first, it spares the others.
  return [...new Set(folded.split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length);
};

/** Slots whose text holds every needle, in the order given. */
export const searchSlots = (slots: Uint32Array, texts: readonly string[], needles: SearchNeedles): Uint32Array => {
  const [first, ...others] = needles;
  if (first === undefined) return slots;
  const found = new Uint32Array(slots.length);
  let count = 0;
  for (const slot of slots) {
    const text = texts[slot] ?? '';
    if (text.includes(first) && others.every((needle) => text.includes(needle))) found[count++] = slot;
  }
  return found.subarray(0, count);
};

/** Whether whatever `next` finds is among what `before` found: then only that has to be looked through. */
export const isNarrower = (next: SearchNeedles, before: SearchNeedles): boolean =>
  before.every((old) => next.some((needle) => needle.includes(old)));

export type SearchState = { base: Uint32Array; version: number; needles: SearchNeedles; found: Uint32Array };

/** Searches, starting from the last result while the person types on. `base` is the filtered list it is about. */
export const searchOn = (
  last: SearchState | null,
  base: Uint32Array,
  version: number,
  texts: readonly string[],
  query: string,
): SearchState => {
  const needles = needlesOf(query);
  const canNarrow = last !== null && last.base === base && last.version === version && isNarrower(needles, last.needles);
  return { base, version, needles, found: searchSlots(canNarrow ? last.found : base, texts, needles) };
};
