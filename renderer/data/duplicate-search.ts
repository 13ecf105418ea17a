import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createDuplicateIndex, type DuplicateIndex } from '../../shared/domain/duplicates/duplicate-index.ts';
import { factsOfLead } from '../../shared/domain/duplicates/person-facts.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { ColumnCache } from './column-cache.ts';
import { type Desk, useDesk } from './desk.ts';

/** The people this desktop knows, ready to be compared with somebody: read in slices that no frame waits for. */
export type DuplicateSearch = { index: DuplicateIndex; done: number; total: number; isReady: boolean };

type Running = { store: StoreApi<DuplicateSearch>; start: () => void };

/** A slice ends after so long: half of a frame. */
const sliceMs = 8;

/** One for each open desk, for as long as the desk is. */
const searches = new WeakMap<object, Running>();

const stands = (lead: Lead): boolean => lead.stage !== 'merged' && lead.stage !== 'purged';

const createSearch = ({ cache }: Pick<Desk, 'cache'>): Running => {
  const index = createDuplicateIndex();
  const store = createStore<DuplicateSearch>(() => ({ index, done: 0, total: 0, isReady: false }));
  let isStarted = false;
  let revision = 0;
  const waiting: string[] = [];

  const take = (id: string, { leads, companies }: ColumnCache): void => {
    const lead = leads.get(id);
    if (!lead || !stands(lead)) index.remove(id);
    else index.add(factsOfLead(lead, lead.companyId ? companies.get(lead.companyId) : undefined));
  };
  const slice = (): void => {
    const until = performance.now() + sliceMs;
    const state = cache.store.getState();
    while (waiting.length > 0 && performance.now() < until) take(waiting.pop() ?? '', state);
    const { total } = store.getState();
    store.setState({ done: total - waiting.length, isReady: waiting.length === 0 });
    if (waiting.length > 0) setTimeout(slice, 0);
  };
  const queue = (ids: Iterable<string>): void => {
    const isIdle = waiting.length === 0;
    waiting.push(...ids);
    store.setState({ total: waiting.length, isReady: waiting.length === 0 });
    if (isIdle) setTimeout(slice, 0);
  };
  const follow = (state: ColumnCache): void => {
    const changed = cache.changesSince(revision);
    revision = state.revision;
    if (changed === null) queue(state.leads.keys());
    else if (changed.leadIds.size > 0) queue(changed.leadIds);
  };
  return {
    store,
    start: () => {
      if (isStarted) return;
      isStarted = true;
      const state = cache.store.getState();
      revision = state.revision;
      queue(state.leads.keys());
      cache.store.subscribe(follow);
    },
  };
};

/** The search of this desk; begins to read when it is first asked for. */
export const useDuplicateSearch = (): DuplicateSearch => {
  const desk = useDesk();
  const running = searches.get(desk.db) ?? createSearch(desk);
  searches.set(desk.db, running);
  useEffect(() => running.start(), [running]);
  return useStore(running.store);
};
