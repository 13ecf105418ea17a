import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { createColumnCache, type LiveCache } from '../../renderer/data/column-cache.ts';
import { openDb, type RefineryDb } from '../../renderer/data/db.ts';
import { createRowChanges } from '../../renderer/data/row-changes.ts';
import { allRows } from '../../renderer/data/rows.ts';
import { createRunCommand, type RunCommand } from '../../renderer/data/run-command.ts';
import { createSyncEngine, type SyncEngine } from '../../renderer/sync/engine.ts';
import { loadHistoryWhenIdle } from '../../renderer/sync/history.ts';
import { createHttpTransport, SyncFailed, type Transport } from '../../renderer/sync/transport.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { tableNames } from '../../shared/tables.ts';
import type { Person } from './center.ts';
import type { Clock } from './clock.ts';

export type Desktop = {
  db: RefineryDb;
  cache: LiveCache;
  run: RunCommand;
  sync: SyncEngine;
  /** Takes the network away or gives it back; requests under way fail. */
  setOnline: (isOnline: boolean) => void;
  /** Waits until nothing is unsent and the last pull found nothing more. */
  settled: () => Promise<void>;
  /** Every data row by table, in id order. */
  rows: () => Promise<Record<TableName, Row<TableName>[]>>;
  close: () => Promise<void>;
};

type DesktopOptions = { url: string; token: string; person: Person; clock: Clock; centerId: string; name?: string };

/** A real desktop without its screens: Dexie, commands and sync against a real server over HTTP. */
export const aDesktop = async ({ url, token, person, clock, name = v7() }: DesktopOptions): Promise<Desktop> => {
  const db = await openDb(name);
  if (!(await db.meta.get('device'))) await db.meta.put({ key: 'device', deviceId: v7(), nextSeq: 1 });
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  let isOnline = true;
  const transport = cuttable(createHttpTransport({ serverUrl: url, token: () => token }), () => isOnline);
  const actor = { userId: person.id, role: person.role, teamId: person.teamId };
  const timers = {
    set: (run: () => void, ms: number) => setTimeout(run, ms / 10),
    clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  };
  const sync = createSyncEngine({ db, actor, transport, changes, now: clock.now, random: () => 0.5, timers });
  const run = createRunCommand({ db, actor, now: clock.now, newId: v7, changes, onSaved: sync.saved });
  sync.start();
  const stopHistory = loadHistoryWhenIdle({ db, transport, status: sync.status, timers });
  return {
    db,
    cache,
    run,
    sync,
    setOnline: (next) => {
      isOnline = next;
      if (next) sync.wake();
    },
    settled: () => untilSettled(db, sync),
    rows: async () => {
      const entries = await Promise.all(tableNames.map(async (table) => [table, await allRows(db, table)] as const));
      return Object.fromEntries(entries) as Record<TableName, Row<TableName>[]>;
    },
    close: async () => {
      await Promise.all([stopHistory(), sync.stop()]);
      cache.close();
      db.close();
    },
  };
};

const cuttable = (transport: Transport, isOnline: () => boolean): Transport => {
  const guarded = <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      if (!isOnline()) throw new SyncFailed({ kind: 'unreachable' });
      const result = await call(...args);
      if (!isOnline()) throw new SyncFailed({ kind: 'unreachable' });
      return result;
    };
  };
  return { ...transport, push: guarded(transport.push), pull: guarded(transport.pull), snapshotPage: guarded(transport.snapshotPage) };
};

const untilSettled = async (db: RefineryDb, sync: SyncEngine): Promise<void> => {
  sync.wake();
  for (let waited = 0; waited < 10_000; waited += 10) {
    const unsent = await db.outbox.where('state').anyOf('pending', 'acked').count();
    if (unsent === 0 && sync.status.getState().state === 'idle' && (await db.meta.get('cursor')) && !(await db.meta.get('history'))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not settled: ${JSON.stringify(sync.status.getState())}`);
};
