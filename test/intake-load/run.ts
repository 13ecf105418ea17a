import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { migrate } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { writeRows } from '../../server/db/rows.ts';
import { createKey } from '../../server/intake/intake-keys.ts';
import { aCampaign } from '../builders/domain.ts';
import { aCenter } from '../support/center.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { startServerProcess } from '../support/server-process.ts';

/**
 * `npm run intake-load -- --rate 1000 --seconds 10`: so many leads a second are offered on the loopback, whatever becomes of those before;
 * one in ten is sent twice at once. What is answered 429 is sent again afterwards, after the time the server named. Ends with one line of
 * figures as JSON, and fails when a lead that was answered is not there, one is there twice, one is there that was sent away, or anything
 * is answered with something else than 200, 201 or 429.
 */

const { values } = parseArgs({ options: { rate: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '10' } } });
const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
const twiceEvery = 10;
const againFor = 300;
const againAtOnce = 50;

type Answer = { status: number; retryAfter: number | null; ms: number };
const percentile = (numbers: readonly number[], share: number): number =>
  Math.round(numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0);

const agent = new Agent({ keepAlive: true, maxSockets: 480 });

const post = (url: string, token: string, at: number): Promise<Answer> =>
  new Promise((resolve) => {
    const body = JSON.stringify({
      name: `Person ${at}`,
      email: `person${at}@load${at % 400}.example`,
      phone: `+4989${String(10_000_000 + at)}`,
      company: `Company ${at % 400}`,
      country: 'DE',
    });
    const startedAt = performance.now();
    // A line that broke says nothing of the post: it is sent again under the same idempotency key.
    const broken = () => resolve({ status: 0, retryAfter: null, ms: performance.now() - startedAt });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': `post-${at}`,
    };
    const sending = request(`${url}/api/intake/leads`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        const retryAfter = answer.headers['retry-after'];
        const ms = performance.now() - startedAt;
        resolve({ status: answer.statusCode ?? 0, retryAfter: retryAfter === undefined ? null : Number(retryAfter), ms });
      });
      answer.once('error', broken);
    });
    sending.once('error', broken);
    sending.end(body);
  });

/** Offers posts at an even rate, and does not wait for any of them. */
const offer = async (url: string, token: string): Promise<Map<number, Answer[]>> => {
  const answers = new Map<number, Answer[]>();
  const under: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let at = 0; at < rate * seconds; ) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - startedAt) * rate) / 1000));
    for (; at < due; at += 1) {
      const own = at;
      const copies = own % twiceEvery === 0 ? 2 : 1;
      const sent = Array.from({ length: copies }, () => post(url, token, own));
      under.push(Promise.all(sent).then((all) => void answers.set(own, all)));
    }
    await wait(1);
  }
  await Promise.all(under);
  return answers;
};

const isTaken = ({ status }: Answer): boolean => status === 200 || status === 201;

/** What was sent away is sent again, no faster than it is taken. */
const offerAgain = async (url: string, token: string, left: readonly number[]): Promise<number> => {
  const queue = [...left];
  let posts = 0;
  const until = performance.now() + againFor * 1000;
  const one = async (): Promise<void> => {
    for (let at = queue.shift(); at !== undefined && performance.now() < until; at = queue.shift()) {
      posts += 1;
      const answer = await post(url, token, at);
      if (isTaken(answer)) continue;
      queue.push(at);
      await wait((answer.retryAfter ?? 1) * 1000);
    }
  };
  await Promise.all(Array.from({ length: againAtOnce }, one));
  return posts;
};

const directory = join(tmpdir(), `refinery-intake-load-${process.pid}`);
prepareRunDirectory(directory);
const databaseUrl = await freshPostgresqlUrl(directory);
const database = openPostgresql(databaseUrl);
try {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) await database.script(`alter system set ${name} = on`);
  await database.query('select pg_reload_conf()');
  await migrate(database);
  const center = await aCenter(database, Date.now());
  await database.transaction((sql) => writeRows(sql, center.id, 'campaigns', [aCampaign()]));
  const by = { centerId: center.id, userId: Object.values(center.people).find(({ role }) => role === 'manager')?.id ?? '' };
  const asked = { campaignId: 'campaign-1', teamId: center.teamIds[0], kind: 'api' as const, name: 'Load', source: 'inquiry' as const };
  const form = { heading: '', thanks: '', isConfirmed: false };
  const { token } = await createKey(database, by, { ...asked, form }, { id: v7(), now: Date.now() });
  const server = await startServerProcess(databaseUrl);
  const answers = await offer(server.url, token ?? '');
  const all = [...answers.values()].flat();
  const taken = new Set([...answers].filter(([, own]) => own.some(isTaken)).map(([at]) => at));
  const readAll = async () =>
    (await database.query<{ email: string }>('select email from leads where center_id = $1', [center.id])).map(({ email }) => email);
  const firstRound = await readAll();
  const mailOf = (at: number) => `person${at}@load${at % 400}.example`;
  const there = new Set(firstRound);
  const lost = [...taken].filter((at) => !there.has(mailOf(at))).length;
  const sneaked = [...answers.keys()].filter(
    (at) => !taken.has(at) && there.has(mailOf(at)) && answers.get(at)?.every(({ status }) => status === 429),
  ).length;
  const left = [...answers.keys()].filter((at) => !taken.has(at));
  const againPosts = await offerAgain(server.url, token ?? '', left);
  const lastRound = await readAll();
  const [{ touches = 0 } = {}] = await database.query<{ touches: number }>(
    'select count(*)::int as touches from touches where center_id = $1',
    [center.id],
  );
  await server.end('SIGTERM');
  const strange = all.filter((each) => !isTaken(each) && each.status !== 429 && each.status !== 0).length;
  const withoutWait = all.filter(({ status, retryAfter }) => status === 429 && !retryAfter).length;
  const doubled = lastRound.length - new Set(lastRound).size + Math.max(0, touches - lastRound.length);
  const figures = {
    offered: rate * seconds,
    perSecond: rate,
    posts: all.length,
    takenAtOnce: taken.size,
    sentAway: all.filter(({ status }) => status === 429).length,
    brokenLines: all.filter(({ status }) => status === 0).length,
    againPosts,
    there: lastRound.length,
    lost: lost + (rate * seconds - new Set(lastRound).size),
    doubled,
    sneaked,
    strange,
    withoutWait,
    p50Ms: percentile(
      all.filter(isTaken).map(({ ms }) => ms),
      0.5,
    ),
    p99Ms: percentile(
      all.filter(isTaken).map(({ ms }) => ms),
      0.99,
    ),
    sentAwayP99Ms: percentile(
      all.filter(({ status }) => status === 429).map(({ ms }) => ms),
      0.99,
    ),
  };
  console.log(JSON.stringify(figures));
  process.exitCode = figures.lost + doubled + sneaked + strange + withoutWait > 0 ? 1 : 0;
} finally {
  agent.destroy();
  await database.close();
  stopPostgresql(directory);
}
