import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Callback } from '../../shared/domain/call.ts';
import { type Desk, useDesk } from './desk.ts';
import type { RowChange } from './row-changes.ts';

/** Every open promise that is here. The map is changed in place; `revision` tells. */
export type OpenCallbacks = {
  isLoaded: boolean;
  revision: number;
  rows: ReadonlyMap<string, Callback>;
  /** Promises that this revision ended: kept, moved, called off, or out of sight. */
  ended: readonly string[];
};

export type OpenCallbacksStore = StoreApi<OpenCallbacks>;

/**
 * Read once and followed from then on: a floor of fifty thousand leads has ten thousand promises, which are not to be read again with
 * every call that ends in one.
 */
const followOpenCallbacks = ({ cache, db }: Pick<Desk, 'cache' | 'db'>): OpenCallbacksStore => {
  const rows = new Map<string, Callback>();
  const store = createStore<OpenCallbacks>(() => ({ isLoaded: false, revision: 0, rows, ended: [] }));
  /** What changed while they were read is newer than what was read. */
  const changedMeanwhile = new Set<string>();
  const publish = (ended: readonly string[]) =>
    store.setState(({ isLoaded, revision }) => ({ isLoaded, revision: revision + 1, rows, ended }));
  const take = (puts: readonly Callback[], deletes: readonly string[]) => {
    const ended = [...puts.filter((each) => each.state !== 'open').map(({ id }) => id), ...deletes];
    for (const row of puts) if (row.state === 'open') rows.set(row.id, row);
    for (const id of ended) rows.delete(id);
    return ended;
  };
  cache.onRows((changes: readonly RowChange[]) => {
    const ended = changes.flatMap(({ table, puts, deletes }) => {
      if (table !== 'callbacks') return [];
      if (!store.getState().isLoaded) for (const id of [...puts.map((row) => row.id), ...deletes]) changedMeanwhile.add(id);
      return take(puts as readonly Callback[], deletes);
    });
    if (changes.some(({ table }) => table === 'callbacks')) publish(ended);
  });
  const load = async () => {
    const open = await db.callbacks.where('state').equals('open').toArray();
    take(
      open.filter(({ id }) => !changedMeanwhile.has(id)),
      [],
    );
    store.setState(({ revision }) => ({ isLoaded: true, revision: revision + 1, rows, ended: [] }));
  };
  // A database that closes under it takes the window along.
  void load().catch(() => undefined);
  return store;
};

const stores = new WeakMap<object, OpenCallbacksStore>();

/** The open promises of a desk: read when first wanted and kept while the desk is open. */
export const openCallbacksOf = (desk: Pick<Desk, 'cache' | 'db'>): OpenCallbacksStore => {
  const known = stores.get(desk.cache) ?? followOpenCallbacks(desk);
  stores.set(desk.cache, known);
  return known;
};

/** Reads the open promises; re-renders when the selected value changes. */
export const useOpenCallbacks = <Value>(select: (open: OpenCallbacks) => Value): Value => useStore(openCallbacksOf(useDesk()), select);
