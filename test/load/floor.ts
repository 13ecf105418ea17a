import pg from 'pg';

/**
 * What PostgreSQL alone sets as the limit on this machine: the very rows that the load left behind (with the log of commands and the
 * change feed), written again by plain SQL into tables with the same keys and indexes and no triggers, in as many transactions as there
 * were pushes, one prepared statement a table each, each made durable. Leads begin as they were before. Nothing is read, judged or answered.
 */

const connectionsTried = [2, 4, 8];

/** Tables that a push writes. */
const written = ['attempts', 'answers', 'notes', 'callbacks', 'leads', 'commands', 'changes'] as const;
const standing = 'leads';

type Statement = { name: string; text: string };
type Batch = (Statement & { values: string[] })[];

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
  return `insert into floor.${table} (${names}) select ${names} from json_to_recordset($1::json) as x(${record}) on conflict ${table === standing ? '(center_id, id) ' : ''}${update}`;
};

export type Floor = { floorMs: number; processorSeconds: number };

type Desktop = { deviceId: string; leadIds: readonly string[] };

/** Whose push wrote a row: by its lead, its device, or the version that brought its attempts, which nothing but a push writes. */
const writerOf: Record<string, string> = {
  ...Object.fromEntries(written.map((table) => [table, 'join floor.desktops d on d.lead_id = t.lead_id'])),
  leads: 'join floor.desktops d on d.lead_id = t.id',
  commands: 'join (select distinct device_id from floor.desktops) d on d.device_id = t.device_id',
  changes: `join (select distinct c.version, w.device_id from changes c join attempts a on a.id = c.row_id
    join floor.desktops w on w.lead_id = a.lead_id where c.audience = 'center' and c.table_name = 'attempts') d on d.version = t.version`,
};

/** One for each desktop, read a table at a time. */
const readBatches = async (client: pg.Client, desktops: readonly Desktop[], inserts: ReadonlyMap<string, Statement>): Promise<Batch[]> => {
  await client.query('create table floor.desktops (device_id text, lead_id text)');
  const pairs = desktops.flatMap(({ deviceId, leadIds }) => leadIds.map((leadId) => ({ device: deviceId, lead: leadId })));
  await client.query('insert into floor.desktops select x.device, x.lead from json_to_recordset($1::json) as x(device text, lead text)', [
    JSON.stringify(pairs),
  ]);
  await client.query('analyze');
  const batches = new Map<string, Batch>(desktops.map(({ deviceId }) => [deviceId, []]));
  for (const [table, insert] of inserts) {
    const { rows } = await client.query<{ device: string; rows: string }>(
      `select d.device_id as device, json_agg(row_to_json(t))::text as rows from ${table} t ${writerOf[table]} group by d.device_id`,
    );
    for (const { device, rows: values } of rows) batches.get(device)?.push({ ...insert, values: [values] });
  }
  return [...batches.values()];
};

/** Keeps the leads as they are before the load. */
export const prepareFloor = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create schema floor; create table floor.leads_before as select * from public.leads');
  await client.end();
};

const emptyTables = async (client: pg.Client): Promise<Map<string, Statement>> => {
  const inserts = new Map<string, Statement>();
  for (const table of [...written, 'sync_spaces']) {
    await client.query(`drop table if exists floor.${table}; create table floor.${table} (like public.${table} including all)`);
  }
  for (const table of written) inserts.set(table, { name: table, text: insertOf(table, await columnsOf(client, table)) });
  await client.query('alter table floor.leads set (fillfactor = 80)');
  await client.query('insert into floor.sync_spaces select * from public.sync_spaces');
  await client.query('insert into floor.leads select * from floor.leads_before');
  return inserts;
};

const writeAll = async (url: string, batches: readonly Batch[], connections: number, spent: () => number): Promise<Floor> => {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await Promise.all(Array.from({ length: connections }, async () => (await pool.connect()).release()));
  let next = 0;
  const spentBefore = spent();
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    for (let batch = batches[next++]; batch; batch = batches[next++]) {
      const client = await pool.connect();
      await client.query('begin');
      for (const statement of batch) await client.query(statement);
      await client.query(`update floor.sync_spaces set version = version + 1 where center_id = 'load'`);
      await client.query('commit');
      client.release();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const floor = { floorMs: performance.now() - startedAt, processorSeconds: spent() - spentBefore };
  await pool.end();
  return floor;
};

/** How long PostgreSQL takes for the rows of these desktops, the best of a few numbers of connections; `spent`: its processor time so far. */
export const measureFloor = async (url: string, desktops: readonly Desktop[], spent: () => number): Promise<Floor> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const batches = await readBatches(client, desktops, await emptyTables(client));
  const runs: Floor[] = [];
  for (const connections of connectionsTried) {
    await emptyTables(client);
    runs.push(await writeAll(url, batches, connections, spent));
  }
  await client.end();
  return runs.reduce((best, each) => (each.floorMs < best.floorMs ? each : best));
};
