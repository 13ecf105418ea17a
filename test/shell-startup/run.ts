import 'fake-indexeddb/auto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { buildWhatIsStale } from '../../build/project.mjs';
import type { Database } from '../../server/db/database.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { writeRows } from '../../server/db/rows.ts';
import { aLead } from '../builders/domain.ts';
import { signIn } from '../kill/watched-page.ts';
import { aCenter, type Center } from '../support/center.ts';
import { aServer } from '../support/server.ts';
import { electronPath, stageApp } from '../support/staged-app.ts';
import { hourOfCalls } from './hour-of-calls.ts';

/**
 * `npm run shell:startup`: what the app loads before its first window, and before Today stands with many leads, beside a bare window on the same
 * Electron (or its stand-in) in the same run; then as many calls as an hour has, dialled, noted and ended by keys, half of them offline, and what
 * memory is left afterwards. Ends with one JSON line; exits non-zero when the main process loads more than its one bundle, or memory grows.
 *   -- --leads 10000 --calls 120
 */

const { values } = parseArgs({ options: { leads: { type: 'string', default: '10000' }, calls: { type: 'string', default: '120' } } });
const folders: string[] = [];
const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `refinery-${name}-`));
  folders.push(folder);
  return folder;
};

type Started = { app: ElectronApplication; page: Page; windowMs: number };

const start = async (folder: string, profile: string, environment: Record<string, string> = {}): Promise<Started> => {
  const from = performance.now();
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [folder],
    env: { ...(process.env as Record<string, string>), REFINERY_PROFILE: profile, ...environment },
  });
  const page = await app.firstWindow();
  return { app, page, windowMs: Math.round(performance.now() - from) };
};

/** Files of the app that the main process has loaded as code. */
const loadedModules = (app: ElectronApplication, folder: string): Promise<string[]> =>
  app.evaluate((_electron_, of) => {
    const { Module } = process.getBuiltinModule('node:module') as unknown as { Module: { _cache: Record<string, unknown> } };
    return Object.keys(Module._cache).filter((path) => path.startsWith(of));
  }, folder);

const bytesOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);

const bareApp = (): string => {
  const folder = newFolder('bare');
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }));
  const main = `const { app, BrowserWindow, protocol } = require('electron');
if (process.env.REFINERY_PROFILE) app.setPath('userData', process.env.REFINERY_PROFILE);
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.whenReady().then(() => {
  protocol.handle('app', () => new Response('<!doctype html><title>Bare</title><h1>Bare</h1>', { headers: { 'content-type': 'text/html' } }));
  return new BrowserWindow({ webPreferences: { sandbox: true } }).loadURL('app://bare/index.html');
});`;
  writeFileSync(join(folder, 'main.cjs'), main);
  return folder;
};

/** A rep's desk of many leads, as rows: what is looked at is the desktop, not how they came. */
const giveManyLeads = async (database: Database, { id, teamIds, people }: Center, count: number): Promise<string[]> => {
  const leads = Array.from({ length: count }, (_, at) =>
    aLead({ id: `${id}.lead-${at}`, companyId: null, campaignId: null, teamId: teamIds[0], ownerId: people.rep.id, email: null }),
  );
  await database.transaction(async (sql) => {
    for (let from = 0; from < count; from += 1000) await writeRows(sql, id, 'leads', leads.slice(from, from + 1000));
  });
  return leads.map((lead) => lead.id);
};

const failures: string[] = [];
await buildWhatIsStale();
const database = await openEmbedded();
await migrate(database);
const clock = { now: Date.now, advance: () => undefined };
const server = await aServer(database, { clock });
const center = await aCenter(database, Date.now());
const url = await server.listen();
const figures: Record<string, unknown> = { name: 'shell-startup' };
try {
  const leadIds = await giveManyLeads(database, center, Number(values.leads));
  const bare = await start(bareApp(), newFolder('profile'));
  await bare.app.close();

  const folder = stageApp();
  folders.push(folder);
  const profile = newFolder('profile');
  const first = await start(folder, profile, { REFINERY_SERVER: url });
  const modules = await loadedModules(first.app, folder);
  const codeOfMain = readdirSync(join(folder, 'dist/electron')).filter((name) => name.endsWith('.cjs'));
  figures.mainModules = modules.map((path) => path.slice(folder.length + 1));
  figures.mainBytes = bytesOf(modules);
  figures.mainBytesLeftForLater = bytesOf(codeOfMain.map((name) => join(folder, 'dist/electron', name))) - bytesOf(modules);
  if (modules.length > 1) failures.push('the main process loads more than its one bundle before the first window');
  await signIn(first.page, center.people.rep);
  await first.page
    .getByRole('button', { name: /^All sent/ })
    .first()
    .waitFor({ timeout: 180_000 });
  await first.app.close();

  const from = performance.now();
  const again = await start(folder, profile, { REFINERY_SERVER: url });
  await again.page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
  await again.page.getByRole('heading').first().waitFor();
  figures.todayMs = Math.round(performance.now() - from);
  figures.windowMs = again.windowMs;
  figures.bareWindowMs = bare.windowMs;
  figures.leads = leadIds.length;
  const scripts = await again.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((each) => each as PerformanceResourceTiming)
      .filter(({ name }) => /\.(js|css)(\?|$)/.test(name))
      .map(({ name }) => new URL(name).pathname),
  );
  figures.pageFiles = scripts.length;
  figures.pageBytes = bytesOf([...new Set(scripts)].map((path) => join(folder, 'dist/renderer', path)));

  await again.app.close();
  const hour = await hourOfCalls(Number(values.calls));
  Object.assign(figures, hour.figures);
  failures.push(...hour.failures);
} catch (error) {
  failures.push(`it could not go on: ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await server.stop();
  await database.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
console.log(JSON.stringify({ ...figures, failures }));
process.exit(failures.length > 0 ? 1 : 0);
