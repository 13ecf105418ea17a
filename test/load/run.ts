import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Database } from '../../server/db/database.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { type LoadCenter, makeCenter } from './center.ts';
import { type Returned, returnAtOnce } from './desktops.ts';
import { type Floor, measureFloor, prepareFloor } from './floor.ts';
import { endedChildrenTime, familyProcessorTime, processorTime } from './processor-time.ts';

/**
 * `npm run load -- --desktops 500 --commands 200 --servers 3`: so many desktops return at once, each with so many commands done offline,
 * to several server processes on one PostgreSQL; one of them is restarted in the middle. Ends with one line of figures as JSON, and fails when
 * a command is lost or doubled, when it takes longer than 30 s and than one and a half times what PostgreSQL alone takes for the same rows, or
 * when one push in a hundred takes three seconds (`--p99`). `--signal SIGKILL` kills the server instead of stopping it.
 */

const limitMs = 30_000;
const floorFactor = 1.5;
/** Share of the pushes answered when one server is restarted. */
const restartAfter = 0.35;

const { values } = parseArgs({
  options: {
    desktops: { type: 'string', default: '500' },
    commands: { type: 'string', default: '200' },
    servers: { type: 'string', default: '3' },
    signal: { type: 'string', default: 'SIGTERM' },
    p99: { type: 'string', default: '3000' },
  },
});
const wanted = { desktops: Number(values.desktops), commands: Number(values.commands), servers: Number(values.servers) };
const longestP99Ms = Number(values.p99);
const signal = values.signal === 'SIGKILL' ? 'SIGKILL' : 'SIGTERM';

const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0;

/** This PostgreSQL keeps what it has said, unlike the one that tests share. */
const makeDurable = async (database: Database): Promise<void> => {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) await database.script(`alter system set ${name} = on`);
  await database.query('select pg_reload_conf()');
};

const restart = async (servers: ServerProcess[], databaseUrl: string): Promise<void> => {
  const [first] = servers;
  if (!first) return;
  await first.end(signal);
  servers[0] = await startServerProcess(databaseUrl, first.port);
};

type Counts = { logged: number; distinct: number; parked: number; attempts: number; leadAttempts: number; notes: number; answers: number };

const countAll = async (database: Database, { id }: LoadCenter): Promise<Counts> => {
  const [counts] = await database.query<Counts>(
    `select (select count(*)::int from commands where center_id = $1) as logged,
      (select count(distinct (device_id, seq))::int from commands where center_id = $1) as distinct,
      (select count(*)::int from commands where center_id = $1 and outcome = 'parked') as parked,
      (select count(*)::int from attempts where center_id = $1 and disposition_code is not null) as attempts,
      (select sum(attempts)::int from leads where center_id = $1) as "leadAttempts",
      (select count(*)::int from notes where center_id = $1 and revision = 2) as notes,
      (select count(*)::int from answers where center_id = $1) as answers`,
    [id],
  );
  if (!counts) throw new Error('nothing could be counted');
  return counts;
};

const problemsOf = (counts: Counts, total: number, allMs: number, floorMs: number, p99Ms: number): string[] => {
  const calls = total / 5;
  const problems: string[] = [];
  if (counts.logged !== total || counts.distinct !== total)
    problems.push(`${total} commands were sent, ${counts.logged} are in the log, ${counts.distinct} distinct`);
  if (counts.parked > 0) problems.push(`${counts.parked} were parked`);
  for (const name of ['attempts', 'leadAttempts', 'notes', 'answers'] as const) {
    if (counts[name] !== calls) problems.push(`${name}: ${counts[name]} instead of ${calls}`);
  }
  if (allMs > limitMs && allMs > floorMs * floorFactor) problems.push('it took too long');
  if (p99Ms > longestP99Ms) problems.push('pushes took too long');
  return problems;
};

/** Seconds of processor that each part took; of the server that is restarted, its start as well. */
type Processor = { servers: number; postgresql: number; desktops: number };

const postgresqlTime = (directory: string): number => {
  const postmaster = Number(readFileSync(join(directory, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  return familyProcessorTime(postmaster) ?? 0;
};

const processorOf = (directory: string, servers: readonly ServerProcess[]): Processor => ({
  servers: servers.reduce((sum, { pid }) => sum + (processorTime(pid) ?? 0), endedChildrenTime(process.pid) ?? 0),
  postgresql: postgresqlTime(directory),
  desktops: processorTime(process.pid) ?? 0,
});

const report = (returned: readonly Returned[], counts: Counts, { floorMs, processorSeconds }: Floor, processor: Processor): void => {
  const pushMs = returned.flatMap((each) => each.pushMs);
  const doneMs = returned.map((each) => each.doneMs);
  const allMs = Math.max(...doneMs);
  const p99Ms = percentile(pushMs, 0.99);
  const problems = problemsOf(counts, wanted.desktops * wanted.commands, allMs, floorMs, p99Ms);
  const round = (ms: number): number => Math.round(ms);
  const figures = {
    name: 'load',
    ...wanted,
    allInMs: round(allMs),
    floorMs: round(floorMs),
    timesFloor: Math.round((allMs / floorMs) * 100) / 100,
    commandsPerSecond: round(counts.logged / (allMs / 1000)),
    pushP50Ms: round(percentile(pushMs, 0.5)),
    pushP99Ms: round(p99Ms),
    pushes: pushMs.length,
    firstDoneMs: round(Math.min(...doneMs)),
    medianDoneMs: round(percentile(doneMs, 0.5)),
    processorSeconds: Object.fromEntries(Object.entries({ ...processor, floor: processorSeconds }).map(([name, s]) => [name, round(s)])),
    // Of the last minute and five, at the end: what else the machine was doing.
    machineLoad: loadavg()
      .slice(0, 2)
      .map((load) => Math.round(load * 10) / 10),
    refusedTurns: returned.reduce((sum, each) => sum + each.refusedTurns, 0),
    brokenLines: returned.reduce((sum, each) => sum + each.brokenLines, 0),
    lost: wanted.desktops * wanted.commands - counts.distinct,
    doubled: counts.logged - counts.distinct,
    problems,
  };
  console.log(JSON.stringify(figures));
  process.exitCode = problems.length > 0 ? 1 : 0;
};

const leave = (directory: string): number => {
  stopPostgresql(directory);
  return 1;
};

const main = async (): Promise<void> => {
  const directory = join(tmpdir(), `refinery-load-${randomUUID()}`);
  prepareRunDirectory(directory);
  const servers: ServerProcess[] = [];
  // Ended by a signal, it leaves no database behind; the servers go with this process.
  for (const ending of ['SIGINT', 'SIGTERM'] as const) process.once(ending, () => process.exit(leave(directory)));
  try {
    const url = await freshPostgresqlUrl(directory);
    const database = openPostgresql(url, 2);
    await makeDurable(database);
    const now = Date.now();
    const center = await makeCenter(database, wanted.desktops, wanted.commands, now);
    await prepareFloor(url);
    for (let index = 0; index < wanted.servers; index += 1) servers.push(await startServerProcess(url));
    console.log(`${wanted.desktops} desktops return to ${wanted.servers} servers with ${wanted.commands} commands each …`);
    const before = processorOf(directory, servers);
    let pushed = 0;
    let restarted: Promise<void> | undefined;
    const onPush = (): void => {
      pushed += 1;
      if (pushed >= wanted.desktops * restartAfter) restarted ??= restart(servers, url);
    };
    const returned = await returnAtOnce({
      reps: center.reps,
      commandsEach: wanted.commands,
      urls: servers.map((each) => each.url),
      now,
      onPush,
    });
    await restarted;
    const after = processorOf(directory, servers);
    const processor = {
      servers: after.servers - before.servers,
      postgresql: after.postgresql - before.postgresql,
      desktops: after.desktops - before.desktops,
    };
    await Promise.all(servers.map((each) => each.end('SIGTERM')));
    console.log(`all in after ${Math.round(Math.max(...returned.map((each) => each.doneMs)))} ms; now PostgreSQL alone …`);
    const counts = await countAll(database, center);
    report(returned, counts, await measureFloor(url, center.reps, () => postgresqlTime(directory)), processor);
    await database.close();
  } finally {
    await Promise.all(servers.map((each) => each.end('SIGKILL')));
    stopPostgresql(directory);
  }
};

await main();
