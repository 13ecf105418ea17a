import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { aCenter } from '../support/center.ts';
import { fillPool } from '../support/pool.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { churn, problemsOfChurn } from './churn.ts';
import { aCrowd } from './crowd.ts';
import { pauseHolders } from './paused.ts';
import { problemsOfRace, race } from './race.ts';

/**
 * `npm run leases -- --reps 500 --leads 50 --servers 2`: so many reps race for so many leads of the pool over several server processes on one
 * PostgreSQL; then leases are taken, renewed, dropped and left to run out for a while; then client processes that hold one are stopped
 * and killed. Ends with one line of figures as JSON, and fails when a lead was ever held by two, called by two unnoticed, or not won.
 */

const { values } = parseArgs({
  options: {
    reps: { type: 'string', default: '500' },
    leads: { type: 'string', default: '50' },
    servers: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '15' },
  },
});
const wanted = { reps: Number(values.reps), leads: Number(values.leads), servers: Number(values.servers) };
const churnMs = Number(values.seconds) * 1000;
/** Where leases are to run out: short enough to wait for. */
const shortLeaseMs = 2_000;
const churners = 40;
const churnLeads = 12;

const percentile = (numbers: readonly number[], share: number): number =>
  Math.round(numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0);

const startServers = async (url: string, more: NodeJS.ProcessEnv = {}): Promise<ServerProcess[]> => {
  const servers: ServerProcess[] = [];
  for (let index = 0; index < wanted.servers; index += 1) servers.push(await startServerProcess(url, 0, more));
  return servers;
};

const main = async (): Promise<void> => {
  const directory = join(tmpdir(), `refinery-leases-${randomUUID()}`);
  prepareRunDirectory(directory);
  let servers: ServerProcess[] = [];
  const stopServers = async (): Promise<void> => {
    await Promise.all(servers.splice(0).map((each) => each.end('SIGTERM')));
  };
  try {
    const url = await freshPostgresqlUrl(directory);
    const database = openPostgresql(url, 4);
    const center = await aCenter(database, Date.now());

    servers = await startServers(url);
    console.log(`${wanted.reps} reps race for ${wanted.leads} leads on ${wanted.servers} servers …`);
    const racers = await aCrowd(
      database,
      center,
      wanted.reps,
      servers.map((each) => each.url),
    );
    const leadIds = await fillPool(database, center, wanted.leads);
    const raced = await race(racers, leadIds);
    const raceProblems = await problemsOfRace(database, center.id, raced, leadIds);
    await stopServers();

    servers = await startServers(url, { REFINERY_LEASE_SECONDS: String(shortLeaseMs / 1000) });
    const urls = servers.map((each) => each.url);
    console.log(`${churners} reps take, renew, drop and forget leases of ${churnLeads} leads for ${churnMs / 1000} s …`);
    const crowd = await aCrowd(database, center, churners, urls);
    const churned = await churn(crowd, await fillPool(database, center, churnLeads), shortLeaseMs, churnMs);
    const after = await problemsOfChurn(database, center.id, churned);

    console.log('Processes that hold a lease are stopped and killed …');
    const [first = '', second = '', third = ''] = await fillPool(database, center, 3);
    const quartet = await aCrowd(database, center, 4, urls);
    const leaseMs = shortLeaseMs;
    const paused = await pauseHolders({
      sql: database,
      center,
      url: urls[0] ?? '',
      leaseMs,
      leadIds: [first, second, third],
      racers: quartet,
    });
    await stopServers();
    await database.close();

    const problems = [...raceProblems, ...after.problems, ...paused.problems];
    const endedAs = Map.groupBy(after.history, (each) => each.endedAs ?? 'open');
    const figures = {
      name: 'leases',
      ...wanted,
      winners: raced.won.length,
      raceMs: Math.round(raced.raceMs),
      asks: raced.asks,
      asksPerSecond: Math.round(raced.asks / (raced.raceMs / 1000)),
      askP50Ms: percentile(raced.askMs, 0.5),
      askP99Ms: percentile(raced.askMs, 0.99),
      churnedTerms: after.history.length,
      churnedCalls: churned.dialled.length,
      ranOut: endedAs.get('expired')?.length ?? 0,
      fenced: after.flagged,
      stoppedMs: Math.round(paused.stoppedMs),
      takenAfterMs: Math.round(paused.takenAfterMs),
      problems: problems.slice(0, 20),
    };
    console.log(JSON.stringify(figures));
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    await stopServers();
    stopPostgresql(directory);
  }
};

await main();
