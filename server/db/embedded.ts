import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { type Database, type Sql, withRetries } from './database.ts';

/** Another process holds the data directory. Opening it twice would corrupt it, as PGlite has no lock of its own. */
export class DirectoryInUse extends Error {
  readonly pid: number;
  constructor(directory: string, pid: number) {
    super(`The data directory ${directory} is in use by process ${pid}.`);
    this.pid = pid;
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const readHolder = (lockFile: string): number | undefined => {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Claims the directory for this process; a claim left by a process that is gone is taken over. */
const claimDirectory = (directory: string): (() => void) => {
  const lockFile = `${directory}.lock`;
  mkdirSync(dirname(directory), { recursive: true });
  const holder = readHolder(lockFile);
  if (holder && holder !== process.pid && isRunning(holder)) throw new DirectoryInUse(directory, holder);
  writeFileSync(lockFile, String(process.pid));
  return () => rmSync(lockFile, { force: true });
};

const sqlOf = (client: PGlite | Transaction): Sql => ({
  query: async <Result extends object>(statement: string, params: readonly unknown[] = []) =>
    (await client.query<Result>(statement, [...params])).rows,
  script: async (statements) => {
    await client.exec(statements);
  },
});

/** Opens PGlite in `directory` (made if missing), or in memory when no directory is given. */
export const openEmbedded = async (directory?: string): Promise<Database> => {
  const release = directory ? claimDirectory(directory) : () => undefined;
  const client = await (directory ? PGlite.create(directory) : PGlite.create()).catch((error: unknown) => {
    release();
    throw error;
  });
  return {
    ...sqlOf(client),
    kind: 'embedded',
    transaction: (work) => withRetries(() => client.transaction((transaction) => work(sqlOf(transaction)))),
    close: async () => {
      await client.close();
      release();
    },
  };
};
