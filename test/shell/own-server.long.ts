import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import { countOutbox, openCall, typeNote } from '../kill/watched-page.ts';
import { buildIfStale } from './bundles.ts';
import { launchShell, newFolder, type Shell, stageApp } from './shell.ts';

const profile = newFolder('profile');
let folder: string;
let shell: Shell;

beforeAll(async () => {
  await buildIfStale('renderer');
  await buildIfStale('server');
  folder = stageApp(join(root, 'dist/renderer'), true);
  shell = await launchShell({ profile, folder });
}, 180_000);
afterAll(() => shell.app.close().catch(() => undefined));

const signIn = async ({ page }: Shell, email: string): Promise<void> => {
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('refinery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await untilSent(page);
};

const untilSent = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
  await page
    .getByText(/All sent/)
    .first()
    .waitFor({ timeout: 60_000 });
};

/** Some lead of who is signed in: whom to call next depends on the hour. */
const ownLead = async (page: Page, url: string): Promise<string> => {
  const session = await page.evaluate(() => window.desktop?.recallSession());
  const authorization = session?.kind === 'token' ? `Bearer ${session.token}` : '';
  const { leads } = (await (await fetch(`${url}/api/leads?limit=1`, { headers: { authorization } })).json()) as { leads: { id: string }[] };
  return leads[0]?.id ?? '';
};

/** SCREENSHOTS=folder keeps pictures. */
const look = async (page: Page, name: string): Promise<void> => {
  const { SCREENSHOTS: keptIn } = process.env;
  if (!keptIn) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(keptIn, `${name}-${colorScheme}.png`) });
  }
};

test('a new app runs the server itself when told to', async () => {
  const { page } = shell;
  await page.getByText('On this computer', { exact: true }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  // The sample center says who may sign in; choosing one fills in the form.
  await page.getByRole('button', { name: 'Mara Lindqvist, rep' }).click({ timeout: 320_000 });
  await look(page, 'own-server-sign-in');
  const { ownServer } = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'));
  expect(ownServer).toMatchObject({ reach: 'computer' });
  expect(readdirSync(join(profile, 'server'))).toContain('database');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await untilSent(page);
}, 400_000);

test('work that is not sent outlives a move to another server and back', async () => {
  const { page } = shell;
  const { ownServer } = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'));
  await page.evaluate(() => {
    location.hash = '#/settings/computer';
  });
  await page.getByText(`http://127.0.0.1:${ownServer.port}`).first().waitFor();
  await look(page, 'own-server-settings');
  const leadId = await ownLead(page, `http://127.0.0.1:${ownServer.port}`);
  // Another server of ours, by its address; nobody has signed in there.
  await page.evaluate((url) => window.desktop?.chooseServer({ kind: 'address', url }), 'https://refinery.nordhaus.example');
  // The own server has ended: what is written from here on cannot be sent.
  await openCall(page, leadId);
  await typeNote(page, 'Wants the retrofit guide before the move.');
  await expect.poll(() => countOutbox(page, 'pending'), { timeout: 30_000 }).toBeGreaterThan(0);
  await page.reload();
  await page.getByLabel('Mail address').waitFor({ timeout: 200_000 });
  expect(await page.evaluate(() => window.desktop?.recallSession())).toEqual({ kind: 'none' });
  const kept = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  expect(kept.some((name) => name.startsWith('refinery-'))).toBe(true);
  expect(await page.evaluate(() => window.desktop?.chooseServer({ kind: 'ownServer', reach: 'computer' }))).toMatchObject({
    kind: 'chosen',
  });
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
  expect(await page.evaluate(() => window.desktop?.recallSession())).toMatchObject({ kind: 'token' });
  await untilSent(page);
  expect(await countOutbox(page, 'pending')).toBe(0);
  await openCall(page, leadId);
  await page.getByText('Wants the retrofit guide before the move.').first().waitFor();
}, 400_000);

test('others in the room join it by its address, and it ends with the app', async () => {
  const { page } = shell;
  const { kind } = (await page.evaluate(() => window.desktop?.chooseServer({ kind: 'ownServer', reach: 'network' }))) ?? {};
  expect(kind).toBe('chosen');
  const { joinAt = [] } = (await page.evaluate(() => window.desktop?.readDesktop())) ?? {};
  // A machine without a network has no address to give; its own then stands for it.
  const url = joinAt[0] ?? (await page.evaluate(() => window.desktop?.readServerAddress()))?.url ?? '';
  const other = await launchShell({ profile: newFolder('profile'), folder });
  await other.page.getByLabel('Address of the server').fill(url);
  await other.page.getByRole('button', { name: 'Go on' }).click();
  await signIn(other, 'elif@refinery.example');
  await other.app.close();
  // Whoever has no app: the same address in a browser.
  expect(await (await fetch(url)).text()).toContain('<div id="root"></div>');
  await shell.app.close();
  await expect(fetch(`${url}/api/health`)).rejects.toThrow();
  expect(existsSync(join(profile, 'server', 'database', 'postmaster.pid'))).toBe(false);
}, 400_000);
