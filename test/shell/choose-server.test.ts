import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import type { Database } from '../../server/db/database.ts';
import { lookAt } from '../e2e/support/look.ts';
import { aCenter, type Center } from '../support/center.ts';
import { openFreshDatabase } from '../support/databases.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { buildIfStale } from './bundles.ts';
import { launchShell, type Shell, stageApp } from './shell.ts';

let database: Database;
let server: TestServer;
let center: Center;
let url: string;
let shell: Shell;
const said: string[] = [];

beforeAll(async () => {
  await buildIfStale('renderer');
  database = await openFreshDatabase('embedded');
  server = await aServer(database, { clock: { now: Date.now, advance: () => undefined } });
  url = await server.listen();
  center = await aCenter(database, Date.now());
  shell = await launchShell({ folder: stageApp(join(root, 'dist/renderer')) });
  // As in the walk of all screens: colours that are on their way to others are no colours of ours.
  await shell.page.emulateMedia({ reducedMotion: 'reduce' });
  shell.page.on('console', (message) => said.push(`${message.type()}: ${message.text()} (${message.location().url})`));
  shell.page.on('pageerror', (error) => said.push(`pageerror: ${error.message}`));
}, 180_000);

afterAll(async () => {
  await shell?.app.close();
  await server?.stop();
  await database?.close();
});

/** In light and dark; SCREENSHOTS=folder keeps pictures. */
const look = async (name: string): Promise<void> => {
  const { page } = shell;
  const { SCREENSHOTS: folder } = process.env;
  if (folder) mkdirSync(folder, { recursive: true });
  const keep = folder ? async (as: string) => void (await page.screenshot({ path: join(folder, `${name}-${as}.png`) })) : undefined;
  const seat = { name, page, url, said, close: () => Promise.resolve() };
  await lookAt(seat, {}, keep);
};

test('a new app asks where the center works, and says what is wrong with an address', async () => {
  const { page } = shell;
  await page.getByRole('heading', { name: 'Where does your center work?' }).waitFor();
  await look('first-run');
  await page.getByText('On this computer', { exact: true }).click();
  await look('first-run-this-computer');
  await page.getByText('On a server', { exact: true }).click();
  await page.getByLabel('Address of the server').fill('http://127.0.0.1:1');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText('Nothing answers there').waitFor();
  await look('first-run-no-answer');
});

test('an address that answers is taken, and leads to the sign-in there', async () => {
  const { page } = shell;
  await page.getByLabel('Address of the server').fill(url);
  await page.getByRole('button', { name: 'Go on' }).click();
  const { email, password } = center.people.rep;
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  expect(await page.evaluate(() => window.desktop?.readServerAddress())).toEqual({ url, from: 'settings' });
});

test('what belongs to this computer stands in the settings, with the way to another server', async () => {
  const { page } = shell;
  await page.evaluate(() => {
    location.hash = '#/settings/computer';
  });
  await page.getByText(url).first().waitFor();
  await page.getByText('Journal', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Work with another server' }).waitFor();
});
