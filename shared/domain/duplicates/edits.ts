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
  return table(short.slice(start, short.length - end), long.slice(start, long.length - end), most);
};

const longest = 64;
/** The row before the one above, the one above, and this one; kept between calls. */
type Rows = [Uint8Array, Uint8Array, Uint8Array];
let rows: Rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)];

/** What is left after the letters that both begin and end with; three rows of the table at a time. */
const table = (short: string, long: string, most: number): number => {
  if (short.length === 0) return long.length;
  if (long.length > longest) return most + 1;
  for (let j = 0; j <= short.length; j += 1) rows[1][j] = j;
  for (let i = 1; i <= long.length; i += 1) {
    if (fillRow(short, long, i) > most) return most + 1;
    rows = [rows[1], rows[2], rows[0]];
  }
  return Math.min(rows[1][short.length] ?? 0, most + 1);
};

/** Fills the row of a letter of the longer word; gives the least number in it. */
const fillRow = (short: string, long: string, i: number): number => {
  const [before, above, here] = rows;
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
