/** Slots by key, as chains through arrays of numbers: a million entries take some 30 MB and no object. */
export type KeyChains = {
  add: (key: number, slot: number) => void;
  /** The newest entry of a key; -1 where it has none, or more than `most`. */
  first: (key: number, most: number) => number;
  /** The entry before; -1 behind the oldest. */
  next: (entry: number) => number;
  slotOf: (entry: number) => number;
};

/** Numbers to a place of the table: key, newest entry and one, how many entries. */
const width = 3;

export const createKeyChains = (): KeyChains => {
  /** An open table, at most half full; a place without a newest entry is free. */
  let table = new Int32Array(width * 4096);
  let mask = 4095;
  let keys = 0;
  /** Of each entry its slot and the entry before. */
  let entries = new Int32Array(8192);
  let length = 0;

  const placeOf = (key: number): number => {
    let place = spread(key) & mask;
    while (table[place * width + 1] !== 0 && table[place * width] !== key) place = (place + 1) & mask;
    return place * width;
  };

  const growTable = (): void => {
    const old = table;
    table = new Int32Array(old.length * 2);
    mask = mask * 2 + 1;
    for (let at = 0; at < old.length; at += width) if (old[at + 1] !== 0) table.set(old.subarray(at, at + width), placeOf(old[at] ?? 0));
  };

  return {
    add: (key, slot) => {
      if (length * 2 === entries.length) entries = doubled(entries);
      if (keys * 2 > mask) growTable();
      const at = placeOf(key);
      const newest = table[at + 1] ?? 0;
      if (newest === 0) keys += 1;
      entries[length * 2] = slot;
      entries[length * 2 + 1] = newest - 1;
      length += 1;
      table[at] = key;
      table[at + 1] = length;
      table[at + 2] = (table[at + 2] ?? 0) + 1;
    },
    first: (key, most) => {
      const at = placeOf(key);
      return (table[at + 2] ?? 0) > most ? -1 : (table[at + 1] ?? 0) - 1;
    },
    next: (entry) => entries[entry * 2 + 1] ?? -1,
    slotOf: (entry) => entries[entry * 2] ?? 0,
  };
};

/** Keys are hashes whose low bits are not even enough to be places. */
const spread = (key: number): number => {
  const mixed = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 15);
};

const doubled = (of: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const longer = new Int32Array(of.length * 2);
  longer.set(of);
  return longer;
};
