import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Attempt, isCounted } from '../../../shared/domain/call.ts';
import type { Presence, User } from '../../../shared/domain/people.ts';
import type { QueueContext } from '../../../shared/domain/queue.ts';
import { betweenFrames } from '../../data/between-frames.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import type { Desk } from '../../data/desk.ts';
import type { RowChange } from '../../data/row-changes.ts';
import { silenceIn } from '../../data/silences.ts';
import { calendarOf } from '../../data/window-calendar.ts';
import { type FloorColumn, floorColumn, isOnFloor, livePart } from './floor-model.ts';

/**
 * `columns`: the pool first, then the reps by name; one that did not change is the same object as before. `shownAt` is the time for words
 * that say how long something waits: it goes on in steps, so that a column that did not change is not drawn again.
 */
export type FloorView = {
  columns: readonly FloorColumn[];
  now: number;
  shownAt: number;
  isReady: boolean;
  /** Ids of companies that are key accounts. */
  keyAccounts: ReadonlySet<string>;
};

export type FloorBook = { store: StoreApi<FloorView>; stop: () => void };

type BookDesk = Pick<Desk, 'cache' | 'db' | 'now'>;
/** Which teams' floor: one, or all of them. */
export type FloorScope = { teamId: string | null };

const poolKey = '';
/** So long is ranked between two frames; a column that was begun is finished. */
const sliceMs = 8;
/** A slice waits no longer than this for a time between frames. */
const sliceWithinMs = 120;
/** Changes that come faster are shown together. */
const publishEveryMs = 120;
/** Everything is ranked anew this often, as windows open and promises fall due by the clock. */
const rankEveryMs = 20_000;

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/**
 * The board, kept: a change of one lead ranks its rep's column anew and no other, a call changes two figures, and what follows the clock is
 * done a few columns at a time, so that 200 reps with 50,000 leads never hold a frame up.
 */
export const createFloorBook = ({ cache, db, now }: BookDesk, { teamId }: FloorScope): FloorBook => {
  const store = createStore<FloorView>(() => ({
    columns: [],
    now: now(),
    shownAt: now(),
    isReady: false,
    keyAccounts: new Set(),
  }));
  const leadsOf = new Map<string, Set<string>>();
  const placed = new Map<string, string>();
  const attempts = new Map<string, Map<string, Attempt>>();
  const shown = new Map<string, FloorColumn>();
  const presences = new Map<string, Presence>();
  /** Columns whose leads are to be ranked, and those of which only the live part changed. */
  const toRank = new Set<string>();
  const toRefresh = new Set<string>();
  let order: string[] = [];
  let keyAccounts: ReadonlySet<string> = new Set();
  let seenRevision = -1;
  /** Calls the next slice off. */
  let slice: (() => void) | undefined;
  let publishedAt = 0;
  let isStopped = false;

  const state = (): ColumnCache => cache.store.getState();
  const isInScope = (of: string | null): boolean => teamId === null || of === teamId;

  const contextNow = (): QueueContext | null => {
    const { settings, isLoaded, doNotCall } = state();
    if (!settings || !isLoaded) return null;
    const at = now();
    return { settings, calendar: calendarOf(settings, doNotCall), now: at, keyAccounts, ...silenceIn(state(), null, at) };
  };

  const place = (leadId: string): void => {
    const lead = state().leads.get(leadId);
    const before = placed.get(leadId);
    const after = lead && isInScope(lead.teamId) && isOnFloor(lead) ? (lead.ownerId ?? poolKey) : undefined;
    if (before !== undefined) {
      toRank.add(before);
      if (before !== after) leadsOf.get(before)?.delete(leadId);
    }
    if (after === undefined) return void placed.delete(leadId);
    toRank.add(after);
    placed.set(leadId, after);
    const set = leadsOf.get(after) ?? new Set();
    leadsOf.set(after, set.add(leadId));
  };

  const readAll = (): void => {
    const { companies, leads } = state();
    keyAccounts = new Set([...companies.values()].filter((company) => company.isKeyAccount).map(({ id }) => id));
    leadsOf.clear();
    placed.clear();
    for (const id of leads.keys()) place(id);
    readPeople();
    for (const key of order) toRank.add(key);
  };

  const readPeople = (): void => {
    const isRep = (user: User) => user.role === 'rep' && user.isActive && isInScope(user.teamId);
    // Who became something else, or somebody of another team, may still have leads here: no lead is out of sight.
    const shownUsers = [...state().users.values()].filter((user) => isRep(user) || (leadsOf.get(user.id)?.size ?? 0) > 0);
    order = [poolKey, ...shownUsers.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id)];
    for (const key of shown.keys()) if (!order.includes(key)) shown.delete(key);
  };

  const followPresences = (): void => {
    for (const [id, presence] of state().presences) {
      if (presences.get(id) === presence) continue;
      presences.set(id, presence);
      toRefresh.add(id);
    }
  };

  const followCache = (): void => {
    const changes = seenRevision < 0 ? null : cache.changesSince(seenRevision);
    seenRevision = state().revision;
    if (!changes || changes.tables.has('settings') || changes.tables.has('companies') || changes.tables.has('doNotCallParts')) readAll();
    else {
      for (const id of changes.leadIds) place(id);
      if (changes.tables.has('users')) readAll();
      else if (changes.leadIds.size > 0) readPeople();
    }
    followPresences();
    work();
  };

  const takeAttempt = (attempt: Attempt, from: number): void => {
    if (attempt.startedAt < from) return;
    const own = attempts.get(attempt.userId) ?? new Map<string, Attempt>();
    if (isCounted(attempt)) own.set(attempt.id, attempt);
    else own.delete(attempt.id);
    attempts.set(attempt.userId, own);
    toRefresh.add(attempt.userId);
  };

  const followRows = (changes: readonly RowChange[]): void => {
    const from = startOfDay(now());
    for (const { table, puts } of changes) if (table === 'attempts') for (const row of puts as Attempt[]) takeAttempt(row, from);
    if (toRefresh.size > 0) work();
  };

  const rank = (key: string, context: QueueContext): void => {
    toRank.delete(key);
    toRefresh.delete(key);
    const { users, leads, dispositions } = state();
    const user = key === poolKey ? null : (users.get(key) ?? null);
    if (key !== poolKey && !user) return;
    const own = [...(leadsOf.get(key) ?? [])].flatMap((id) => leads.get(id) ?? []);
    const facts = {
      id: key === poolKey ? null : key,
      user,
      leads: own,
      presence: presences.get(key),
      attempts: attemptsOf(key),
      dispositions,
    };
    shown.set(key, floorColumn({ ...facts, context }));
  };

  const attemptsOf = (key: string): Attempt[] => [...(attempts.get(key)?.values() ?? [])];

  const refresh = (key: string, at: number): void => {
    toRefresh.delete(key);
    const column = shown.get(key);
    if (column)
      shown.set(key, {
        ...column,
        ...livePart({ presence: presences.get(key), attempts: attemptsOf(key), dispositions: state().dispositions, now: at }),
      });
  };

  const publish = (context: QueueContext): void => {
    publishedAt = performance.now();
    const columns = order.flatMap((key) => shown.get(key) ?? []);
    const shownAt = Math.floor(context.now / rankEveryMs) * rankEveryMs;
    store.setState({ columns, now: context.now, shownAt, isReady: shown.size >= order.length, keyAccounts });
  };

  /** Does as much as fits between two frames, and comes again while something is left. */
  const doSlice = (leftMs: number): void => {
    slice = undefined;
    const context = contextNow();
    if (isStopped || !context) return;
    for (const key of [...toRefresh]) if (!toRank.has(key)) refresh(key, context.now);
    const until = performance.now() + Math.min(sliceMs, leftMs);
    for (const key of [...toRank]) {
      rank(key, context);
      if (performance.now() >= until) break;
    }
    const isDue = performance.now() - publishedAt >= publishEveryMs;
    if (isDue || toRank.size === 0) publish(context);
    if (toRank.size > 0) work();
  };

  const work = (): void => {
    if (slice) return;
    const begin = (): void => {
      slice = betweenFrames(doSlice, sliceWithinMs);
    };
    const restMs = toRank.size + toRefresh.size > 40 ? 0 : publishEveryMs - (performance.now() - publishedAt);
    if (restMs <= 0) begin();
    else {
      const timer = setTimeout(begin, restMs);
      slice = () => clearTimeout(timer);
    }
  };

  const stopCache = cache.store.subscribe(followCache);
  const stopRows = cache.onRows(followRows);
  const timer = setInterval(() => {
    for (const key of order) toRank.add(key);
    work();
  }, rankEveryMs);
  const from = startOfDay(now());
  void db.attempts
    .where('startedAt')
    .aboveOrEqual(from)
    .toArray()
    .then((rows) => {
      for (const row of rows) if (!attempts.get(row.userId)?.has(row.id)) takeAttempt(row, from);
      work();
    })
    .catch(() => undefined);
  followCache();

  return {
    store,
    stop: () => {
      isStopped = true;
      slice?.();
      clearInterval(timer);
      stopCache();
      stopRows();
    },
  };
};
