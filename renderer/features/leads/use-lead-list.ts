import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { dayAfter, localClock, minuteOfDay } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { useLocale } from '../../words/words.tsx';
import { type FilterContext, followsClock, type LeadFilter, type LeadTest, testOf } from './lead-filters.ts';
import { type SearchState, searchOn } from './lead-search.ts';
import type { SortId } from './lead-sorts.ts';
import { type LeadTable, leadTableOf } from './lead-table.ts';
import type { LeadSort, LeadView } from './lead-views.ts';
import { selectSlots } from './slot-order.ts';
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
  return useMemo(() => {
    const { day } = localClock(minute, zone);
    const endOf = (on: string) => minuteOfDay(on, 1440, zone, 'earlier');
    const ends = { dayEndAt: endOf(day), weekEndAt: endOf(dayAfter(day, { days: 6 })) };
    return { userId: user.userId, teamId: user.teamId, now: minute, calendar, companies, ...ends };
  }, [minute, zone, user, calendar, companies]);
};

export type LeadList = {
  /** Slots of the leads shown, in order. */
  found: Uint32Array;
  /** A worker is still ranking the names of the column asked for; the order shown is by score. */
  isSorting: boolean;
};

const fallbackSort: LeadSort = { columnId: 'score', direction: 'descending' };

/** Filtered, sorted and searched: each step only when what it depends on has changed. */
export const useLeadList = (
  { table, version }: ReturnType<typeof useLeadTable>,
  filters: readonly LeadFilter[],
  sort: LeadSort,
  query: string,
  context: FilterContext,
): LeadList => {
  const test = useTest(filters, context);
  const wanted = table.orderOf(sort.columnId as SortId);
  const shown = wanted ? sort : fallbackSort;
  const filtered = useMemo(() => {
    const order = table.orderOf(shown.columnId as SortId);
    // `version` says that the slots, which are changed in place, are others now.
    if (!order || version < 0) return new Uint32Array();
    const { leads } = table.slots;
    return selectSlots(order, shown.direction, (slot) => {
      const lead = leads[slot];
      return lead !== undefined && test(lead);
    });
  }, [table, version, shown.columnId, shown.direction, test]);
  const last = useRef<SearchState | null>(null);
  const searched = useMemo(() => searchOn(last.current, filtered, version, table.slots.texts, query), [filtered, version, table, query]);
  last.current = searched;
  return { found: searched.found, isSorting: wanted === null };
};

/** A test keeps its identity while it means the same: without a filter on the clock, all day. */
const useTest = (filters: readonly LeadFilter[], context: FilterContext) => {
  const { now, ...lasting } = context;
  const clock = followsClock(filters) ? now : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` counts only where a filter asks for it, which `clock` says
  return useMemo(() => testOf(filters, context), [filters, clock, ...Object.values(lasting)]);
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
  useEffect(
    () =>
      table.onTouched((touched) => {
        kept.counts.touch(touched);
        setShown(kept.counts.counts());
      }),
    [kept, table],
  );
  return shown;
};

type KeptTest = { key: string; test: LeadTest };

const keptTest = (tests: Map<string, KeptTest>, id: string, filters: readonly LeadFilter[], context: FilterContext): LeadTest => {
  const key = `${JSON.stringify(filters)} ${followsClock(filters) ? context.now : context.dayEndAt}`;
  const known = tests.get(id);
  if (known?.key === key) return known.test;
  const test = testOf(filters, context);
  tests.set(id, { key, test });
  return test;
};
