import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 } from 'uuid';
import { buildApp } from '../../server/app.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { createPokes } from '../../server/pokes.ts';
import type { ReportAnswer } from '../../shared/domain/reports/answer.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { makeLargeCenter, signManagerIn } from './large-center.ts';

/**
 * `npm run funnel -- --leads 1000000`: the funnel over so many leads by the real route on a real PostgreSQL, beside the one query it needs at
 * least: each lead once with the furthest step it came to. Meanwhile the server answers others: their slowest answer is told, beside what it
 * is while nothing is counted. `--report NAME` takes another report, which is counted over rows. `--url` a database that is filled already. Ends
 * with one line of JSON; fails when somebody is missing, when the report takes longer than three times the query, or when others wait.
 */
const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000000' },
    report: { type: 'string', default: 'funnel' },
    runs: { type: 'string', default: '3' },
    url: { type: 'string' },
  },
});
const at = Date.parse('2026-11-20T10:00:00Z');
const runs = Number(values.runs);
const mostTimesBare = 3;
const mostWaitMs = 50;
/** On a busy machine an idle server is late too; what is more than this many times as late is put down to the report. */
const noise = 4;

const directory = mkdtempSync(join(tmpdir(), 'refinery-funnel-'));
if (!values.url) prepareRunDirectory(directory);
const database = openPostgresql(values.url ?? (await freshPostgresqlUrl(directory)));

const began = performance.now();
const countLeads = async () => (await database.query<{ count: number }>('select count(*)::int as count from leads'))[0]?.count ?? 0;
if ((await countLeads()) === 0) await makeLargeCenter(database, Number(values.leads), at);
const leads = await countLeads();
const fillMs = performance.now() - began;

const step = (column: string) => `case ${column} when 'lead' then 1 when 'working' then 2 when 'qualified' then 3
  when 'handedOff' then 4 when 'accepted' then 5 when 'won' then 6 else 0 end`;
const bareQuery = `select l.campaign_id, greatest(${step('l.stage')}, w.far), count(*) from leads l left join (
    select lead_id, max(${step('to_stage')}) as far from stage_changes where center_id = 'large' group by lead_id
  ) w on w.lead_id = l.id where l.center_id = 'large' group by 1, 2`;

const pokes = createPokes(database);
const app = await buildApp({ database, pokes, now: () => at, newId: v7 });
const address = await app.listen({ port: 0, host: '127.0.0.1' });
const headers = { authorization: `Bearer ${await signManagerIn(database, at)}` };

const timed = async <Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> => {
  const from = performance.now();
  const result = await work();
  return { ms: Math.round(performance.now() - from), result };
};

/** The slowest answer to somebody else, and how late this thread came to its own timers, while `work` is under way. */
const watched = async <Result>(work: () => Promise<Result>): Promise<{ result: Result; blockMs: number; slowestMs: number }> => {
  let [blockMs, slowestMs, isUnderWay] = [0, 0, true];
  let last = performance.now();
  const beat = setInterval(() => {
    blockMs = Math.max(blockMs, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  const others = (async () => {
    while (isUnderWay) {
      slowestMs = Math.max(slowestMs, (await timed(() => fetch(`${address}/api/session`, { headers }))).ms);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const result = await work();
  isUnderWay = false;
  await others;
  clearInterval(beat);
  return { result, blockMs: Math.round(blockMs), slowestMs };
};

const ask = async (search: string): Promise<ReportAnswer> => {
  const response = await fetch(`${address}/api/reports/${values.report}${search}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as ReportAnswer;
};

const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;
const bare: number[] = [];
const report: number[] = [];
const answers: ReportAnswer[] = [];
const idle = await watched(() => new Promise((resolve) => setTimeout(resolve, 3000)));
let [blockMs, slowestMs] = [0, 0];
for (let run = 0; run < runs; run += 1) {
  bare.push((await timed(() => database.query(bareQuery))).ms);
  const { result, ...waited } = await watched(() => timed(() => ask('')));
  report.push(result.ms);
  answers.push(result.result);
  blockMs = Math.max(blockMs, waited.blockMs);
  slowestMs = Math.max(slowestMs, waited.slowestMs);
}
const lists =
  values.report === 'funnel'
    ? (await timed(() => fetch(`${address}/api/reports/funnel/leads?table=steps&row=won&column=reached`, { headers }))).ms
    : null;

await app.close();
await pokes.close();
await database.close();
if (!values.url) stopPostgresql(directory);

const counted = answers[0]?.leads;
const timesBare = Math.round((middle(report) / middle(bare)) * 100) / 100;
const mostBlockMs = Math.max(mostWaitMs, noise * idle.blockMs);
const faults = [
  ...(counted === leads && answers.every((each) => JSON.stringify(each) === JSON.stringify(answers[0])) ? [] : ['somebody is missing']),
  ...(values.report !== 'funnel' || timesBare <= mostTimesBare ? [] : ['slower than it has to be']),
  ...(blockMs <= mostBlockMs ? [] : ['others waited']),
];
console.log(
  JSON.stringify({
    report: values.report,
    leads,
    fillMs: Math.round(fillMs),
    bareMs: bare,
    reportMs: report,
    timesBare,
    drillDownMs: lists,
    blockMs,
    slowestOtherMs: slowestMs,
    idle: { blockMs: idle.blockMs, slowestOtherMs: idle.slowestMs },
    memoryMb: Math.round(process.memoryUsage().rss / 1e6),
    faults,
  }),
);
if (faults.length > 0) process.exitCode = 1;
