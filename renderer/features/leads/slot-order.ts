/**
 * All slots in ascending order of one column, kept: a filter walks it and needs no sorting of its own, a change of one lead moves one
 * entry. Slots whose key is null stand last in either direction.
 */
export type SlotOrder = {
  slots: Uint32Array;
  length: number;
  /** Entries before this one have a key. */
  keyed: number;
};

/** Less than 0: `a` first. Only asked about slots that have a key; equal keys go by slot. */
export type CompareSlots = (a: number, b: number) => number;
/** A whole number per slot, or null for none. */
export type KeyOfSlot = (slot: number) => number | null;

/** Orders by packing key and slot into one number, which a typed array sorts without calling back: 100,000 in about 10 ms. */
export const orderByKey = (all: Iterable<number>, keyOf: KeyOfSlot): SlotOrder => {
  const keyed: number[] = [];
  const keys: number[] = [];
  const rest: number[] = [];
  let [least, most, lastSlot] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const slot of all) {
    const key = keyOf(slot);
    lastSlot = Math.max(lastSlot, slot);
    if (key === null) {
      rest.push(slot);
      continue;
    }
    keyed.push(slot);
    keys.push(key);
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const span = 2 ** Math.ceil(Math.log2(lastSlot + 2));
  const sorted = (most - least + 1) * span < Number.MAX_SAFE_INTEGER ? packedSort(keyed, keys, least, span) : plainSort(keyed, keys);
  const slots = new Uint32Array(roomFor(keyed.length + rest.length));
  slots.set(sorted);
  slots.set(rest, sorted.length);
  return { slots, length: sorted.length + rest.length, keyed: sorted.length };
};

const roomFor = (length: number): number => length + 64 + (length >> 4);

const packedSort = (slots: readonly number[], keys: readonly number[], least: number, span: number): Uint32Array => {
  const packed = Float64Array.from(slots, (slot, index) => ((keys[index] ?? 0) - least) * span + slot).sort();
  return Uint32Array.from(packed, (value) => value - Math.floor(value / span) * span);
};

const plainSort = (slots: readonly number[], keys: readonly number[]): Uint32Array => {
  const places = slots.map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return Uint32Array.from(places, (index) => slots[index] ?? 0);
};

/** Takes a slot out, wherever it stands. */
export const removeSlot = (order: SlotOrder, slot: number): void => {
  const at = order.slots.subarray(0, order.length).indexOf(slot);
  if (at < 0) return;
  order.slots.copyWithin(at, at + 1, order.length);
  order.length -= 1;
  if (at < order.keyed) order.keyed -= 1;
};

/** Puts a slot where it belongs. `hasKey` false: at the end. */
export const insertSlot = (order: SlotOrder, slot: number, hasKey: boolean, compare: CompareSlots): void => {
  if (order.length === order.slots.length) {
    const wider = new Uint32Array(roomFor(order.length));
    wider.set(order.slots);
    order.slots = wider;
  }
  const at = hasKey ? placeOf(order, slot, compare) : order.length;
  order.slots.copyWithin(at + 1, at, order.length);
  order.slots[at] = slot;
  order.length += 1;
  if (hasKey) order.keyed += 1;
};

const placeOf = ({ slots, keyed }: SlotOrder, slot: number, compare: CompareSlots): number => {
  let [from, till] = [0, keyed];
  while (from < till) {
    const middle = (from + till) >> 1;
    const other = slots[middle] ?? 0;
    if ((compare(other, slot) || other - slot) < 0) from = middle + 1;
    else till = middle;
  }
  return from;
};

/** The slots a test lets through, in order. */
export const selectSlots = (
  { slots, length, keyed }: SlotOrder,
  direction: 'ascending' | 'descending',
  passes: (slot: number) => boolean,
): Uint32Array => {
  const found = new Uint32Array(length);
  let count = 0;
  const take = (at: number) => {
    const slot = slots[at] ?? 0;
    if (passes(slot)) found[count++] = slot;
  };
  if (direction === 'ascending') for (let at = 0; at < keyed; at += 1) take(at);
  else for (let at = keyed - 1; at >= 0; at -= 1) take(at);
  for (let at = keyed; at < length; at += 1) take(at);
  return found.subarray(0, count);
};
