import pg from 'pg';
import { type Database, type Sql, withRetries } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { sharedPostgresql } from '../support/postgresql.ts';

const int8 = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? (value: string) => Number(value) : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The database of a run, whose own clock, by which leases run, is the simulation's. */
export type SimDatabase = Database & {
  runBy: (now: () => number) => void;
  /** Runs a statement that fires no trigger and asks for no parent row. */
  pastTriggers: (statement: string) => Promise<void>;
};

/** Tells the database the time when a statement or its triggers may ask for it, and only when it has changed: each word is a round trip. */
const createTeller = (client: pg.Client) => {
  let now = () => 0;
  let told = -1;
  const news = (): string | undefined => {
    const at = now();
    if (at === told) return undefined;
    told = at;
    return `select set_config('simulation.now', '${at}', false)`;
  };
  return {
    runBy: (clock: () => number) => {
      now = clock;
    },
    begin: async () => {
      await client.query(['begin', news() ?? []].flat().join(';'));
    },
    /** What was told in a transaction is taken back with it. */
    forget: () => {
      told = -1;
    },
    before: async (statement: string) => {
      if (/^\s*(select|set)\b/.test(statement) && !statement.includes('server_ms')) return;
      const telling = news();
      if (telling) await client.query(telling);
    },
  };
};
type Teller = ReturnType<typeof createTeller>;

/** What the planner is told about tables of a hundred thousand leads changes nothing of what is found in those of six. */
const isPlannersHint = (statement: string): boolean => statement.startsWith('set local enable_');

/** Every statement is prepared once and kept with one plan: thousands of small runs ask the same questions. */
const sqlOf = (client: pg.Client): Sql => {
  const names = new Map<string, string>();
  const nameOf = (statement: string): string => {
    const name = names.get(statement) ?? `s${names.size}`;
    names.set(statement, name);
    return name;
  };
  return {
    query: async (text, values = []) =>
      isPlannersHint(text) ? [] : (await client.query({ name: nameOf(text), text, values: [...values] })).rows,
    script: async (statements) => {
      await client.query(statements);
    },
  };
};

const connect = async (port: number, database: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: `postgresql://postgres@127.0.0.1:${port}/${database}`, types });
  await client.connect();
  return client;
};

const ownClock = `create or replace function server_ms() returns bigint language sql volatile as $$ select current_setting('simulation.now')::bigint $$`;

const createEmpty = async (port: number, name: string): Promise<void> => {
  const client = await connect(port, 'postgres');
  await client.query(`create database ${name} template template0`);
  await client.query('alter system set autovacuum = off');
  await client.query('select pg_reload_conf()');
  await client.end();
};

/**
 * One after the other on the one connection, as a pool would keep them apart: what the server does beside its answer, such as making the
 * next page, must not be in the middle of somebody's transaction.
 */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(run: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
};

/**
 * A database of this process on the run's real PostgreSQL, through one connection for all that the server asks: requests come one at a
 * time, in the order that the seed says. The migrations run here, so that those with a planted bug do too.
 */
export const openSimulationDatabase = async (runDirectory: string): Promise<SimDatabase> => {
  const { port } = await sharedPostgresql(runDirectory);
  const name = `simulation_${process.pid}`;
  await createEmpty(port, name);
  const client = await connect(port, name);
  // A connection of its own: changing this makes a connection forget the plans of all it has prepared.
  const copier = await connect(port, name);
  await copier.query('set session_replication_role = replica');
  const sql = sqlOf(client);
  const inTurn = createTurns();
  const teller = createTeller(client);
  const database: SimDatabase = {
    runBy: teller.runBy,
    query: (statement, params) => inTurn(() => teller.before(statement).then(() => sql.query(statement, params))),
    script: (statements) => inTurn(() => sql.script(statements)),
    kind: 'postgresql',
    transaction: (work) => inTurn(() => withRetries(() => inTransaction(client, teller, sql, work))),
    pastTriggers: (statement) => inTurn(async () => void (await copier.query(statement))),
    close: async () => {
      await copier.end();
      await client.end();
    },
  };
  await migrate(database);
  await client.query(ownClock);
  await client.query('set plan_cache_mode = force_generic_plan');
  return database;
};

const inTransaction = async <Result>(client: pg.Client, teller: Teller, sql: Sql, work: (sql: Sql) => Promise<Result>): Promise<Result> => {
  await teller.begin();
  try {
    const result = await work(sql);
    await client.query('commit');
    return result;
  } catch (error) {
    teller.forget();
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};
