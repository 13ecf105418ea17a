import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { churn, problemsOfChurn } from '../leases/churn.ts';
import { aCrowd } from '../leases/crowd.ts';
import { problemsOfRace, race } from '../leases/race.ts';
import { aCenter, type Center } from '../support/center.ts';
import { fillPool } from '../support/pool.ts';
import { freshPostgresqlUrl } from '../support/postgresql.ts';
import { aServer, type TestServer } from '../support/server.ts';

/** The small form of `npm run leases`: two servers, each with connections of its own, on one PostgreSQL. */

const leaseMs = 400;
const racerCount = 60;
const leadCount = 8;

const databases: Database[] = [];
const servers: { short: TestServer[]; usual: TestServer[] } = { short: [], usual: [] };
let center: Center;

beforeAll(async () => {
  const url = await freshPostgresqlUrl(inject('runDirectory'));
  databases.push(openPostgresql(url), openPostgresql(url));
  for (const database of databases) {
    servers.usual.push(await aServer(database, { now: Date.now }));
    servers.short.push(await aServer(database, { now: Date.now, leaseMs }));
  }
  if (databases[0]) center = await aCenter(databases[0], Date.now());
});
afterAll(async () => {
  await Promise.all([...servers.usual, ...servers.short].map((server) => server.stop()));
  await Promise.all(databases.map((database) => database.close()));
});

const urlsOf = (of: readonly TestServer[]): Promise<string[]> => Promise.all(of.map((server) => server.listen()));
const database = (): Database => databases[0] as Database;

test('sixty reps who race for eight leads over two servers win eight, one each, and call each once', async () => {
  const racers = await aCrowd(database(), center, racerCount, await urlsOf(servers.usual));
  const leadIds = await fillPool(database(), center, leadCount);
  const outcome = await race(racers, leadIds);
  expect(await problemsOfRace(database(), center.id, outcome, leadIds)).toEqual([]);
});

test('whatever is taken, renewed, dropped or left to run out, no lead has two holders and no late call goes unnoticed', async () => {
  const racers = await aCrowd(database(), center, 16, await urlsOf(servers.short));
  const churned = await churn(racers, await fillPool(database(), center, 5), leaseMs, 2_000);
  const { problems, history } = await problemsOfChurn(database(), center.id, churned);
  expect(problems).toEqual([]);
  expect(history.length).toBeGreaterThan(5);
  expect(churned.dialled.length).toBe(churned.terms);
});
