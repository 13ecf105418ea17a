/** One character per character, without accents and case, so that places in it are places in the original. */
const folded = (text: string): string =>
  Array.from(text, (letter) =>
    letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().slice(0, letter.length).padEnd(letter.length, letter),
  ).join('');

/** Words of a query, folded: `" Jaén plant"` → `['jaen', 'plant']`. */
export const queryWords = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');

/** Where a word is found: at the start of a word if it can be, else anywhere. −1: not at all. */
const placeOf = (text: string, word: string): number => {
  let anywhere = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWordStart(text, at)) return at;
    if (anywhere < 0) anywhere = at;
  }
  return anywhere;
};

export type MarkedPart = { text: string; isHit: boolean; at: number };

/** A label cut into parts that match the query and parts that do not, in order. */
export const markedParts = (label: string, query: string): MarkedPart[] => {
  const plain = folded(label);
  const hit = new Array<boolean>(label.length).fill(false);
  for (const word of queryWords(query)) {
    const at = placeOf(plain, word);
    if (at >= 0) hit.fill(true, at, at + word.length);
  }
  const parts: MarkedPart[] = [];
  for (let at = 0; at < label.length; at += 1) {
    const last = parts.at(-1);
    const isHit = hit[at] ?? false;
    if (last?.isHit === isHit) last.text += label[at];
    else parts.push({ text: label[at] ?? '', isHit, at });
  }
  return parts;
};

/** How well words fit a text: 0 not at all; more when they start words, most when the text starts with the first. */
export const fitOf = (text: string, words: readonly string[]): number => {
  const plain = folded(text);
  let fit = 1;
  for (const word of words) {
    const at = placeOf(plain, word);
    if (at < 0) return 0;
    fit += isWordStart(plain, at) ? 2 : 1;
  }
  return plain.startsWith(words[0] ?? '') ? fit + 1 : fit;
};

/** Items whose label, detail or keywords hold every word of the query, the best fit first; all of them for an empty query. */
export const matching = <Item extends { label: string; detail?: string; keywords?: string }>(
  items: readonly Item[],
  query: string,
): Item[] => {
  const words = queryWords(query);
  if (words.length === 0) return [...items];
  return items
    .map((item) => ({
      item,
      fit: fitOf(item.label, words) * 10 || fitOf(`${item.label} ${item.detail ?? ''} ${item.keywords ?? ''}`, words),
    }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .map(({ item }) => item);
};
