import type { Lead } from '../../../shared/domain/lead.ts';
import {
  compareCallable,
  compareLater,
  isCallableNow,
  placeOf,
  type Queue,
  type QueueContext,
  type QueueEntry,
  rankQueue,
} from '../../../shared/domain/queue.ts';
import { claimIn, isCallableByMe } from '../../data/claims.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import type { Desk } from '../../data/desk.ts';
import { segmentTouchesOf } from '../../data/segment-touches.ts';
import { silenceAsksForTouches, silenceIn } from '../../data/silences.ts';
import { calendarOf } from '../../data/window-calendar.ts';
import { createMovedAwayLog, type LostLead } from './moved-away.ts';

export type OwnQueue = Queue<Lead> & { now: number; ownCount: number };

export type LiveQueue = {
  /** Null until settings and leads are here; the same object while nothing of it has changed. */
  current: () => OwnQueue | null;
  subscribe: (listener: () => void) => () => void;
  /** Ranks everything anew: windows open and promises fall due by the clock. */
  rankAnew: () => void;
};

type LiveQueueDesk = Pick<Desk, 'cache' | 'user' | 'now' | 'db'>;
type Entry = QueueEntry<Lead>;

/** More changed leads than this: ranking all of them costs less than placing them one by one. */
const placedOneByOne = 100;

/**
 * The person's own leads in calling order, kept: a change of one lead places that one lead anew, whatever the number of the others.
 * What follows the clock is ranked by `rankAnew`, which the screens ask for as time goes by.
 */
export const createLiveQueue = ({ cache, user, now, db }: LiveQueueDesk): LiveQueue => {
  const listeners = new Set<() => void>();
  const places = new Map<string, Entry>();
  /** Own leads as they were last seen. */
  const own = new Map<string, Lead>();
  const movedAway = createMovedAwayLog(db, user.userId, now);
  let keyAccounts: ReadonlySet<string> = new Set();
  let seenRevision = -1;
  let queue: OwnQueue | null = null;

  /** Touches are read when a segment first asks for them, and taken in when all is ranked again. */
  const silences = (state: ColumnCache, at: number) => {
    const touches = segmentTouchesOf({ cache, db });
    if (silenceAsksForTouches(state)) touches.want();
    return silenceIn(state, touches.current(), at);
  };

  const contextOf = (state: ColumnCache, at: number): QueueContext | null => {
    const { settings, isLoaded, doNotCall } = state;
    if (!settings || !isLoaded) return null;
    return { settings, calendar: calendarOf(settings, doNotCall), now: at, keyAccounts, ...silences(state, at) };
  };

  /** One's own, or taken along from the pool for the shift. */
  const isMine = (lead: Lead | undefined, state: ColumnCache, at: number): lead is Lead =>
    lead !== undefined && isCallableByMe(claimIn(state, lead, user.userId, at));

  const rankAll = (state: ColumnCache): OwnQueue | null => {
    keyAccounts = new Set([...state.companies.values()].filter((company) => company.isKeyAccount).map(({ id }) => id));
    const at = now();
    const context = contextOf(state, at);
    places.clear();
    const leads = [...state.leads.values()].filter((lead) => isMine(lead, state, at));
    noteMoves(state, new Set(own.keys()), leads);
    own.clear();
    for (const lead of leads) own.set(lead.id, lead);
    if (!context) return null;
    const ranked = rankQueue(leads, context);
    for (const entry of [...ranked.callable, ...ranked.later]) places.set(entry.lead.id, entry);
    return { ...ranked, now: context.now, ownCount: own.size };
  };

  /** Tells the log which of these leads went, and which are one's own now that were not. */
  const noteMoves = (state: ColumnCache, ids: Iterable<string>, mine: readonly Lead[]) => {
    const lost = [...ids].flatMap((id): LostLead[] => {
      const [before, after] = [own.get(id), state.leads.get(id)];
      return before?.ownerId === user.userId && after?.ownerId !== user.userId ? [{ before, after }] : [];
    });
    if (queue !== null) movedAway.note(lost, new Set(mine.filter(({ id }) => !own.has(id)).map(({ id }) => id)));
  };

  /** Takes one lead out of its place, and puts it where it belongs now. */
  const placeAnew = (next: OwnQueue, state: ColumnCache, id: string, context: QueueContext) => {
    const lead = state.leads.get(id);
    const standing = places.get(id);
    if (standing) {
      next.callable = without(next.callable, standing);
      next.later = without(next.later, standing);
      places.delete(id);
    }
    own.delete(id);
    if (!isMine(lead, state, context.now)) return;
    own.set(id, lead);
    const place = placeOf(lead, context);
    if (!place) return;
    const entry: Entry = { lead, ...place };
    places.set(id, entry);
    if (isCallableNow(place, context.now)) next.callable = withEntry(next.callable, entry, compareCallable);
    else next.later = withEntry(next.later, entry, compareLater);
  };

  const follow = (state: ColumnCache): OwnQueue | null => {
    const changes = cache.changesSince(seenRevision);
    const isOther =
      changes === null || changes.tables.has('settings') || changes.tables.has('doNotCallParts') || changes.leadIds.size > placedOneByOne;
    if (queue === null || isOther) return rankAll(state);
    const at = now();
    const touched = [...changes.leadIds].filter((id) => own.has(id) || isMine(state.leads.get(id), state, at));
    if (touched.length === 0) return queue;
    if (changes.tables.has('companies')) return rankAll(state);
    const context = contextOf(state, at);
    if (!context) return null;
    const mine = touched.flatMap((id) => state.leads.get(id) ?? []).filter((lead) => isMine(lead, state, at));
    noteMoves(state, touched, mine);
    const next: OwnQueue = { ...queue, now: context.now };
    for (const id of touched) placeAnew(next, state, id, context);
    return { ...next, ownCount: own.size };
  };

  const show = (next: OwnQueue | null) => {
    if (next === queue) return;
    queue = next;
    for (const listener of listeners) listener();
  };
  const onChange = (state: ColumnCache) => {
    const next = follow(state);
    seenRevision = state.revision;
    show(next);
  };
  onChange(cache.store.getState());
  cache.store.subscribe(onChange);

  return {
    current: () => queue,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    rankAnew: () => show(rankAll(cache.store.getState())),
  };
};

const without = (entries: readonly Entry[], entry: Entry): Entry[] => {
  const at = entries.indexOf(entry);
  return at < 0 ? [...entries] : entries.toSpliced(at, 1);
};

const withEntry = (entries: readonly Entry[], entry: Entry, compare: (a: Entry, b: Entry) => number): Entry[] => {
  let [from, till] = [0, entries.length];
  while (from < till) {
    const middle = (from + till) >> 1;
    const other = entries[middle];
    if (other && compare(other, entry) < 0) from = middle + 1;
    else till = middle;
  }
  return entries.toSpliced(from, 0, entry);
};

const queues = new WeakMap<object, LiveQueue>();

/** The queue of a desk: made when first wanted and kept while the desk is open. */
export const liveQueueOf = (desk: LiveQueueDesk): LiveQueue => {
  const known = queues.get(desk.cache) ?? createLiveQueue(desk);
  queues.set(desk.cache, known);
  return known;
};
