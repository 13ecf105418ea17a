import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { asksForTouches, noSegments, segmentsById } from '../../../shared/domain/segment.ts';
import { dayAfter, localClock, minuteOfDay } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { noTouches, useSegmentTouches } from '../../data/segment-touches.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { useLocale } from '../../words/words.tsx';
import { type FilterContext, followsClock, type LeadFilter, type LeadTest, testOf } from './lead-filters.ts';
import { type SearchState, searchOn } from './lead-search.ts';
import type { SortId } from './lead-sorts.ts';
import { type LeadTable, leadTableOf } from './lead-table.ts';
import type { LeadSort, LeadView } from './lead-views.ts';
import { type FilterState, followBits } from './slot-bits.ts';
import { orderedSlots } from './slot-order.ts';
import { createViewCounts } from './view-counts.ts';

const minuteMs = 60_000;

/** The table over this desk's leads, and its version: it re-renders with every change of a lead. */
export const useLeadTable = (): { table: LeadTable; version: number } => {
  const { cache } = useDesk();
  const { locale } = useLocale();
  const table = leadTableOf(cache, locale);
  return { table, version: useSyncExternalStore(table.subscribe, table.version) };
};

/** What filters mean now; another object only when the minute, the settings or the day did change. */
export const useFilterContext = (): FilterContext => {
  const { user, zone } = useDesk();
  const minute = Math.floor(useNow(10_000) / minuteMs) * minuteMs;
  const calendar = useWindowCalendar();
  const companies = useCache((cache) => cache.companies);
  const standing = useCache((cache) => cache.settings?.segments) ?? noSegments;
  const segments = useMemo(() => segmentsById(standing), [standing]);
  const touches = useSegmentTouches(standing.some(({ rule }) => asksForTouches(rule, segments))) ?? noTouches;
  return useMemo(() => {
    const { day } = localClock(minute, zone);
    const endOf = (on: string) => minuteOfDay(on, 1440, zone, 'earlier');
    const ends = { dayEndAt: endOf(day), weekEndAt: endOf(dayAfter(day, { days: 6 })) };
    return { userId: user.userId, teamId: user.teamId, now: minute, calendar, companies, segments, touches, ...ends };
  }, [minute, zone, user, calendar, companies, segments, touches]);
};

export type LeadList = {
  /** Slots of the leads shown, in order. */
  found: Uint32Array;
  /** A worker is still ranking the names of the column asked for; the order shown is by score. */
  isSorting: boolean;
};

/** The column of what each lead adds to the number that it is listed behind; no view of one's own has it. */
export const amountColumn = 'amount';

/** Leads to choose among before all else, and what each adds to the number they are listed behind, where it is not itself. */
export type Among = { leadIds: ReadonlySet<string>; amountOf: ((leadId: string) => number) | null };

const fallbackSort: LeadSort = { columnId: 'score', direction: 'descending' };

/** Filtered, sorted and searched: each step only when what it depends on has changed. */
export const useLeadList = (
  { table, version }: ReturnType<typeof useLeadTable>,
  filters: readonly LeadFilter[],
  sort: LeadSort,
  query: string,
  context: FilterContext,
  among: Among | null,
): LeadList => {
  const test = useTest(filters, context, among?.leadIds ?? null);
  const amountOf = sort.columnId === amountColumn ? (among?.amountOf ?? null) : null;
  const wanted = table.orderOf((sort.columnId === amountColumn ? fallbackSort : sort).columnId as SortId);
  const shown = wanted && sort.columnId !== amountColumn ? sort : fallbackSort;
  const filter = useRef<FilterState | null>(null);
  const bits = useMemo(() => {
    filter.current = followBits(filter.current, table.slots, test, version, table.touchedSince(filter.current?.version ?? -1));
    return filter.current.bits;
  }, [table, test, version]);
  const search = useRef<SearchState | null>(null);
  const hits = useMemo(() => {
    search.current = searchOn(search.current, bits, table.slots.texts, query);
    return search.current.found;
  }, [table, bits, query]);
  const found = useMemo(() => {
    const order = table.orderOf(shown.columnId as SortId);
    // `version`: orders are changed in place, too.
    return order && version >= 0 ? orderedSlots(order, shown.direction, hits) : new Uint32Array();
  }, [table, version, shown.columnId, shown.direction, hits]);
  const inOrder = useMemo(
    () => (amountOf ? byAmount(found, table, amountOf, sort.direction) : found),
    [found, table, amountOf, sort.direction],
  );
  return { found: inOrder, isSorting: wanted === null };
};

/** Slots by what their leads add to a number; of equals the order they came in. */
const byAmount = (
  found: Uint32Array,
  table: LeadTable,
  amountOf: (leadId: string) => number,
  direction: LeadSort['direction'],
): Uint32Array => {
  const sign = direction === 'ascending' ? 1 : -1;
  const amounts = new Map(Array.from(found, (slot) => [slot, amountOf(table.slots.leads[slot]?.id ?? '')]));
  return Uint32Array.from(found).sort((a, b) => sign * ((amounts.get(a) ?? 0) - (amounts.get(b) ?? 0)));
};

/** Works out the orders of the columns in sight while nothing else is to be done, so that pressing a head only has to draw. */
export const useReadyOrders = (table: LeadTable, columnIds: readonly string[]): void => {
  const wanted = columnIds.join(' ');
  useEffect(() => {
    const waiting = wanted.split(' ');
    let handle = 0;
    const next = () => {
      const id = waiting.shift();
      if (id === undefined) return;
      table.orderOf(id as SortId);
      handle = whenIdle(next);
    };
    handle = whenIdle(next);
    return () => notWhenIdle(handle);
  }, [table, wanted]);
};

/** Safari's engine has no idle callback. */
const whenIdle = (run: () => void): number =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: 3000 }) : window.setTimeout(run, 200);
const notWhenIdle = (handle: number): void =>
  typeof cancelIdleCallback === 'function' ? cancelIdleCallback(handle) : window.clearTimeout(handle);

/** A test keeps its identity while it means the same: without a filter on the clock, all day. */
const useTest = (filters: readonly LeadFilter[], context: FilterContext, among: ReadonlySet<string> | null): LeadTest => {
  const { now, ...lasting } = context;
  const clock = followsClock(filters) ? now : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` counts only where a filter asks for it, which `clock` says
  return useMemo(() => {
    const test = testOf(filters, context);
    return among ? (lead) => among.has(lead.id) && test(lead) : test;
  }, [filters, among, clock, ...Object.values(lasting)]);
};

/** Counts beside the names of the views, kept as leads change; counted after the list is painted. */
export const useViewCounts = (
  table: LeadTable,
  views: readonly Pick<LeadView, 'id' | 'filters'>[],
  context: FilterContext,
): ReadonlyMap<string, number> => {
  const [kept] = useState(() => ({ counts: createViewCounts(table.slots), tests: new Map<string, KeptTest>() }));
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    kept.counts.setViews(views.map(({ id, filters }) => ({ id, test: keptTest(kept.tests, id, filters, context) })));
    setShown(kept.counts.counts());
  }, [kept, views, context]);
  useEffect(() => {
    let seen = table.version();
    return table.subscribe(() => {
      kept.counts.touch(table.touchedSince(seen));
      seen = table.version();
      setShown(kept.counts.counts());
    });
  }, [kept, table]);
  return shown;
};

type KeptTest = Pick<FilterContext, 'segments' | 'touches'> & { key: string; test: LeadTest };

const keptTest = (tests: Map<string, KeptTest>, id: string, filters: readonly LeadFilter[], context: FilterContext): LeadTest => {
  const key = `${JSON.stringify(filters)} ${followsClock(filters) ? context.now : context.dayEndAt}`;
  const known = tests.get(id);
  const { segments, touches } = context;
  if (known?.key === key && known.segments === segments && known.touches === touches) return known.test;
  const test = testOf(filters, context);
  tests.set(id, { key, test, segments, touches });
  return test;
};
