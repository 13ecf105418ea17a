import type { TableName } from '../../../shared/tables.ts';
import type { ColumnCache, LiveCache } from '../../data/column-cache.ts';
import { collatorOf, rankLater } from './collation.ts';
import { createLeadSlots, type LeadSlots, updateLeadSlots } from './lead-slots.ts';
import { type SortId, type SortKey, sortKeysOf } from './lead-sorts.ts';
import { type CompareSlots, insertSlot, orderByKey, removeSlot, type SlotOrder } from './slot-order.ts';

/**
 * All leads of this machine as slots, with an order per column that was ever sorted by. Follows the column cache: a change of one lead
 * moves one entry per order; a change of very many builds the orders anew when they are next asked for.
 */
export type LeadTable = {
  slots: LeadSlots;
  /** Raised whenever slots or an order changed. */
  version: () => number;
  subscribe: (listener: () => void) => () => void;
  /** Slots that changed after a version; null when that is too long ago to say, or all may have. */
  touchedSince: (version: number) => ReadonlySet<number> | null;
  /** The order of a column; null while a worker ranks its texts, with a new version when it has. */
  orderOf: (id: SortId) => SlotOrder | null;
};

/** More changed leads than this: moving them one by one costs more than building the order anew. */
const movedOneByOne = 300;
/** Versions whose changed slots are remembered. */
const keptVersions = 50;

/** Tables whose names columns are sorted by. */
const namedBy: Partial<Record<TableName, readonly SortId[]>> = { users: ['owner'], teams: ['team'], campaigns: ['campaign'] };

export const createLeadTable = (cache: LiveCache, locale: string): LeadTable => {
  let read = cache.store.getState();
  const slots = createLeadSlots(read);
  const sorts: Record<SortId, SortKey> = sortKeysOf(read);
  const orders = new Map<SortId, SlotOrder>();
  const ranking = new Set<SortId>();
  const listeners = new Set<() => void>();
  let log: { version: number; touched: ReadonlySet<number> | null }[] = [];
  let version = 0;

  const publish = (touched: ReadonlySet<number> | null) => {
    version += 1;
    log = [...log, { version, touched }].slice(-keptVersions);
    for (const listener of listeners) listener();
  };

  const compareBy = (key: SortKey): CompareSlots => {
    const { compare } = collatorOf(locale);
    return (a, b) => {
      const [one, other] = [slots.leads[a], slots.leads[b]];
      if (!one || !other) return 0;
      return key.kind === 'number' ? (key.keyOf(one) ?? 0) - (key.keyOf(other) ?? 0) : compare(key.textOf(one), key.textOf(other));
    };
  };
  const hasKey = (key: SortKey, slot: number): boolean => {
    const lead = slots.leads[slot];
    return lead !== undefined && (key.kind === 'number' ? key.keyOf(lead) !== null : key.textOf(lead) !== '');
  };

  const moveSlots = (touched: ReadonlySet<number>) => {
    for (const [id, order] of orders) {
      const key = sorts[id];
      // All out before the first goes in: a search for a place must not meet an entry that stands wrong.
      for (const slot of touched) removeSlot(order, slot);
      for (const slot of touched) if (slots.leads[slot]) insertSlot(order, slot, hasKey(key, slot), compareBy(key));
    }
  };

  const startAnew = (cached: ColumnCache) => {
    Object.assign(slots, createLeadSlots(cached));
    orders.clear();
  };

  const follow = (cached: ColumnCache) => {
    const changes = cache.changesSince(read.revision);
    read = cached;
    if (changes === null) {
      startAnew(cached);
      publish(null);
      return;
    }
    const renamed = [...changes.tables].flatMap((table) => namedBy[table] ?? []);
    for (const id of renamed) orders.delete(id);
    if (changes.leadIds.size === 0 && renamed.length === 0) return;
    const touched = updateLeadSlots(slots, cached, changes.leadIds);
    if (touched.size > movedOneByOne) orders.clear();
    else moveSlots(touched);
    publish(touched);
  };
  cache.store.subscribe(follow);

  const build = (id: SortId): SlotOrder | null => {
    const key = sorts[id];
    if (key.kind === 'number') return orderByKey(slots.slotOf.values(), slots.slotOf.size, (slot) => numberIn(slots, slot, key.keyOf));
    const texts = distinctTexts(slots, key.textOf);
    const ranks = rankLater(texts, locale);
    if (ranks instanceof Uint32Array) return orderByRank(slots, key.textOf, texts, ranks).order;
    ranking.add(id);
    void ranks.then((answer) => {
      ranking.delete(id);
      const { order, unranked } = orderByRank(slots, key.textOf, texts, answer);
      // Texts that came while the worker counted. With very many, the order is asked for again.
      for (const slot of unranked) insertSlot(order, slot, true, compareBy(key));
      if (unranked.length <= movedOneByOne) orders.set(id, order);
      publish(new Set());
    });
    return null;
  };

  return {
    slots,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touchedSince: (since) => {
      const later = log.filter((each) => each.version > since);
      if (later.length < version - since || later.some(({ touched }) => touched === null)) return null;
      return new Set(later.flatMap(({ touched }) => [...(touched ?? [])]));
    },
    orderOf: (id) => {
      const known = orders.get(id);
      if (known || ranking.has(id)) return known ?? null;
      const built = build(id);
      if (built) orders.set(id, built);
      return built;
    },
  };
};

const numberIn = (slots: LeadSlots, slot: number, keyOf: (lead: NonNullable<LeadSlots['leads'][number]>) => number | null) => {
  const lead = slots.leads[slot];
  return lead ? keyOf(lead) : null;
};

type TextOf = Extract<SortKey, { kind: 'text' }>['textOf'];

const distinctTexts = (slots: LeadSlots, textOf: TextOf): string[] => {
  const texts = new Set<string>();
  for (const lead of slots.leads) if (lead) texts.add(textOf(lead));
  texts.delete('');
  return [...texts];
};

/** `unranked`: slots left out, because their text was not among those ranked. */
const orderByRank = (
  slots: LeadSlots,
  textOf: TextOf,
  texts: readonly string[],
  ranks: Uint32Array,
): { order: SlotOrder; unranked: number[] } => {
  const rankOf = new Map(texts.map((text, index) => [text, ranks[index] ?? 0]));
  const ranked: number[] = [];
  const unranked: number[] = [];
  for (const [, slot] of slots.slotOf) {
    const text = textIn(slots, slot, textOf);
    (text === '' || rankOf.has(text) ? ranked : unranked).push(slot);
  }
  return { order: orderByKey(ranked, ranked.length, (slot) => rankOf.get(textIn(slots, slot, textOf)) ?? null), unranked };
};

const textIn = (slots: LeadSlots, slot: number, textOf: TextOf): string => {
  const lead = slots.leads[slot];
  return lead ? textOf(lead) : '';
};

const tables = new WeakMap<LiveCache, Map<string, LeadTable>>();

/** The table over a desk's cache: one per locale, made when first wanted and kept, so that coming back to the screen costs nothing. */
export const leadTableOf = (cache: LiveCache, locale: string): LeadTable => {
  const byLocale = tables.get(cache) ?? new Map<string, LeadTable>();
  tables.set(cache, byLocale);
  const known = byLocale.get(locale) ?? createLeadTable(cache, locale);
  byLocale.set(locale, known);
  return known;
};
