import { foldWords } from './fold-words.ts';

/** What to look for in folded words. `*` at an end stands for the rest of a word: `*leiter`, `geschäftsführer*`. Nothing of a blank match. */
export const phraseOf = (match: string): string[] => {
  const phrase = foldWords(match);
  return phrase === '' ? [] : [`${match.startsWith('*') ? '' : ' '}${phrase}${match.endsWith('*') ? '' : ' '}`];
};

/** Letters of the longest phrase found in the words; 0 when there is none. `words`: folded, a space at either end. */
export const longestPhrase = (words: string, phrases: readonly string[]): number => {
  let longest = 0;
  for (const phrase of phrases) {
    const letters = phrase.trim().length;
    if (letters > longest && words.includes(phrase)) longest = letters;
  }
  return longest;
};

/** Words as phrases are looked for in them. */
export const wordsOf = (text: string): string => ` ${foldWords(text)} `;

/** Reads a text once and remembers it: titles come again and again. Forgets all of them before they are too many to keep. */
export const rememberTexts = <Read>(read: (text: string) => Read, most = 20_000): ((text: string) => Read) => {
  const known = new Map<string, Read>();
  return (text) => {
    const standing = known.get(text);
    if (standing !== undefined) return standing;
    const fresh = read(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
};
