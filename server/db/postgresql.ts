import pg from 'pg';
import { type Database, type Sql, withRetries } from './database.ts';

const int8 = 20;

/** Instants and counts stay far below 2^53, so bigint columns come back as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? (value: string) => Number(value) : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Statements that come again are prepared once per connection: reading and planning them costs as much as running most of them.
 * Their number is bounded, as some texts are put together for one question.
 */
const preparedAtMost = 400;
const preparedNames = new Map<string, string>();
const nameOf = (statement: string): string | undefined => {
  const known = preparedNames.get(statement);
  if (known || preparedNames.size >= preparedAtMost) return known;
  const name = `refinery_${preparedNames.size}`;
  preparedNames.set(statement, name);
  return name;
};

/**
 * A plan that was made when a table was small reads all of it, and is kept: until statistics are taken, which may be a minute and a whole
 * morning's work later. So each connection makes its plans anew after 2, 4, 8, 16, … transactions.
 */
const transactionsOf = new WeakMap<pg.PoolClient, number>();
const makePlansAnew = async (client: pg.PoolClient): Promise<void> => {
  const transactions = (transactionsOf.get(client) ?? 0) + 1;
  transactionsOf.set(client, transactions);
  if (transactions > 1 && Number.isInteger(Math.log2(transactions))) await client.query('discard plans');
};

const sqlOf = (client: pg.ClientBase | pg.Pool): Sql => ({
  query: async (statement, params = []) => {
    const name = nameOf(statement);
    return (await client.query({ text: statement, values: [...params], ...(name ? { name } : {}) })).rows;
  },
  script: async (statements) => {
    await client.query(statements);
  },
});

const inTransaction = async <Result>(client: pg.PoolClient, work: (sql: Sql) => Promise<Result>): Promise<Result> => {
  await client.query('begin');
  try {
    const result = await work(sqlOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

/** Opens a pool on `url`; the first query fails with the driver's error when the server cannot be reached. */
export const openPostgresql = (url: string, poolSize = 10): Database => {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on('error', () => undefined);
  // Nor must one that breaks in the middle of a transaction, whose query fails and says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    ...sqlOf(pool),
    kind: 'postgresql',
    transaction: (work) =>
      withRetries(async () => {
        const client = await pool.connect();
        try {
          await makePlansAnew(client);
          return await inTransaction(client, work);
        } finally {
          client.release();
        }
      }),
    close: () => pool.end(),
  };
};
