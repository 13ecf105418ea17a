import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { buildWhatIsStale, root } from '../../build/project.mjs';
import { sessionCookie } from '../../server/auth/cookie.ts';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { launchBrowser } from '../e2e/support/seat.ts';
import { readTasks } from '../floor/read-tasks.ts';
import { droppedIn, watchFrames } from '../floor/watch-frames.ts';
import { makeFloorCenter } from '../move/floor-center.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { aServer } from '../support/server.ts';
import { columnCount, largeFile } from './large-file.ts';
import { watchRenderer } from './renderer-process.ts';
import { watchTasks } from './watch-tasks.ts';

/**
 * `npm run import-speed -- --rows 100000`: a manager without a network takes a file of 25 columns in, in a real Chromium on the real app, then
 * the network comes back and all of it is sent. Beside it a browser of its own parses the same file and does nothing else, and then shows an
 * empty page: frames that it misses too are the machine's. Ends with one line of figures as JSON, told by phase: time, tasks over 50 ms as the
 * page sees them, the longest task in processor time (which other work on the machine does not lengthen), frames missed of a hundred, and
 * memory and processor time of the process that draws the page and reads the file. How much memory it takes on the way is the browser's choice,
 * which collects garbage late on a machine that has much; what is held when all is in is ours. Fails when rows do not add up here or at the
 * server, when a task needs more than 50 ms of processor time, or when more than `--memory` megabytes more are held than before. `--offline`
 * leaves out the sending.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    memory: { type: 'string', default: '900' },
    offline: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const longestTaskMs = 50;
/** Of a long phase only so much is traced: a trace of many minutes does not fit. */
const tracedMs = 30_000;
const patienceMs = 3_600_000;
const settlingMs = 1500;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Milliseconds that a bare parse of the file takes, the least of three. */
const bareParse = async (page: Page, text: string): Promise<number> => {
  await page.setContent('<input type=file>');
  await page.locator('input').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const library = readFileSync(createRequire(import.meta.url).resolve('papaparse/papaparse.min.js'), 'utf8');
  await page.addScriptTag({ content: library });
  return page.evaluate(async (expected) => {
    const { Papa } = window as unknown as { Papa: { parse: (given: string) => { data: unknown[] } } };
    const file = document.querySelector('input')?.files?.[0];
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round += 1) {
      const from = performance.now();
      if (Papa.parse((await file?.text()) ?? '').data.length < expected) throw new Error('the parser lost rows');
      least = Math.min(least, performance.now() - from);
    }
    return least;
  }, rows);
};

type Phase = {
  ms: number;
  longTasks: number;
  longestMs: number;
  longestProcessorMs: number;
  droppedInHundred: number;
  idleDroppedInHundred: number;
};

/** Watches both pages while something happens. */
const phaseOf = async (browser: Browser, page: Page, idle: Page, work: () => Promise<unknown>): Promise<Phase> => {
  const begin = async (): Promise<void> => {
    await Promise.all([page, idle].map((each) => each.evaluate(() => window.frameWatch.begin())));
    await page.evaluate(() => window.taskWatch.begin());
  };
  await browser.startTracing(page, { categories: ['toplevel'] });
  // Beginning a trace is a long task of its own.
  await wait(settlingMs);
  await begin();
  const from = performance.now();
  let isDone = false;
  const done = work().then(() => {
    isDone = true;
  });
  await Promise.race([done, wait(tracedMs)]);
  const traced = isDone ? undefined : await browser.stopTracing();
  await done;
  const ms = performance.now() - from;
  const tasks = readTasks(traced ?? (await browser.stopTracing()), settlingMs);
  const long = await page.evaluate(() => window.taskWatch.read());
  const [frames, beside] = await Promise.all([page, idle].map((each) => each.evaluate(() => window.frameWatch.read())));
  if (!frames || !beside) throw new Error('no frames');
  return {
    ms: Math.round(ms),
    longTasks: long.longTasks,
    longestMs: Math.round(long.longestMs),
    longestProcessorMs: round(tasks.longestMs),
    droppedInHundred: round(droppedIn(frames)),
    idleDroppedInHundred: round(droppedIn(beside)),
  };
};

const openImport = async (browser: Browser, url: string, token: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(patienceMs);
  await context.addCookies([{ name: sessionCookie, value: token, url, httpOnly: true }]);
  await context.addInitScript(watchFrames);
  await context.addInitScript(watchTasks);
  const page = await context.newPage();
  await page.goto(`${url}/#/import`);
  await page.locator('input[type=file]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: /^All sent/ }).waitFor();
  // Without a network it has what is on the machine.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return page;
};

const openIdle = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(watchFrames);
  await page.goto('data:text/html,<title>Nothing happens here</title>');
  return page;
};

type Counts = { rowCount: number; takenIn: number; merged: number; alreadyKnown: number; refused: number; state: string };
const sumOf = ({ takenIn, merged, alreadyKnown, refused }: Counts): number => takenIn + merged + alreadyKnown + refused;

const countsOf = ({ rowCount, takenIn, merged, alreadyKnown, refused, state }: Counts): Counts => ({
  rowCount,
  takenIn,
  merged,
  alreadyKnown,
  refused,
  state,
});

/** The import as this machine counts it. */
const countsHere = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('refinery-'));
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(found?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const runs = await new Promise<Counts[]>((resolve) => {
      const asking = db.transaction('importRuns').objectStore('importRuns').getAll();
      asking.onsuccess = () => resolve(asking.result as Counts[]);
    });
    db.close();
    const [run] = runs;
    if (!run) throw new Error('no import is here');
    return run;
  });

const countsThere = async (database: Database): Promise<Counts & { leads: number }> => {
  const [run] = await database.query<Counts & { leads: number }>(
    `select row_count as "rowCount", taken_in as "takenIn", merged, already_known as "alreadyKnown", refused, state,
       (select count(*)::int from leads where import_id is not null) as leads from import_runs`,
  );
  if (!run) throw new Error('the server has no import');
  return run;
};

/** Twice: what the first time lets go of may have held more. */
const collectGarbage = async (page: Page): Promise<void> => {
  for (let times = 0; times < 2; times += 1) {
    await page.evaluate(() => (globalThis as unknown as { gc: () => void }).gc());
    await wait(settlingMs);
  }
};

const main = async (): Promise<void> => {
  await buildWhatIsStale();
  const text = largeFile(rows);
  const directory = join(tmpdir(), `refinery-import-speed-${randomUUID()}`);
  prepareRunDirectory(directory);
  try {
    const database = openPostgresql(await freshPostgresqlUrl(directory), 6);
    await migrate(database);
    const center = await makeFloorCenter(database, { id: 'import', reps: 2, leads: 200, now: Date.now(), ownerOf: (index) => index % 2 });
    const clock = { now: Date.now, advance: () => undefined };
    const server = await aServer(database, { clock, rendererDirectory: join(root, 'dist/renderer') });
    const url = await server.listen();
    const otherBrowser = await launchBrowser();
    const idle = await openIdle(otherBrowser);
    const bareMs = await bareParse(idle, text);
    await idle.goto('data:text/html,<title>Nothing happens here</title>');
    const browser = await launchBrowser(['--js-flags=--expose-gc']);
    const page = await openImport(browser, url, center.manager.token);
    await wait(3000);
    const input = page.locator('input[type=file]');
    // From the disk, as a person chooses it: a test's own way of handing over bytes would block the page.
    const file = join(directory, 'list.csv');
    writeFileSync(file, text);
    await page.context().setOffline(true);
    const watch = await watchRenderer(browser);
    const goOn = page.getByRole('button', { name: 'Go on to check' });
    const takeIn = page.getByRole('button', { name: /^Take in / });
    const reading = await phaseOf(browser, page, idle, async () => {
      await input.setInputFiles(file);
      await goOn.waitFor();
    });
    const checking = await phaseOf(browser, page, idle, async () => {
      await goOn.click();
      await page.getByRole('button', { name: /^Take in .*\d/ }).waitFor();
    });
    const saving = await phaseOf(browser, page, idle, async () => {
      await takeIn.click();
      await page.getByRole('heading', { name: 'list.csv is in' }).waitFor();
    });
    const here = await countsHere(page);
    const usedToSave = await watch.processorSeconds();
    const saved = watch.memory();
    const sending = values.offline
      ? null
      : await phaseOf(browser, page, idle, async () => {
          await page.context().setOffline(false);
          await page.getByRole('button', { name: /^All sent/ }).waitFor();
        });
    const there = sending && (await countsThere(database));
    const used = await watch.processorSeconds();
    await collectGarbage(page);
    const memory = watch.memory();
    watch.stop();
    await Promise.all([browser.close(), otherBrowser.close()]);
    await server.stop();
    await database.close();
    const importMs = reading.ms + checking.ms + saving.ms;
    const phases = { reading, checking, saving, ...(sending ? { sending } : {}) };
    const problems = [
      ...(sumOf(here) !== rows || here.state !== 'finished' ? ['rows do not add up here'] : []),
      ...(there && (sumOf(there) !== rows || there.leads !== here.takenIn) ? ['rows do not add up at the server'] : []),
      ...Object.entries(phases).flatMap(([name, { longestProcessorMs }]) =>
        longestProcessorMs > longestTaskMs ? [`a task of ${longestProcessorMs} ms while ${name}`] : [],
      ),
      ...(memory.now - memory.before > Number(values.memory) ? ['memory grows out of bounds'] : []),
    ];
    console.log(
      JSON.stringify({
        name: 'import-speed',
        rows,
        columns: columnCount,
        megabytes: round(text.length / 2 ** 20),
        bareParseMs: Math.round(bareMs),
        importMs,
        timesBareParse: round(importMs / bareMs),
        readAndCheckTimesBareParse: round((reading.ms + checking.ms) / bareMs),
        ...phases,
        memoryMb: { before: memory.before, mostWhileSaving: saved.most, most: memory.most, held: memory.now },
        processorSeconds: { saving: usedToSave, all: used },
        here: countsOf(here),
        there: there && { ...countsOf(there), leads: there.leads },
        problems,
      }),
    );
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    stopPostgresql(directory);
  }
};

await main();
