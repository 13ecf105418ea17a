/**
 * Seeded randomness, passed around and never global: the same seed gives the same sample center on every machine.
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand), four words of state, more than good enough for invented people.
 */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from `from` to `till`, both possible. */
  int: (from: number, till: number) => number;
  chance: (probability: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
  /** Picks by weight; weights need not sum to anything. */
  weighted: <Item>(items: readonly (readonly [Item, number])[]) => Item;
  /** A UUIDv7 whose time is `at` (epoch ms). */
  uuid: (at: number) => string;
};

export const seededRandom = (...seeds: readonly (number | string)[]): Random => {
  const nextWord = sfc32(seeds);
  const next = () => nextWord() / 2 ** 32;
  const int = (from: number, till: number) => from + Math.floor(next() * (till - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, int(0, items.length - 1)),
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return itemAt(items, items.length - 1)[0];
    },
    uuid: (at) => uuidOf(at, nextWord(), nextWord(), nextWord()),
  };
};

/** The item at a place that exists; a fault in the sample's own tables otherwise. */
export const itemAt = <Item>(items: readonly Item[], at: number): Item => {
  const item = items[at];
  if (item === undefined) throw new Error(`No item at ${at} of ${items.length}`);
  return item;
};

const sfc32 = (seeds: readonly (number | string)[]): (() => number) => {
  let a = hash(seeds.join('\u0001'), 0x9e3779b9);
  let b = hash(seeds.join('\u0002'), 0x243f6a88);
  let c = hash(seeds.join('\u0003'), 0xb7e15162);
  let count = 1;
  const word = () => {
    const sum = (((a + b) | 0) + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) word();
  return word;
};

/** FNV-1a over UTF-16 units, started at `basis`. */
const hash = (text: string, basis: number): number => {
  let value = basis | 0;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
};

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The last so many bytes of a word as hexadecimal digits. */
const hex = (word: number, bytes: number): string => {
  let digits = '';
  for (let shift = (bytes - 1) * 8; shift >= 0; shift -= 8) digits += hexPairs[(word >>> shift) & 0xff];
  return digits;
};

const uuidOf = (at: number, a: number, b: number, c: number): string => {
  const [high, low] = [Math.floor(at / 0x10000), at % 0x10000];
  const [version, variant] = [0x7000 | (a & 0xfff), 0x8000 | (b & 0x3fff)];
  return `${hex(high, 4)}-${hex(low, 2)}-${hex(version, 2)}-${hex(variant, 2)}-${hex(b >>> 16, 2)}${hex(c, 4)}`;
};
