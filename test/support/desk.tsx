import { v7 } from 'uuid';
import { createColumnCache } from '../../renderer/data/column-cache.ts';
import { dataTable, openDb } from '../../renderer/data/db.ts';
import { type Desk, DeskContext } from '../../renderer/data/desk.ts';
import { createRowChanges, type RowChanges } from '../../renderer/data/row-changes.ts';
import { createRunCommand } from '../../renderer/data/run-command.ts';
import { createStorageWatch } from '../../renderer/data/storage-watch.ts';
import { takeBack } from '../../renderer/data/take-back.ts';
import type { FileToExport, Platform } from '../../renderer/platform/platform.ts';
import { createDriftCheck } from '../../renderer/sync/drift-check.ts';
import { createSyncEngine } from '../../renderer/sync/engine.ts';
import { SyncFailed, type Transport } from '../../renderer/sync/transport.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { builtAt, someSettings } from '../builders/domain.ts';
import { aTeam, aUser, signedIn } from '../builders/people.ts';
import { aClock, type Clock } from './clock.ts';
import { noJournal } from './no-journal.ts';
import { renderInApp } from './render.tsx';

export type DeskRows = Partial<{ [T in TableName]: readonly Row<T>[] }>;

export type TestDesk = Desk & {
  clock: Clock;
  changes: RowChanges;
  /** Files the screens handed over for saving. */
  exported: FileToExport[];
  /** Rows that come from the server: written to Dexie and told to the cache, as a pull does. */
  receive: (rows: DeskRows, leaves?: Partial<Record<TableName, string[]>>) => Promise<void>;
  close: () => void;
};

type DeskOptions = { user?: SessionUser; rows?: DeskRows; clock?: Clock; zone?: string; api?: Desk['api'] };

const usualRows: DeskRows = { settings: [someSettings()], teams: [aTeam()], users: [aUser()], dispositions: defaultDispositions };

const noTimers = { set: () => 0, clear: () => undefined };

const noServer: Transport = {
  push: () => Promise.reject(new SyncFailed({ kind: 'unreachable' })),
  pull: () => Promise.reject(new SyncFailed({ kind: 'unreachable' })),
  snapshotPage: () => Promise.reject(new SyncFailed({ kind: 'unreachable' })),
  openPokes: () => () => undefined,
};

const machine = (exported: FileToExport[]): Platform => ({
  kind: 'browser',
  isServerChosen: true,
  serverUrl: () => 'http://127.0.0.1:1',
  session: {
    remember: async () => ({ kind: 'cookie' }),
    recall: async () => ({ kind: 'cookie' }),
    forget: async () => ({ kind: 'cookie' }),
  },
  storage: { freeBytes: async () => null, askToKeep: async () => 'unknown' },
  exportFile: async (file) => {
    exported.push(file);
    return { kind: 'saved', path: null };
  },
  dial: async () => ({ kind: 'dialled' }),
  writeMail: async () => ({ kind: 'opened' }),
  notify: async () => ({ kind: 'shown' }),
  onNotificationClick: () => () => undefined,
  onPowerResume: () => () => undefined,
});

/** A workplace with a real database, the real cache and the real way to write; only the clock and the server are not. */
export const openTestDesk = async ({
  user = signedIn(),
  rows = {},
  clock = aClock(builtAt),
  zone = 'Europe/Berlin',
  api = () => Promise.reject(new TypeError('no server')),
}: DeskOptions = {}): Promise<TestDesk> => {
  const db = await openDb(`desk-${v7()}`);
  const changes = createRowChanges();
  await db.meta.put({ key: 'device', deviceId: v7(), nextSeq: 1 });
  for (const [table, group] of Object.entries({ ...usualRows, ...rows }) as [TableName, Row<TableName>[]][]) {
    await dataTable(db, table).bulkPut([...group]);
  }
  const cache = createColumnCache(db, changes);
  await cache.load();
  const exported: FileToExport[] = [];
  const platform = machine(exported);
  const run = createRunCommand({ db, actor: user, now: clock.now, newId: v7, changes, onSaved: () => undefined });
  const sync = createSyncEngine({
    db,
    actor: user,
    transport: noServer,
    changes,
    now: clock.now,
    random: () => 0,
    timers: noTimers,
  });
  const drift = createDriftCheck({
    db,
    actor: user,
    server: { check: () => Promise.reject(new TypeError('no server')), rows: () => Promise.reject(new TypeError('no server')) },
    changes,
    engine: sync,
    now: clock.now,
    random: () => 0,
    timers: { set: () => 0, clear: () => undefined },
  });
  const receive: TestDesk['receive'] = async (given, leaves = {}) => {
    const tables = new Set([...Object.keys(given), ...Object.keys(leaves)]) as Set<TableName>;
    for (const table of tables) {
      const puts = [...(given[table] ?? [])];
      const deletes = leaves[table] ?? [];
      await dataTable(db, table).bulkPut(puts);
      await dataTable(db, table).bulkDelete(deletes);
      changes.publish([{ table, puts, deletes }]);
    }
  };
  const storage = createStorageWatch({
    db,
    storage: platform.storage,
    journal: noJournal,
    timers: noTimers,
    onRoomAgain: () => undefined,
    onDatabaseLost: () => undefined,
  });
  const takeIn: Desk['takeIn'] = async (work) => {
    const taken = await takeBack(db, user, work, v7());
    changes.publish(taken.changes);
    return taken.count;
  };
  const adopt: Desk['adopt'] = async (_entry, changed) => changes.publish(changed);
  const close = () => {
    cache.close();
    db.close();
  };
  return {
    user,
    db,
    cache,
    run,
    adopt,
    sync,
    drift,
    storage,
    platform,
    takeIn,
    api,
    now: clock.now,
    newId: v7,
    zone,
    clock,
    changes,
    exported,
    receive,
    close,
  };
};

/** Renders a screen at a desk; see `renderInApp` for what comes back. */
export const renderAtDesk = (element: React.ReactElement, desk: Desk, options: Parameters<typeof renderInApp>[1] = {}) =>
  renderInApp(<DeskContext value={desk}>{element}</DeskContext>, options);
