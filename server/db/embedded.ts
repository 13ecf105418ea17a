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

type Holder = { pid: number; startedAt: string };

/** When a process started, as Linux counts it: a pid alone may be another program's after a restart of the machine. Empty elsewhere. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${bootId} ${afterName[19]}`;
  } catch {
    return '';
  }
};

const isRunning = ({ pid, startedAt }: Holder): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return startOf(pid) === startedAt;
};

const readHolder = (lockFile: string): Holder | undefined => {
  try {
    const [pid, startedAt = ''] = readFileSync(lockFile, 'utf8').split('\n');
    return Number(pid) > 0 ? { pid: Number(pid), startedAt } : undefined;
  } catch {
    return undefined;
  }
};

/** Claims the directory for this process; a claim left by a process that is gone is taken over. */
const claimDirectory = (directory: string): (() => void) => {
  const lockFile = `${directory}.lock`;
  // People's data: nobody else on the machine reads it.
  mkdirSync(dirname(directory), { recursive: true, mode: 0o700 });
  const holder = readHolder(lockFile);
  if (holder && isRunning(holder)) throw new DirectoryInUse(directory, holder.pid);
  rmSync(lockFile, { force: true });
  // `wx`: of two that come here at once only one makes the file.
  writeFileSync(lockFile, `${process.pid}\n${startOf(process.pid)}`, { flag: 'wx' });
  return () => rmSync(lockFile, { force: true });
};

const sqlOf = (client: PGlite | Transaction): Sql => ({
  query: async <Result extends object>(statement: string, params: readonly unknown[] = []) =>
    (await client.query<Result>(statement, [...params])).rows,
  script: async (statements) => {
    await client.exec(statements);
  },
});

/**
 * Opens PGlite in `directory` (made if missing), or in memory when no directory is given. `copy` is a dumped data directory to begin
 * with: making an empty one takes most of the time PGlite needs to start.
 */
export const openEmbedded = async (directory?: string, copy?: Blob): Promise<Database> => {
  const release = directory ? claimDirectory(directory) : () => undefined;
  const client = await PGlite.create({ ...(directory ? { dataDir: directory } : {}), ...(copy ? { loadDataDir: copy } : {}) }).catch(
    (error: unknown) => {
      release();
      throw error;
    },
  );
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
