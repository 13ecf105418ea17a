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
