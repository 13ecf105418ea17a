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
import { launchBrowser } from '../e2e/support/seat.ts';
import { type FloorCenter, makeFloorCenter } from '../move/floor-center.ts';
import { takeSeat } from '../move/seat.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import { aServer } from '../support/server.ts';
import { countedDatabase } from './counted.ts';
import { type Frames, watchFrames } from './watch-frames.ts';

/**
 * `npm run floor -- --reps 200 --leads 50000`: the board of so many reps with so many open leads in a real Chromium, while reps call and hang
 * up. Ends with one line of figures as JSON: frames of the page at rest and at work, and the statements that each further viewer costs the
 * server for one change. Fails when the page held frames up for longer than `--longest` ms, or a viewer costs as much as a query of their own.
 */

const { values } = parseArgs({
  options: {
    reps: { type: 'string', default: '200' },
    leads: { type: 'string', default: '50000' },
    changes: { type: 'string', default: '300' },
    longest: { type: 'string', default: '250' },
  },
});
const wanted = { reps: Number(values.reps), leads: Number(values.leads), changes: Number(values.changes) };
const moreViewers = 10;
/** A sign-in has to be looked up whoever asks; what the board itself needs is read once for all. */
const mostPerViewer = 1.5;

const openBoard = async (page: Page, url: string): Promise<void> => {
  await page.addInitScript(watchFrames);
  await page.goto(`${url}/#/floor`);
  await page.getByRole('region', { name: 'Rep 000' }).waitFor({ timeout: 240_000 });
  await page.getByRole('button', { name: /^All sent/ }).waitFor({ timeout: 240_000 });
  await wait(3000);
};

/** Reps dial and hang up, one after the other, `perSecond` changes in a second. */
const work = async (url: string, center: FloorCenter, count: number, round: number, version: number): Promise<void> => {
  const pauseMs = 50;
  for (let index = 0; index < count; index += 1) {
    const rep = center.reps[index % center.reps.length];
    if (!rep) continue;
    const at = Math.floor(index / center.reps.length);
    const leadId = `${center.id}-lead-${String((index % center.reps.length) + at * center.reps.length).padStart(6, '0')}`;
    const args: CommandArgs<'startAttempt'> = {
      attemptId: `attempt-${round}-${index}`,
      leadId,
      number: '+498955500142',
      scriptId: null,
      localHour: 10,
      assignmentGeneration: 0,
      overrideReason: null,
      overriddenRule: null,
      fence: null,
    };
    await takeSeat(url, center.id, rep, new Map(), version, `round-${round}-${index}`).push('startAttempt', [args]);
    await wait(pauseMs);
  }
};

/** Looks at the center as a desktop does: hears pokes, pulls. */
const watchCenter = (url: string, center: FloorCenter, version: number): (() => void) => {
  const { manager } = center;
  const transport = createHttpTransport({ serverUrl: url, token: () => manager.token });
  const view = viewOf({ centerId: center.id, userId: manager.id, role: 'manager', teamId: null });
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
    const framesDuring = async (run: () => Promise<unknown>): Promise<Frames> => {
      await page.evaluate(() => window.frameWatch.begin());
      await run();
      return page.evaluate(() => window.frameWatch.read());
    };
    const rest = await framesDuring(() => wait(5000));
    const half = Math.floor(wanted.changes / 2);
    const before = count();
    const atWork = await framesDuring(() => work(url, center, half, 1, 0));
    const alone = count() - before;
    const shown = await page.getByText(/^In call/).count();
    const stops = Array.from({ length: moreViewers }, () => watchCenter(url, center, 0));
    await wait(8000);
    const beforeMany = count();
    await work(url, center, half, 2, 0);
    const many = count() - beforeMany;
    for (const stop of stops) stop();
    await browser.close();
    await server.stop();
    await opened.close();
    const perViewer = Math.max(0, (many - alone) / moreViewers / half);
    const problems = [
      ...(atWork.longestMs > Math.max(Number(values.longest), rest.longestMs * 1.5) ? ['frames were held up'] : []),
      ...(perViewer > mostPerViewer ? ['each viewer asks the database for themselves'] : []),
      ...(shown === 0 ? ['no call was shown'] : []),
    ];
    const round = (value: number): number => Math.round(value * 100) / 100;
    const rounded = (frames: Frames) => Object.fromEntries(Object.entries(frames).map(([name, value]) => [name, round(value)]));
    const queries = {
      perChangeOneViewer: round(alone / half),
      perChangeManyViewers: round(many / half),
      perFurtherViewerAndChange: round(perViewer),
    };
    console.log(
      JSON.stringify({
        name: 'floor',
        ...wanted,
        openMs: Math.round(openMs),
        rest: rounded(rest),
        atWork: rounded(atWork),
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
