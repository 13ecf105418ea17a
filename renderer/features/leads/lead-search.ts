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

/**
 * Sets the bit of every slot whose text holds every needle, of those set in `among`. Goes through the texts as they lie in memory:
 * in the order of a sorted table it would take five times as long.
 */
export const searchBits = (among: Uint8Array, texts: readonly string[], needles: SearchNeedles): Uint8Array => {
  const [first, ...others] = needles;
  if (first === undefined) return among;
  const found = new Uint8Array(among.length);
  for (let slot = 0; slot < texts.length; slot += 1) {
    if (among[slot] !== 1) continue;
    const text = texts[slot] ?? '';
    if (text.includes(first) && others.every((needle) => text.includes(needle))) found[slot] = 1;
  }
  return found;
};

/** Whether whatever `next` finds is among what `before` found: then only that has to be looked through. */
export const isNarrower = (next: SearchNeedles, before: SearchNeedles): boolean =>
  before.every((old) => next.some((needle) => needle.includes(old)));

export type SearchState = { base: Uint8Array; needles: SearchNeedles; found: Uint8Array };

/** Searches, starting from the last result while the person types on. `base` are the slots of the filtered list. */
export const searchOn = (last: SearchState | null, base: Uint8Array, texts: readonly string[], query: string): SearchState => {
  const needles = needlesOf(query);
  const canNarrow = last !== null && last.base === base && isNarrower(needles, last.needles);
  return { base, needles, found: searchBits(canNarrow ? last.found : base, texts, needles) };
};
