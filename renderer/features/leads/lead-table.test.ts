import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aCompany, aLead } from '../../../test/builders/domain.ts';
import { createCacheLog } from '../../data/cache-log.ts';
import type { ColumnCache, LiveCache } from '../../data/column-cache.ts';
import { createLeadTable } from './lead-table.ts';
import { orderedSlots } from './slot-order.ts';

const names = ['Zoë', 'ana', 'Émile', 'Bo 10', 'Bo 9', ''];
const leadOf = (n: number, over: Partial<Lead> = {}) =>
  aLead({
    id: `lead-${n}`,
    firstName: names[n % names.length] ?? '',
    lastName: '',
    email: null,
    score: (n * 37) % 90,
    lastTouchAt: n % 3 ? n * 1e6 : null,
    ...over,
  });

/** A cache of leads only, changed the way the real one is. */
const aCache = (count: number) => {
  const leads = new Map(Array.from({ length: count }, (_, n) => leadOf(n)).map((lead) => [lead.id, lead]));
  const log = createCacheLog();
  const maps = {
    leads,
    companies: new Map([['company-1', aCompany()]]),
    users: new Map(),
    teams: new Map(),
    campaigns: new Map(),
    searchTexts: new Map(),
  };
  const store = createStore<ColumnCache>(() => ({ ...maps, revision: 0 }) as unknown as ColumnCache);
  const cache = { store, changesSince: log.since } as unknown as LiveCache;
  const change = (puts: Lead[], deletes: string[] = []) => {
    for (const lead of puts) leads.set(lead.id, lead);
    for (const id of deletes) leads.delete(id);
    for (const id of [...puts.map((lead) => lead.id), ...deletes]) log.note(id);
    const revision = store.getState().revision + 1;
    log.write(revision, new Set(['leads']));
    store.setState({ revision });
  };
  return { cache, change };
};

const shown = (table: ReturnType<typeof createLeadTable>, id: 'score' | 'name' | 'lastTouch', direction: 'ascending' | 'descending') => {
  const order = table.orderOf(id);
  if (!order) throw new Error('the order is not there');
  return [...orderedSlots(order, direction, new Uint8Array(table.slots.leads.length).fill(1))].map((slot) => table.slots.leads[slot]!);
};

describe('the table of leads by slot', () => {
  it('orders names as the locale does, numbers in them by value, nameless last in either direction', () => {
    const { cache } = aCache(6);
    const table = createLeadTable(cache, 'de');
    expect(shown(table, 'name', 'ascending').map((lead) => lead.firstName)).toEqual(['ana', 'Bo 9', 'Bo 10', 'Émile', 'Zoë', '']);
    expect(shown(table, 'name', 'descending').map((lead) => lead.firstName)).toEqual(['Zoë', 'Émile', 'Bo 10', 'Bo 9', 'ana', '']);
  });

  it('puts leads never touched last, whichever way the column is turned', () => {
    const { cache } = aCache(6);
    const table = createLeadTable(cache, 'en');
    expect(shown(table, 'lastTouch', 'descending').map((lead) => lead.lastTouchAt)).toEqual([5e6, 4e6, 2e6, 1e6, null, null]);
    expect(
      shown(table, 'lastTouch', 'ascending')
        .slice(-2)
        .map((lead) => lead.lastTouchAt),
    ).toEqual([null, null]);
  });

  it('stands after any mix of changes as if it had been built anew', () => {
    const { cache, change } = aCache(200);
    const table = createLeadTable(cache, 'en');
    for (const id of ['score', 'name', 'lastTouch'] as const) table.orderOf(id);
    for (let round = 0; round < 60; round += 1) {
      const n = (round * 53) % 230;
      change(
        [leadOf(n, { score: (round * 17) % 90, firstName: names[round % 6] ?? '', lastTouchAt: round % 4 ? round : null })],
        round % 5 === 0 ? [`lead-${(round * 7) % 200}`] : [],
      );
    }
    const anew = createLeadTable(cache, 'en');
    const keys = {
      score: (lead: Lead) => lead.score,
      name: (lead: Lead) => lead.firstName,
      lastTouch: (lead: Lead) => lead.lastTouchAt && Math.floor(lead.lastTouchAt / 1000),
    };
    for (const id of ['score', 'name', 'lastTouch'] as const) {
      const keysOf = (of: typeof table) => shown(of, id, 'ascending').map((lead) => keys[id](lead));
      expect(keysOf(table)).toEqual(keysOf(anew));
      expect(new Set(shown(table, id, 'ascending').map((lead) => lead.id)).size).toBe(cache.store.getState().leads.size);
    }
  });

  it('tells which slots changed since a version, and says when it no longer can', () => {
    const { cache, change } = aCache(10);
    const table = createLeadTable(cache, 'en');
    const before = table.version();
    change([leadOf(3, { score: 1 })]);
    change([leadOf(4, { score: 2 })]);
    expect(table.touchedSince(before)?.size).toBe(2);
    for (let times = 0; times < 60; times += 1) change([leadOf(5, { score: times })]);
    expect(table.touchedSince(before)).toBeNull();
  });
});
