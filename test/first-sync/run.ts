import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { v7 } from 'uuid';
import { build } from 'vite';
import { provideChromium } from '../../build/chromium.mjs';
import { buildApp } from '../../server/app.ts';
import { hashPassword } from '../../server/auth/passwords.ts';
import type { Database } from '../../server/db/database.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { createPokes } from '../../server/pokes.ts';
import { samplePassword } from '../../server/sample/people.ts';
import { writeSample } from '../../server/sample/write-sample.ts';
import { freshPostgresqlUrl, prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import type { FirstSyncPage, Loaded } from './page/main.ts';

/**
 * `npm run first-sync -- --leads 100000`: the first load of a desktop against the real server over a seeded database, in a real Chromium: by
 * a manager who sees all, and by a rep who sees their own and the pool; then broken off in the middle and taken up again. Ends with one JSON
 * line, and not with 0 when a goal is missed. `--database embedded` takes PGlite; `--url` or `--data` a database that is seeded already.
 */

const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '100000' },
    database: { type: 'string', default: 'postgresql' },
    url: { type: 'string' },
    data: { type: 'string' },
    history: { type: 'boolean', default: false },
  },
});
const leads = Number(values.leads);

/** What the product promises for 100,000 leads: a rep's own, and a manager's all, stored and in tables, queue and search. */
const goals = { ownMs: 2000, leadsMs: 10_000 };
const accounts = { manager: 'ines@refinery.example', rep: 'mara@refinery.example' } as const;

type Opened = { database: Database; close: () => Promise<void> };

const openDatabase = async (): Promise<Opened> => {
  if (values.url) return opened(openPostgresql(values.url));
  if (values.data) return opened(await openEmbedded(join(values.data, 'database')));
  const directory = mkdtempSync(join(tmpdir(), 'refinery-first-sync-'));
  const isEmbedded = values.database === 'embedded';
  if (!isEmbedded) prepareRunDirectory(directory);
  const database = isEmbedded ? await openEmbedded(join(directory, 'database')) : openPostgresql(await freshPostgresqlUrl(directory));
  return opened(database, () => (isEmbedded ? rmSync(directory, { recursive: true }) : stopPostgresql(directory)));
};

const opened = (database: Database, remove: () => void = () => undefined): Opened => ({
  database,
  close: async () => {
    await database.close();
    remove();
  },
});

const seed = async (database: Database): Promise<void> => {
  const [standing] = await database.query<{ count: number }>('select count(*)::int as count from leads');
  if ((standing?.count ?? 0) > 0) return;
  console.log(`seeding ${leads.toLocaleString('en')} leads …`);
  await writeSample(database, { leads, seed: 1, now: Date.now(), epoch: v7(), hashPassword });
};

const buildPage = async (outDir: string): Promise<void> => {
  const root = join(import.meta.dirname, 'page');
  await build({ root, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2024' } });
};

type Server = { url: string; askedPlaces: string[]; serverMs: () => number; close: () => Promise<void> };

/** The real application; notes which pages were asked for and how long it worked on them. */
const serve = async (database: Database, rendererDirectory: string): Promise<Server> => {
  const pokes = createPokes(database);
  const app = await buildApp({ database, pokes, now: Date.now, newId: v7, rendererDirectory });
  const askedPlaces: string[] = [];
  let spent = 0;
  app.addHook('onResponse', async (request, reply) => {
    if (!request.url.startsWith('/api/sync/snapshot')) return;
    askedPlaces.push(new URL(request.url, 'http://server').searchParams.get('next') ?? '');
    spent += reply.elapsedTime;
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await pokes.close();
  };
  return { url, askedPlaces, serverMs: () => spent, close };
};

const launch = (profile: string): Promise<BrowserContext> => {
  const found = provideChromium();
  if ('reason' in found) throw new Error(found.reason);
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launchPersistentContext(profile, { executablePath: found.path, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
};

const openPage = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(900_000);
  await page.goto(url);
  await page.waitForFunction(() => 'firstSync' in window);
  return page;
};

type Run = { name: string; email: string; withHistory: boolean };

const load = (page: Page, { name, email, withHistory }: Run): Promise<Loaded> =>
  page.evaluate(
    ([database, account, history]) =>
      (window as unknown as { firstSync: FirstSyncPage }).firstSync.load(database as string, account as never, history as boolean),
    [name, { email, password: samplePassword }, withHistory] as const,
  );

const reopen = (page: Page, name: string) =>
  page.evaluate((database) => (window as unknown as { firstSync: FirstSyncPage }).firstSync.open(database), name);

/** Breaks the load off by closing the page in its middle, takes it up in another; how many pages were asked for a second time. */
const interrupt = async (context: BrowserContext, server: Server, whole: Loaded): Promise<{ again: number; leads: number }> => {
  const before = server.askedPlaces.length;
  const first = await openPage(context, server.url);
  const run = { name: 'interrupted', email: accounts.manager, withHistory: false };
  const broken = load(first, run).catch(() => undefined);
  while (server.askedPlaces.length - before < whole.pages / 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.close();
  await broken;
  const second = await openPage(context, server.url);
  const resumed = await load(second, run);
  await second.close();
  const asked = server.askedPlaces.slice(before);
  return { again: asked.length - new Set(asked).size, leads: resumed.leads };
};

const round = (value: number): number => Math.round(value);

const measure = async (database: Database): Promise<boolean> => {
  const outDir = join(import.meta.dirname, '../../node_modules/.cache/first-sync');
  await buildPage(outDir);
  const server = await serve(database, outDir);
  const profile = mkdtempSync(join(tmpdir(), 'refinery-profile-'));
  const context = await launch(profile);
  try {
    const figures: Record<string, unknown> = {};
    const whole: Partial<Record<string, Loaded>> = {};
    for (const [role, email] of Object.entries(accounts)) {
      const page = await openPage(context, server.url);
      const serverBefore = server.serverMs();
      const loaded = await load(page, { name: role, email, withHistory: values.history });
      whole[role] = loaded;
      await page.close();
      const fresh = await openPage(context, server.url);
      const { openMs, longestTaskMs } = await reopen(fresh, role);
      await fresh.close();
      const rounded = Object.fromEntries(Object.entries(loaded).map(([name, value]) => [name, round(value)]));
      figures[role] = {
        ...rounded,
        serverMs: round(server.serverMs() - serverBefore),
        openMs: round(openMs),
        openLongestTaskMs: longestTaskMs,
      };
      console.log(role, figures[role]);
    }
    const { manager, rep } = whole;
    if (!manager || !rep) throw new Error('nothing was measured');
    const { again, leads: resumedLeads } = await interrupt(context, server, manager);
    const isMet = rep.ownMs <= goals.ownMs && manager.leadsMs <= goals.leadsMs && again <= 1 && resumedLeads === manager.leads;
    console.log(JSON.stringify({ leads: manager.leads, database: database.kind, ...figures, pagesAgain: again, goals, isMet }));
    return isMet;
  } finally {
    await context.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  }
};

const { database, close } = await openDatabase();
try {
  await migrate(database);
  await seed(database);
  process.exitCode = (await measure(database)) ? 0 : 1;
} finally {
  await close();
}
