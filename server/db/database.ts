/** One door to the database: PostgreSQL through `pg`, or PGlite embedded in a data directory. The same SQL runs on both. */

export type Params = readonly unknown[];

export type Sql = {
  /** Runs one statement. Rows come back with bigint columns as numbers. */
  query: <Result extends object>(statement: string, params?: Params) => Promise<Result[]>;
  /** Runs a script of several statements without parameters. */
  script: (statements: string) => Promise<void>;
};

export type Database = Sql & {
  kind: 'embedded' | 'postgresql';
  /** Runs `work` in one READ COMMITTED transaction; a deadlock or serialization failure is tried again. */
  transaction: <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};

const retryableCodes = new Set(['40P01', '40001']);
const maxTries = 6;

const isRetryable = (error: unknown): boolean => error instanceof Error && 'code' in error && retryableCodes.has(String(error.code));

/** Tries again after 40P01 and 40001, which PostgreSQL raises for transactions that only need another turn. */
export const withRetries = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= maxTries || !isRetryable(error)) throw error;
    }
  }
};
