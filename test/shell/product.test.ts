import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import type { Database } from '../../server/db/database.ts';
import { aCenter, type Center } from '../support/center.ts';
import { openFreshDatabase } from '../support/databases.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { buildIfStale } from './bundles.ts';
import { launchShell, newFolder, type Shell, stageApp } from './shell.ts';

let database: Database;
let server: TestServer;
let center: Center;
let shell: Shell;
const profile = newFolder('profile');
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  await buildIfStale('renderer');
  folder = stageApp(join(root, 'dist/renderer'));
  database = await openFreshDatabase('embedded');
  server = await aServer(database);
  environment = { REFINERY_SERVER: await server.listen() };
  center = await aCenter(database, Date.now());
  shell = await launchShell({ profile, folder, environment });
}, 180_000);

afterAll(async () => {
  await shell?.app.close();
  await server?.stop();
  await database?.close();
});

describe('the product in its shell', () => {
  test('signs a rep in at the server of its setting and shows their day', async () => {
    const violations: string[] = [];
    shell.page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    });
    const { email, password, name } = center.people.rep;
    await shell.page.getByLabel('Mail address').fill(email);
    await shell.page.getByLabel('Password', { exact: true }).fill(password);
    await shell.page.getByRole('button', { name: 'Sign in' }).click();
    await shell.page.getByRole('navigation', { name: 'Main' }).waitFor();
    await shell.page.getByText(name).first().waitFor();
    await shell.page
      .getByText(/All sent/)
      .first()
      .waitFor();
    expect(violations).toEqual([]);
  });

  test('holds its line for pokes open: its server knows that the rep is there', async () => {
    const isThere = () =>
      database.transaction((sql) =>
        sql.query<{ is_connected: boolean }>('select is_connected from presences where id = $1', [center.people.rep.id]),
      );
    await expect.poll(isThere, { timeout: 15_000 }).toEqual([{ is_connected: true }]);
  });

  test('is signed in again after a restart, by the token in the keychain', async () => {
    await shell.app.close();
    shell = await launchShell({ profile, folder, environment });
    await shell.page.getByRole('navigation', { name: 'Main' }).waitFor();
    await shell.page
      .getByText(/All sent/)
      .first()
      .waitFor();
    expect(await shell.page.evaluate(() => window.desktop?.recallSession())).toMatchObject({ kind: 'token' });
  });

  test('has every setting of this computer, and what the computer is, on a screen', async () => {
    const { page } = shell;
    const settings = async () => (await page.evaluate(() => window.desktop?.readDesktop()))?.settings;
    const choose = (label: string) => page.locator('label').getByText(label, { exact: true }).click();
    await page.evaluate(() => {
      location.hash = '#/settings/computer';
    });
    await page.getByRole('checkbox', { name: 'Stay beside the clock when the window is closed' }).click();
    await page.getByRole('checkbox', { name: 'Use the graphics processor' }).click();
    await page.getByText('In force after the next start of Refinery.').waitFor();
    await choose('Ctrl or ⌘, Alt and J');
    await choose('Proxy');
    await page.getByRole('textbox', { name: 'Address of the proxy' }).fill('localhost:3128');
    await page.getByRole('textbox', { name: 'Address of the proxy' }).blur();
    const proxy = { kind: 'fixed', rules: 'localhost:3128' };
    await expect
      .poll(settings)
      .toMatchObject({ staysInTray: true, hardwareAcceleration: false, callShortcut: 'CommandOrControl+Alt+J', proxy });
    const pem = readFileSync(join(root, 'test/fixtures/certificates/authority.pem'));
    await page.locator('input[type=file]').setInputFiles({ name: 'authority.pem', mimeType: 'application/x-pem-file', buffer: pem });
    await page.getByText('Trusted for this server’s address, beside those of the system.').waitFor();
    await page.getByRole('button', { name: 'Trust it no longer' }).click();
    await page.getByText('None: only authorities that the system trusts.').waitFor();
    await page.getByText('Crash reports', { exact: true }).waitFor();
    await choose('As the system');
    await page.getByRole('checkbox', { name: 'Stay beside the clock when the window is closed' }).click();
    await expect.poll(settings).toMatchObject({ staysInTray: false, proxy: { kind: 'system' }, certificateAuthority: null });
    await page.evaluate(() => {
      location.hash = '#/today';
    });
  });

  test('opens without its server, with the work of the person who was here', async () => {
    await shell.app.close();
    await server.stop();
    shell = await launchShell({ profile, folder, environment });
    await shell.page.getByRole('navigation', { name: 'Main' }).waitFor();
    await shell.page
      .getByText(/Offline/)
      .first()
      .waitFor();
    await shell.page.getByText(center.people.rep.name).first().waitFor();
  });
});
