/**
 * The consonants of a word as classes of sounds that are taken for one another across European spellings (Soundex and the Cologne
 * phonetics, without their rule for the first letter: slips happen there too). `meyer`, `maier` and `mayr` give the same.
 * Four sounds at most; a word of vowels alone gives `0`.
 */
export const soundOf = (word: string): string => {
  const spelt = word
    .replace(/ph/g, 'f')
    .replace(/sch|sh/g, 's')
    .replace(/ck|q/g, 'k')
    .replace(/dt/g, 't');
  let code = '';
  let last = '';
  for (let at = 0; at < spelt.length && code.length < 4; at += 1) {
    const sound = soundAt(spelt, at);
    if (sound !== '' && sound !== last) code += sound;
    last = sound;
  }
  if (code !== '') return code;
  // Nothing of it is a Latin consonant: another script is looked up as it is written.
  return isVowels.test(word) ? '0' : word.slice(0, 4);
};

const isVowels = /^[aeiouyh]*$/;

const sounds: Record<string, string> = {
  b: '1',
  p: '1',
  d: '2',
  t: '2',
  f: '3',
  v: '3',
  w: '3',
  g: '4',
  k: '4',
  x: '4',
  j: '4',
  l: '5',
  m: '6',
  n: '6',
  r: '7',
  s: '8',
  z: '8',
};

const soundAt = (word: string, at: number): string => {
  const letter = word[at] ?? '';
  if (letter === 'c') return /[eiy]/.test(word[at + 1] ?? '') ? '8' : '4';
  return sounds[letter] ?? '';
};
