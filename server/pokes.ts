import { setTimeout as wait } from 'node:timers/promises';
import type { FeedHead } from '../shared/protocol/sync.ts';
import type { Database } from './db/database.ts';

/** Hears where a center stands by now. */
export type PokeListener = (head: FeedHead) => void;

export type Pokes = {
  /** Call after a commit that changed synced rows. Cheap: calls made while one is being answered are answered together. */
  changed: (centerId: string) => void;
  /** Hears versions from now on that changed something for one of these audiences, or every version without; returns how to stop. */
  subscribe: (centerId: string, listener: PokeListener, audiences?: readonly string[]) => () => void;
  /** Where the center stands now. */
  headOf: (centerId: string) => Promise<FeedHead>;
  close: () => Promise<void>;
};

type Subscription = { listener: PokeListener; audiences: readonly string[] | undefined };
/** `wasOutOfReach`: its database did not answer since, so who asked meanwhile waits, ever longer. */
type Center = { subscriptions: Set<Subscription>; told: FeedHead; wasOutOfReach: boolean };

const nothingYet: FeedHead = { epoch: '', version: 0 };

/** With several processes on one PostgreSQL, others' commits are seen by asking this often. */
const pollEveryMs = 250;
/** Commits that follow each other faster than this are told together; with many who listen, slower ones too. */
const shortestPauseMs = 50;
const pauseOfListenersMs = (listeners: number): number => Math.max(shortestPauseMs, listeners / 2);

/**
 * Tells those for whom something changed that their center is at a new version. A hint without data: whoever misses one pulls a little
 * later. Everybody is told when the database is back after it could not be asked: who waits to try again need not wait longer. NOTIFY would
 * take a lock in every write transaction, so other processes' commits are found by polling one small table.
 */
export const createPokes = (database: Database, onError: (error: unknown) => void = () => undefined): Pokes => {
  const centers = new Map<string, Center>();
  const due = new Set<string>();
  const closing = new AbortController();
  let asking: Promise<void> | undefined;

  const ask = async (ids: string[]): Promise<void> => {
    const rows = await database.query<FeedHead & { id: string }>(
      'select center_id as id, epoch, version from sync_spaces where center_id = any($1)',
      [ids],
    );
    for (const { id, ...head } of rows) await tellNews(id, head);
  };

  const tellNews = async (id: string, head: FeedHead): Promise<void> => {
    const center = centers.get(id);
    if (!center) return;
    const isRestored = center.told.epoch !== head.epoch && center.told !== nothingYet;
    const isForAll = isRestored || center.wasOutOfReach;
    if (!isForAll && head.version <= center.told.version) return;
    const changedFor = await audiencesChanged(database, id, center);
    center.told = head;
    center.wasOutOfReach = false;
    for (const { listener, audiences } of center.subscriptions) {
      if (isForAll || !audiences || audiences.some((each) => changedFor.has(each))) listener(head);
    }
  };

  const noteOutOfReach = (id: string): void => {
    const center = centers.get(id);
    if (center) center.wasOutOfReach = true;
  };

  const askDue = async (): Promise<void> => {
    while (due.size > 0 && !closing.signal.aborted) {
      const ids = [...due];
      due.clear();
      await ask(ids).catch((error: unknown) => {
        for (const id of ids) noteOutOfReach(id);
        onError(error);
      });
      const listeners = ids.reduce((sum, id) => sum + (centers.get(id)?.subscriptions.size ?? 0), 0);
      await wait(pauseOfListenersMs(listeners), undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
    asking = undefined;
  };

  const changed = (centerId: string): void => {
    if (!centers.has(centerId)) return;
    due.add(centerId);
    asking ??= askDue();
  };

  const poll = database.kind === 'postgresql' ? setInterval(() => [...centers.keys()].forEach(changed), pollEveryMs) : undefined;
  poll?.unref();

  return {
    changed,
    subscribe: (centerId, listener, audiences) => {
      const center = centers.get(centerId) ?? { subscriptions: new Set(), told: nothingYet, wasOutOfReach: false };
      centers.set(centerId, center);
      const subscription = { listener, audiences };
      center.subscriptions.add(subscription);
      return () => {
        center.subscriptions.delete(subscription);
        if (center.subscriptions.size === 0) centers.delete(centerId);
      };
    },
    headOf: async (centerId) => {
      const [row] = await database.query<FeedHead>('select epoch, version from sync_spaces where center_id = $1', [centerId]);
      return row ?? nothingYet;
    },
    close: async () => {
      clearInterval(poll);
      centers.clear();
      closing.abort();
      await asking;
    },
  };
};

/** Of the audiences that somebody listens for, those for which there is something new; a look into the key of `changes` for each. */
const audiencesChanged = async (database: Database, centerId: string, { subscriptions, told }: Center): Promise<ReadonlySet<string>> => {
  const wanted = [...new Set([...subscriptions].flatMap(({ audiences }) => audiences ?? []))];
  if (wanted.length === 0) return new Set();
  const rows = await database.query<{ audience: string }>(
    `select wanted.audience from unnest($2::text[]) as wanted(audience)
     cross join lateral (select 1 from changes where center_id = $1 and audience = wanted.audience and version > $3 limit 1) news`,
    [centerId, wanted, told.version],
  );
  return new Set(rows.map(({ audience }) => audience));
};
