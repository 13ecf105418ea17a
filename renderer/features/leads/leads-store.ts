import { createStore, type StoreApi, useStore } from 'zustand';
import type { Role } from '../../../shared/domain/people.ts';
import { useDesk } from '../../data/desk.ts';
import type { LeadFilter } from './lead-filters.ts';
import { builtInViews, type LeadSort, type LeadView } from './lead-views.ts';

/** What the screen shows just now. Kept while the person is signed in, so that going away and back loses nothing. */
export type LeadsState = {
  viewId: string;
  filters: readonly LeadFilter[];
  sort: LeadSort;
  query: string;
  selected: ReadonlySet<string>;
  /** The row the keys act on, and the lead whose drawer is open. */
  focusedId: string | null;
  openId: string | null;
};

type Shown = Pick<LeadView, 'id' | 'filters' | 'sort'>;

export type LeadsActions = {
  showView: (view: Shown) => void;
  setFilter: (filter: LeadFilter) => void;
  removeFilter: (field: LeadFilter['field']) => void;
  sortBy: (columnId: string) => void;
  set: (change: Partial<Pick<LeadsState, 'viewId' | 'query' | 'selected' | 'focusedId' | 'openId'>>) => void;
};

/** Columns of numbers and times show the greatest first, names from A. */
const startsAscending: ReadonlySet<string> = new Set([
  'name',
  'title',
  'company',
  'city',
  'country',
  'stage',
  'nextAction',
  'owner',
  'team',
  'campaign',
  'source',
  'email',
]);

const nextSort = (sort: LeadSort, columnId: string): LeadSort => {
  const isAscending = sort.columnId === columnId ? sort.direction === 'descending' : startsAscending.has(columnId);
  return { columnId, direction: isAscending ? 'ascending' : 'descending' };
};

const withFilter = (filters: readonly LeadFilter[], filter: LeadFilter): readonly LeadFilter[] => {
  const isKnown = filters.some(({ field }) => field === filter.field);
  return isKnown ? filters.map((each) => (each.field === filter.field ? filter : each)) : [...filters, filter];
};

const none: ReadonlySet<string> = new Set();

export const createLeadsStore = (role: Role): StoreApi<LeadsState & LeadsActions> =>
  createStore((set) => {
    const [first] = builtInViews(role);
    return {
      viewId: first?.id ?? 'all',
      filters: first?.filters ?? [],
      sort: first?.sort ?? { columnId: 'score', direction: 'descending' },
      query: '',
      selected: none,
      focusedId: null,
      openId: null,
      showView: ({ id, filters, sort }) => set({ viewId: id, filters, sort, query: '', selected: none, focusedId: null }),
      setFilter: (filter) => set(({ filters }) => ({ filters: withFilter(filters, filter) })),
      removeFilter: (field) => set(({ filters }) => ({ filters: filters.filter((each) => each.field !== field) })),
      sortBy: (columnId) => set(({ sort }) => ({ sort: nextSort(sort, columnId) })),
      set: (change) => set(change),
    };
  });

const stores = new WeakMap<object, ReturnType<typeof createLeadsStore>>();

/** The screen's state at this desk. */
export const useLeadsStore = <Value>(select: (state: LeadsState & LeadsActions) => Value): Value => {
  const { db, user } = useDesk();
  const store = stores.get(db) ?? createLeadsStore(user.role);
  stores.set(db, store);
  return useStore(store, select);
};
