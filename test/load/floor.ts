import pg from 'pg';
import { sqlColumn } from '../../server/db/columns.ts';

/**
 * What PostgreSQL alone sets as the limit on this machine: the very rows that the load left behind, written again by plain SQL into
 * tables with the same keys and indexes and no triggers, in as many transactions as there were pushes, one statement a table each.
 */

const connectionsTried = [2, 4];

/** Tables that a push writes, and the column that says whose push it was. */
const written = ['attempts', 'answers', 'notes', 'callbacks', 'leads'] as const;
const standing = 'leads';

type Batch = { statement: string; params: unknown[] }[];

const columnsOf = async (client: pg.Client | pg.PoolClient, table: string): Promise<{ name: string; type: string }[]> =>
  (
    await client.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    )
  ).rows;

const insertOf = (table: string, columns: readonly { name: string; type: string }[]): string => {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const record = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
  const update =
    table === standing
      ? `do update set ${columns
          .filter(({ name }) => name !== 'id' && name !== 'center_id')
          .map(({ name }) => `"${name}" = excluded."${name}"`)
          .join(', ')}`
      : 'do nothing';
  return `insert into floor.${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as x(${record}) on conflict ${table === standing ? '(center_id, id) ' : ''}${update}`;
};

/** Rows of one desktop in one table, as JSON. */
const rowsOf: Record<string, string> = {
  ...Object.fromEntries(
    written.map((table) => [table, `select t.* from ${table} t where t.${table === standing ? 'id' : 'lead_id'} = any($1)`]),
  ),
  commands: 'select t.* from commands t where t.device_id = $2',
  changes: `select t.* from changes t where t.version in
    (select distinct version from changes where center_id = 'load' and audience = 'center' and table_name = 'leads' and row_id = any($1))`,
};

const readBatch = async (
  client: pg.Client,
  deviceId: string,
  leadIds: readonly string[],
  inserts: ReadonlyMap<string, string>,
): Promise<Batch> => {
  const batch: Batch = [];
  for (const [table, statement] of inserts) {
    const params = table === 'commands' ? [leadIds, deviceId] : [leadIds];
    const source = table === 'commands' ? `${rowsOf[table]} and $1::text[] is not null` : rowsOf[table];
    const { rows } = await client.query<{ rows: string | null }>(
      `select json_agg(row_to_json(f))::text as rows from (${source}) f`,
      params,
    );
    if (rows[0]?.rows) batch.push({ statement, params: [rows[0].rows] });
  }
  return batch;
};

const prepareSchema = async (client: pg.Client): Promise<Map<string, string>> => {
  await client.query('drop schema if exists floor cascade; create schema floor');
  const inserts = new Map<string, string>();
  for (const table of [...written, 'commands', 'changes']) {
    await client.query(`create table floor.${table} (like public.${table} including all)`);
    inserts.set(table, insertOf(table, await columnsOf(client, table)));
  }
  await client.query(`create table floor.${sqlColumn('syncSpaces')} (like public.sync_spaces including all)`);
  await client.query('insert into floor.sync_spaces select * from public.sync_spaces');
  await client.query('insert into floor.leads select * from public.leads');
  return inserts;
};

const writeAll = async (url: string, batches: readonly Batch[], connections: number): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await Promise.all(Array.from({ length: connections }, async () => (await pool.connect()).release()));
  let next = 0;
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    for (let batch = batches[next++]; batch; batch = batches[next++]) {
      const client = await pool.connect();
      await client.query('begin');
      for (const { statement, params } of batch) await client.query(statement, params);
      await client.query(`update floor.sync_spaces set version = version + 1 where center_id = 'load'`);
      await client.query('commit');
      client.release();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const tookMs = performance.now() - startedAt;
  await pool.end();
  return tookMs;
};

/** Milliseconds that PostgreSQL takes for the rows of these desktops, the best of a few numbers of connections. */
export const measureFloor = async (url: string, desktops: readonly { deviceId: string; leadIds: readonly string[] }[]): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const inserts = await prepareSchema(client);
  const batches: Batch[] = [];
  for (const { deviceId, leadIds } of desktops) batches.push(await readBatch(client, deviceId, leadIds, inserts));
  const times: number[] = [];
  for (const connections of connectionsTried) {
    await prepareSchema(client);
    times.push(await writeAll(url, batches, connections));
  }
  await client.end();
  return Math.min(...times);
};
