import type { Database } from './db/database.ts';

/** Hears that a center has reached a version. */
export type PokeListener = (version: number) => void;

export type Pokes = {
  /** Call after a commit that changed synced rows. Cheap: calls made while one is being answered are answered together. */
  changed: (centerId: string) => void;
  /** Hears every version from now on; returns how to stop. */
  subscribe: (centerId: string, listener: PokeListener) => () => void;
  /** The version the center is at now. */
  versionOf: (centerId: string) => Promise<number>;
  close: () => Promise<void>;
};

type Center = { listeners: Set<PokeListener>; told: number };

/** With several processes on one PostgreSQL, others' commits are seen by asking this often. */
const pollEveryMs = 250;

/**
 * Tells who listens that a center is at a new version. A hint without data: whoever misses one pulls a little later.
 * NOTIFY would take a lock in every write transaction, so other processes' commits are found by polling one small table.
 */
export const createPokes = (database: Database, onError: (error: unknown) => void = () => undefined): Pokes => {
  const centers = new Map<string, Center>();
  const due = new Set<string>();
  let asking: Promise<void> | undefined;

  const ask = async (ids: string[]): Promise<void> => {
    const rows = await database.query<{ id: string; version: number }>(
      'select center_id as id, version from sync_spaces where center_id = any($1)',
      [ids],
    );
    for (const { id, version } of rows) tell(centers.get(id), version);
  };

  const askDue = async (): Promise<void> => {
    while (due.size > 0) {
      const ids = [...due];
      due.clear();
      await ask(ids).catch(onError);
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
    subscribe: (centerId, listener) => {
      const center = centers.get(centerId) ?? { listeners: new Set(), told: 0 };
      centers.set(centerId, center);
      center.listeners.add(listener);
      return () => {
        center.listeners.delete(listener);
        if (center.listeners.size === 0) centers.delete(centerId);
      };
    },
    versionOf: async (centerId) => {
      const [row] = await database.query<{ version: number }>('select version from sync_spaces where center_id = $1', [centerId]);
      return row?.version ?? 0;
    },
    close: async () => {
      clearInterval(poll);
      centers.clear();
      await asking;
    },
  };
};

const tell = (center: Center | undefined, version: number): void => {
  if (!center || version <= center.told) return;
  center.told = version;
  for (const listener of center.listeners) listener(version);
};
