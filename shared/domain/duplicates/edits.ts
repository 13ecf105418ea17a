/**
 * Edits that turn one word into another: letters left out, added, replaced, or two neighbours swapped (optimal string alignment).
 * Gives `most + 1` as soon as it is known to be more than `most`.
 */
export const editsBetween = (a: string, b: string, most: number): number => {
  if (a === b) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > most) return most + 1;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < short.length - start && short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)) end += 1;
  if (start + end === short.length) return long.length - short.length;
  if (areLettersApart(short, long, start, end, most)) return most + 1;
  return table(short.slice(start, short.length - end), long.slice(start, long.length - end), most);
};

const longest = 64;
/** The row before the one above, the one above, and this one; kept between calls. */
let before = new Uint8Array(longest + 1);
let above = new Uint8Array(longest + 1);
let here = new Uint8Array(longest + 1);

/** Which letters a word has, as bits; letters far apart in the alphabet may share one. `start` and `end`: letters left out there. */
export const lettersOf = (word: string, start = 0, end = 0): number => {
  let letters = 0;
  for (let at = start; at < word.length - end; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
};

const countOfBits = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** An edit brings in one letter at most and takes one out: words with more letters of their own are further apart than that. */
const areLettersApart = (a: string, b: string, start: number, end: number, most: number): boolean => {
  const ofA = lettersOf(a, start, end);
  const ofB = lettersOf(b, start, end);
  return lettersOfTheirOwn(ofA, ofB) > most;
};

/** The most letters that one of two words has and the other has not; that many edits at least lie between them. */
export const lettersOfTheirOwn = (ofA: number, ofB: number): number => Math.max(countOfBits(ofA & ~ofB), countOfBits(ofB & ~ofA));

/** What is left after the letters that both begin and end with; three rows of the table at a time. */
const table = (short: string, long: string, most: number): number => {
  if (long.length > longest) return most + 1;
  for (let j = 0; j <= short.length; j += 1) above[j] = j;
  for (let i = 1; i <= long.length; i += 1) {
    if (fillRow(short, long, i) > most) return most + 1;
    const spare = before;
    before = above;
    above = here;
    here = spare;
  }
  return Math.min(above[short.length] ?? 0, most + 1);
};

/** Fills the row of a letter of the longer word; gives the least number in it. */
const fillRow = (short: string, long: string, i: number): number => {
  const letter = long.charCodeAt(i - 1);
  const letterBefore = long.charCodeAt(i - 2);
  here[0] = i;
  let least = i;
  for (let j = 1; j <= short.length; j += 1) {
    const other = short.charCodeAt(j - 1);
    let cost = Math.min((above[j - 1] ?? 0) + (letter === other ? 0 : 1), (above[j] ?? 0) + 1, (here[j - 1] ?? 0) + 1);
    if (i > 1 && j > 1 && letter === short.charCodeAt(j - 2) && letterBefore === other) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    here[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
};

/** How many slips of the keyboard a word of this length may hold and still be taken for the same. */
export const slipsAllowed = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : 3);

/** Whether two words may be the same with a slip or two; the first letters of neither decide. */
export const isSlip = (a: string, b: string): boolean => {
  const allowed = slipsAllowed(Math.min(a.length, b.length));
  return allowed > 0 && editsBetween(a, b, allowed) <= allowed;
};
