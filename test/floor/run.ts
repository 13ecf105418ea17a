import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { buildWhatIsStale, root } from '../../build/project.mjs';
import { createHttpTransport } from '../../renderer/sync/transport.ts';
import { sessionCookie } from '../../server/auth/cookie.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { viewOf } from '../../server/sync/visibility.ts';
import type { CommandArgs } from '../../shared/commands/registry.ts';
import { anEndedCall } from '../builders/ended-call.ts';
import { launchBrowser } from '../e2e/support/seat.ts';
import { type FloorCenter, type FloorPerson, makeFloorCenter } from '../move/floor-center.ts';
import { takeSeat } from '../move/seat.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { aServer } from '../support/server.ts';
import { countedDatabase } from './counted.ts';
import { readTasks } from './read-tasks.ts';
import { droppedIn, type Frames, watchFrames } from './watch-frames.ts';

/**
 * `npm run floor -- --reps 200 --leads 50000`: the board of so many reps with so many open leads in a real Chromium, while reps call, hang up
 * and promise to call again. Beside it, in a browser of its own and the same seconds, stands an empty page: frames that it misses too are
 * the machine's, which has other work. Ends with one line of figures as JSON: frames of both pages, the processor time of the board's tasks, and
 * the statements that each further viewer costs the server for one change. Fails when the board misses more frames than the empty page and
 * `--dropped` in a hundred, when one of its tasks needs more processor time than a frame and a half lasts, or when a viewer costs queries.
 */

const { values } = parseArgs({
  options: {
    reps: { type: 'string', default: '200' },
    leads: { type: 'string', default: '50000' },
    changes: { type: 'string', default: '300' },
    dropped: { type: 'string', default: '2' },
  },
});
const wanted = { reps: Number(values.reps), leads: Number(values.leads), changes: Number(values.changes) };
/** So many look on besides at first, and then. */
const viewerCounts = [10, 40] as const;
/** Changes that everybody has before the next one is made, so that the same answers are counted however busy the machine is. */
const singleChanges = 10;
/** On a machine with other work some come too late for the others' answer, and are read for together; one who asked alone asks five. */
const mostPerViewer = 0.2;
/** Processor time of one task: what is longer holds a frame up on any machine. */
const longestTaskMs = 25;

const openIdle = async (page: Page): Promise<void> => {
  await page.addInitScript(watchFrames);
  await page.goto('data:text/html,<title>Nothing happens here</title>');
};

const openBoard = async (page: Page, url: string): Promise<void> => {
  await page.addInitScript(watchFrames);
  await page.goto(`${url}/#/floor`);
  await page.getByRole('region', { name: 'Rep 000' }).waitFor({ timeout: 240_000 });
  await page.getByRole('button', { name: /^All sent/ }).waitFor({ timeout: 240_000 });
  await wait(3000);
};

/** Reps dial and hang up, one after the other, `perSecond` changes in a second. */
const work = async (url: string, center: FloorCenter, first: number, count: number): Promise<void> => {
  const pauseMs = 50;
  for (let index = first; index < first + count; index += 1) {
    const rep = center.reps[index % center.reps.length];
    if (!rep) continue;
    const at = Math.floor(index / center.reps.length);
    const leadId = `${center.id}-lead-${String((index % center.reps.length) + at * center.reps.length).padStart(6, '0')}`;
    const args: CommandArgs<'startAttempt'> = {
      attemptId: `attempt-${index}`,
      leadId,
      number: '+498955500142',
      extension: null,
      scriptId: null,
      localHour: 10,
      assignmentGeneration: 0,
      overrideReason: null,
      overriddenRule: null,
      fence: null,
    };
    const seat = takeSeat(url, center.id, rep, new Map(), 0, `desk-${index}`);
    await seat.push('startAttempt', [args]);
    await wait(pauseMs);
    if (index % 2 === 1) await seat.push('recordDisposition', [outcomeOf(args, index)]);
  }
};

/** One change after the other, each when the one before has long been told; resolves to the statements that they all cost together. */
const changeOneByOne = async (change: () => Promise<void>, count: () => number): Promise<number> => {
  const before = count();
  for (let index = 0; index < singleChanges; index += 1) {
    await change();
    await wait(900);
  }
  return count() - before;
};

/** Every other call ends, half of them with a promise. */
const outcomeOf = ({ attemptId, leadId }: CommandArgs<'startAttempt'>, index: number): CommandArgs<'recordDisposition'> => {
  const dueAt = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 26 * 3_600_000;
  const wall = new Date(dueAt).toISOString().slice(0, 16);
  const promise = { callbackId: `${attemptId}-callback`, wall, zone: 'UTC', dueAt, promise: '', isPersonal: true };
  const ended = { attemptId, leadId, endedAt: Date.now() };
  return anEndedCall(index % 4 === 1 ? { ...ended, dispositionCode: 'callBack', callback: promise } : ended);
};

/** Looks at the center as a desktop does: hears pokes, pulls. */
const watchCenter = (url: string, center: FloorCenter, { id, role, teamId, token }: FloorPerson, version: number): (() => void) => {
  const transport = createHttpTransport({ serverUrl: url, token: () => token });
  const view = viewOf({ centerId: center.id, userId: id, role, teamId });
  let [cursor, isPulling, isDue] = [version, false, false];
  const pull = async (): Promise<void> => {
    isDue = true;
    if (isPulling) return;
    isPulling = true;
    while (isDue) {
      isDue = false;
      const answer = await transport.pull({ version: cursor, epoch: 'floor', view }).catch(() => undefined);
      if (answer?.kind === 'changes') cursor = answer.version;
      if (answer?.hasMore) isDue = true;
    }
    isPulling = false;
  };
  return transport.openPokes(
    () => void pull(),
    () => undefined,
  );
};

const main = async (): Promise<void> => {
  await buildWhatIsStale();
  const directory = join(tmpdir(), `refinery-floor-${randomUUID()}`);
  prepareRunDirectory(directory);
  try {
    const opened = openPostgresql(await freshPostgresqlUrl(directory), 6);
    await migrate(opened);
    const { database, count } = countedDatabase(opened);
    const center = await makeFloorCenter(opened, { id: 'floor', ...wanted, now: Date.now(), ownerOf: (index) => index % wanted.reps });
    const server = await aServer(database, {
      clock: { now: Date.now, advance: () => undefined },
      rendererDirectory: join(root, 'dist/renderer'),
    });
    const url = await server.listen();
    const browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' });
    await context.addCookies([{ name: sessionCookie, value: center.manager.token, url, httpOnly: true }]);
    const page = await context.newPage();
    const openedAt = performance.now();
    await openBoard(page, url);
    const openMs = performance.now() - openedAt - 3000;
    // A browser of its own: of two pages of one, one stands behind the other and is drawn less.
    const otherBrowser = await launchBrowser();
    const idle = await otherBrowser.newPage({ viewport: { width: 1280, height: 800 } });
    await openIdle(idle);
    const framesDuring = async (run: () => Promise<unknown>): Promise<{ board: Frames; idle: Frames }> => {
      const pages = [page, idle] as const;
      await Promise.all(pages.map((each) => each.evaluate(() => window.frameWatch.begin())));
      await run();
      const [board, beside] = await Promise.all(pages.map((each) => each.evaluate(() => window.frameWatch.read())));
      if (!board || !beside) throw new Error('no frames');
      return { board, idle: beside };
    };
    const rest = await framesDuring(() => wait(5000));
    const half = Math.floor(wanted.changes / 2);
    const pushes = half + Math.floor(half / 2);
    // One who sees the center and one who sees the team, before others of either kind join them.
    const stopTeamLead = watchCenter(url, center, center.teamLead, 0);
    await wait(4000);
    const before = count();
    await browser.startTracing(page, { categories: ['toplevel'] });
    const atWork = await framesDuring(() => work(url, center, 0, half));
    const tasks = readTasks(await browser.stopTracing());
    const alone = count() - before;
    const shown = await page.getByText(/^In call/).count();
    const stops = [stopTeamLead];
    const statements: number[] = [];
    // Every second call is only begun: one command, one change.
    let next = half + (half % 2);
    const change = async () => {
      await work(url, center, next, 1);
      next += 2;
    };
    for (const viewers of viewerCounts) {
      while (stops.length < viewers + 1) stops.push(watchCenter(url, center, stops.length % 2 === 0 ? center.manager : center.teamLead, 0));
      await wait(6000);
      statements.push(await changeOneByOne(change, count));
    }
    for (const stop of stops) stop();
    await Promise.all([browser.close(), otherBrowser.close()]);
    await server.stop();
    await opened.close();
    const [few = 0, many = 0] = statements;
    const perViewer = Math.max(0, (many - few) / (viewerCounts[1] - viewerCounts[0]) / singleChanges);
    const problems = [
      ...(droppedIn(atWork.board) > droppedIn(atWork.idle) + Number(values.dropped) ? ['frames were dropped'] : []),
      ...(tasks.longestMs > longestTaskMs ? ['a task held frames up'] : []),
      ...(perViewer > mostPerViewer ? ['each viewer asks the database for themselves'] : []),
      ...(shown === 0 ? ['no call was shown'] : []),
    ];
    const round = (value: number): number => Math.round(value * 100) / 100;
    const rounded = (figures: object) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(Number(value))]));
    const both = ({ board, idle: beside }: typeof rest) => ({ board: rounded(board), idle: rounded(beside) });
    const dropped = { board: round(droppedIn(atWork.board)), idle: round(droppedIn(atWork.idle)) };
    const queries = {
      perChangeAtWork: round(alone / pushes),
      perChangeTenViewers: round(few / singleChanges),
      perChangeFortyViewers: round(many / singleChanges),
      perFurtherViewerAndChange: round(perViewer),
    };
    console.log(
      JSON.stringify({
        name: 'floor',
        ...wanted,
        openMs: Math.round(openMs),
        rest: both(rest),
        atWork: both(atWork),
        droppedInHundred: dropped,
        tasks: rounded(tasks),
        queries,
        problems,
      }),
    );
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    stopPostgresql(directory);
  }
};

await main();
