/**
 * The consonants of a word as classes of sounds that are taken for one another across European spellings (Soundex and the Cologne
 * phonetics, without their rule for the first letter: slips happen there too). `meyer`, `maier` and `mayr` give the same.
 * Four sounds at most; a word of vowels alone gives `0`.
 */
export const soundOf = (word: string): string => {
  let code = '';
  let last = 0;
  for (let at = 0; at < word.length && code.length < 4; at += 1) {
    const letters = lettersAt(word, at);
    const sound = letters > 1 || word.charCodeAt(at) === c ? soundOfPair(word, at) : (sounds[word.charCodeAt(at)] ?? 0);
    if (sound !== 0 && sound !== last) code += sound;
    last = sound;
    at += letters - 1;
  }
  if (code !== '') return code;
  // Nothing of it is a Latin consonant: another script is looked up as it is written.
  return isVowels.test(word) ? '0' : word.slice(0, 4);
};

const isVowels = /^[aeiouyh]*$/;

const c = 'c'.charCodeAt(0);
const h = 'h'.charCodeAt(0);
const p = 'p'.charCodeAt(0);
const s = 's'.charCodeAt(0);
const soft = new Set(['e', 'i', 'y']);

/** Letters that are one sound here: `ph`, `sh`, `sch`. */
const lettersAt = (word: string, at: number): number => {
  const letter = word.charCodeAt(at);
  if (letter !== p && letter !== s) return 1;
  if (word.charCodeAt(at + 1) === h) return 2;
  return letter === s && word.charCodeAt(at + 1) === c && word.charCodeAt(at + 2) === h ? 3 : 1;
};

const soundOfPair = (word: string, at: number): number => {
  const letter = word.charCodeAt(at);
  if (letter === p) return 3;
  return letter === s || soft.has(word[at + 1] ?? '') ? 8 : 4;
};

/** Character → its sound; 0: none. */
const sounds = new Uint8Array(128);
for (const [letters, sound] of [
  ['bp', 1],
  ['dt', 2],
  ['fvw', 3],
  ['gkxjq', 4],
  ['l', 5],
  ['mn', 6],
  ['r', 7],
  ['sz', 8],
] as const)
  for (const letter of letters) sounds[letter.charCodeAt(0)] = sound;
