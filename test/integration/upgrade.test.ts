import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDb } from '../../renderer/data/db.ts';
import { NewerDatabase } from '../../renderer/data/newer-database.ts';
import { version1 } from '../../renderer/data/upgrades/version-1.ts';
import { hashPassword } from '../../server/auth/passwords.ts';
import { sqlColumn, sqlTable } from '../../server/db/columns.ts';
import type { Database } from '../../server/db/database.ts';
import type { User } from '../../shared/domain/people.ts';
import { type Row, type TableName, tableNames } from '../../shared/tables.ts';
import { aClock } from '../support/clock.ts';
import { openFreshDatabase } from '../support/databases.ts';
import { aDesktop } from '../support/desktop.ts';
import { aServer, type TestServer } from '../support/server.ts';

type Frozen = {
  databaseName: string;
  nativeVersion: number;
  writtenAt: number;
  user: { userId: string; centerId: string; email: string };
  stores: Record<string, Record<string, unknown>[]>;
};

const frozen = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/frozen/desktop-0.1.0.json'), 'utf8')) as Frozen;
const { stores, user } = frozen;
const password = 'a password of tests';
const personal = ['outbox', 'callDrafts', 'preferences'] as const;
const pending = (stores.outbox ?? []).filter((each) => each.state === 'pending');

/** Puts the database of that release on this machine as it was: by its own stores, in its own version. */
const restoreDesktop = async (name: string): Promise<void> => {
  const old = new Dexie(name);
  old.version(1).stores(version1);
  await old.open();
  expect(old.backendDB().version).toBe(frozen.nativeVersion);
  expect(old.tables.map((table) => table.name).sort()).toEqual(Object.keys(stores).sort());
  for (const [store, rows] of Object.entries(stores)) await old.table(store).bulkAdd(rows);
  old.close();
};

/** The server's word on every row of a table: what the desktop kept aside where it had changed the row ahead of the server. */
const serverRowsOf = (table: TableName): Row<TableName>[] => {
  const aside = (stores.serverRows ?? []).filter((each) => each.table === table);
  const standing = (stores[table] ?? []).filter((row) => !aside.some((each) => each.id === row.id));
  const rows = [...standing, ...aside.flatMap(({ row }) => (row ? [row as Record<string, unknown>] : []))];
  return rows as Row<TableName>[];
};

const inSql = (row: object): object => Object.fromEntries(Object.entries(row).map(([field, value]) => [sqlColumn(field), value]));

/** What has become a column since gets its default, as in a database that was migrated. */
const insertOf = (table: TableName, row: object): string => {
  const columns = ['center_id', ...Object.keys(row).map(sqlColumn)].map((name) => `"${name}"`).join(', ');
  return `insert into ${sqlTable(table)} (${columns}) select ${columns} from jsonb_populate_record(null::${sqlTable(table)}, $1::jsonb)`;
};

/** A server that has the center as it was then, and the desktop's answered commands in its log. */
const restoreCenter = async (database: Database): Promise<void> => {
  const { centerId } = user;
  const meta = stores.meta ?? [];
  const cursor = meta.find(({ key }) => key === 'cursor');
  const device = meta.find(({ key }) => key === 'device');
  await database.transaction(async (sql) => {
    await sql.query('insert into centers (id, name, created_at) values ($1, $2, $3)', [centerId, 'Center of a test', 1]);
    await sql.query('insert into sync_spaces (center_id, epoch, version) values ($1, $2, $3)', [centerId, cursor?.epoch, cursor?.version]);
    for (const table of tableNames)
      for (const row of serverRowsOf(table)) await sql.query(insertOf(table, row), [JSON.stringify(inSql({ ...row, centerId }))]);
    const hash = await hashPassword(password);
    const credential = 'insert into credentials (center_id, user_id, email, password_hash) values ($1, $2, $3, $4)';
    for (const { id, email } of serverRowsOf('users') as User[]) await sql.query(credential, [centerId, id, email, hash]);
    const answered = (stores.outbox ?? []).filter(({ state }) => state !== 'pending');
    const lastSeq = Math.max(0, ...answered.map(({ seq }) => Number(seq)));
    await sql.query('insert into devices (center_id, device_id, user_id, last_seq, last_seen_at) values ($1, $2, $3, $4, $5)', [
      centerId,
      device?.deviceId,
      user.userId,
      lastSeq,
      frozen.writtenAt - 1_800_000,
    ]);
  });
};

describe('the desktop database of 0.1.0, opened by the app of today', () => {
  test('has everything that is only here, as it was', async () => {
    const name = v7();
    await restoreDesktop(name);
    const db = await openDb(name);
    for (const store of personal) expect(await db.table(store).toArray(), store).toEqual(stores[store]);
    const device = stores.meta?.find(({ key }) => key === 'device');
    expect(await db.table('meta').get('device')).toEqual(device);
    db.close();
  });

  test('is left alone by an app that is older than the database', async () => {
    const name = v7();
    const newer = new Dexie(name);
    newer.version(99).stores({ outbox: 'seq, somethingNew', later: 'id' });
    await newer.open();
    await newer.table('later').add({ id: 'kept' });
    newer.close();
    const nativeVersion = newer.backendDB()?.version ?? (await indexedDB.databases()).find((each) => each.name === name)?.version;
    await expect(openDb(name)).rejects.toBeInstanceOf(NewerDatabase);
    expect((await indexedDB.databases()).find((each) => each.name === name)?.version).toBe(nativeVersion);
    const again = new Dexie(name);
    await again.open();
    expect(again.tables.map((table) => table.name).sort()).toEqual(['later', 'outbox']);
    expect(await again.table('later').toArray()).toEqual([{ id: 'kept' }]);
    again.close();
  });

  describe('with its server', () => {
    let database: Database;
    let server: TestServer;
    beforeAll(async () => {
      database = await openFreshDatabase('embedded');
      server = await aServer(database, { clock: aClock(frozen.writtenAt) });
      await restoreCenter(database);
    });
    afterAll(async () => {
      await server?.stop();
      await database?.close();
    });

    test('sends all that was unsent, each once, and then shows what the server has', async () => {
      const name = v7();
      await restoreDesktop(name);
      const person = serverRowsOf('users').find(({ id }) => id === user.userId) as User;
      const token = await server.tokenOf({ email: user.email, password });
      const url = await server.listen();
      const desktop = await aDesktop({ url, token, person: { ...person, password }, clock: server.clock, centerId: user.centerId, name });
      await desktop.settled();
      const ids = pending.map(({ id }) => id);
      const logged = await database.query<{ id: string; outcome: string }>(
        'select id, outcome from commands where id = any($1) order by seq',
        [ids],
      );
      expect(logged).toEqual(ids.map((id) => ({ id, outcome: 'applied' })));
      const [note] = await database.query<{ body: string }>("select body from notes where body like 'Wants an offer%'");
      expect(note?.body).toBe('Wants an offer before the audit on the 24th.');
      const rows = await desktop.rows();
      for (const table of ['attempts', 'notes', 'callbacks', 'answers'] as const) {
        const kept = new Set((stores[table] ?? []).map(({ id }) => id));
        expect(rows[table].filter(({ id }) => kept.has(id)).length, table).toBe(kept.size);
      }
      expect(await desktop.db.callDrafts.toArray()).toEqual(stores.callDrafts);
      await desktop.close();
    });
  });
});
