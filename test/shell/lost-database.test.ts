import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import type { Database } from '../../server/db/database.ts';
import { type Line, layLine } from '../e2e/support/line.ts';
import { aCenter, type Center } from '../support/center.ts';
import { openFreshDatabase } from '../support/databases.ts';
import { giveLeads } from '../support/give-leads.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { killWithAll } from '../support/staged-app.ts';
import { buildIfStale } from './bundles.ts';
import { launchShell, newFolder, type Shell, stageApp } from './shell.ts';

const clock = { now: Date.now, advance: () => undefined };
const profile = newFolder('profile');
let database: Database;
let server: TestServer;
let line: Line;
let center: Center;
let leadId: string;
let start: () => Promise<Shell>;

beforeAll(async () => {
  await buildIfStale('renderer');
  database = await openFreshDatabase('embedded');
  server = await aServer(database, { clock });
  center = await aCenter(database, Date.now());
  const url = await server.listen();
  [leadId = ''] = await giveLeads({ url, center, tokenOf: server.tokenOf, clock, to: center.people.rep });
  line = await layLine(Number(new URL(url).port));
  const folder = stageApp(join(root, 'dist/renderer'));
  start = () => launchShell({ profile, folder, environment: { REFINERY_SERVER: line.url } });
}, 180_000);

afterAll(async () => {
  await line?.close();
  await server?.stop();
  await database?.close();
});

const signIn = async ({ page }: Shell): Promise<void> => {
  await page.getByLabel('Mail address').fill(center.people.rep.email);
  await page.getByLabel('Password', { exact: true }).fill(center.people.rep.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
const sync = ({ page }: Shell, said: RegExp) => page.getByRole('button', { name: said }).first().waitFor();

const typeNote = async ({ page }: Shell, words: string): Promise<void> => {
  await page.evaluate((id) => {
    location.hash = `#/call/${id}`;
  }, leadId);
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill(words);
  await note.blur();
};

/** Every folder of that name below the profile: where Chromium and Electron keep the pages' databases. */
const databaseFolders = (): string[] =>
  readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((each) => each.isDirectory() && each.name === 'IndexedDB')
    .map((each) => join(each.parentPath, each.name));

test('everything unsent comes back from the journal when the database is lost as a whole, and is sent', async () => {
  const before = await start();
  await signIn(before);
  await sync(before, /All sent/);
  // Who signed in is remembered by Chromium some seconds later, or when it is closed.
  await before.app.close();
  const first = await start();
  await sync(first, /All sent/);
  await line.cut();
  await sync(first, /Offline/);
  await typeNote(first, 'Wants an offer before the audit.');
  await sync(first, /Offline, \d+ unsent/);
  await killWithAll(first.app);

  const folders = databaseFolders();
  expect(folders).not.toEqual([]);
  for (const folder of folders) rmSync(folder, { recursive: true });
  appendFileSync(join(profile, 'journal/commands.journal'), 'deadbeef {"kind":"entry","id":"half a li');

  const second = await start();
  await sync(second, /Offline, \d+ unsent/);
  await second.page.getByRole('button', { name: /Sync and unsent work/ }).click();
  await second.page.getByText(/The database had lost .+; the journal had it/).waitFor();
  await second.page.getByText(/One line of the journal could not be read/).waitFor();
  expect(readFileSync(join(profile, 'journal/commands.journal.damaged'), 'utf8')).toContain('half a li');
  await line.mend();
  await second.page.getByRole('button', { name: /Try now/ }).click();
  await sync(second, /All sent/);
  const kept = await database.query<{ body: string; times: number }>(
    `select n.body, count(c.id)::int as times from notes n join commands c on c.args->>'noteId' = n.id and c.name = 'writeNote' group by n.body`,
  );
  expect(kept).toEqual([{ body: 'Wants an offer before the audit.', times: 1 }]);
  await second.page.keyboard.press('Escape');
  await second.page.evaluate((id) => {
    location.hash = `#/call/${id}`;
  }, leadId);
  await second.page.getByText('Wants an offer before the audit.').first().waitFor();
  await second.app.close();
}, 120_000);
