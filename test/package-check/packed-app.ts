import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
// For the type of `window.desktop`.
import type {} from '../../renderer/platform/open-platform.ts';
import type { ReportAnswer } from '../../shared/domain/reports/answer.ts';
import { electronPath, untilLoaded } from '../support/staged-app.ts';

/** A first start writes a database and a sample center. */
const firstStartMs = 240_000;

const signIn = async (page: Page, whom: RegExp): Promise<void> => {
  await page.getByRole('button', { name: whom }).click({ timeout: firstStartMs });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 60_000 });
};

type Session = { token: string };

/** What the server of the packed app says to who asks it by its address. */
const ask = async <Answer>(url: string, path: string, init: RequestInit = {}): Promise<Answer> => {
  const answer = await fetch(`${url}${path}`, init);
  assert.equal(answer.status, 200, `${path} answers ${answer.status}`);
  return (await answer.json()) as Answer;
};

const managerAt = async (url: string): Promise<{ authorization: string }> => {
  const body = JSON.stringify({ email: 'ines@refinery.example', password: 'refinery', wantsToken: true });
  const { token } = await ask<Session>(url, '/api/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { authorization: `Bearer ${token}` };
};

/** A report is counted in a thread of its own, and a file that is taken in is read in another. */
const askThreads = async (url: string): Promise<{ countedRows: number; readRows: number }> => {
  const headers = await managerAt(url);
  const report = await ask<Pick<ReportAnswer, 'tables'>>(url, '/api/reports/campaigns', { headers });
  const countedRows = report.tables.reduce((sum, { rows }) => sum + rows.length, 0);
  assert.ok(countedRows > 0, 'the counting thread gave an empty report');
  const file = 'Name,Company,Email\nAna Keller,Nordhaus GmbH,ana@nordhaus.example\nTom Brandt,Ostwerk AG,tom@ostwerk.example\n';
  const checked = await ask<{ rowCount: number }>(url, '/api/imports/check?team=North', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: file,
  });
  assert.equal(checked.rowCount, 2, 'the reading thread gave another number of rows');
  return { countedRows, readRows: checked.rowCount };
};

export type PackedRun = { countedRows: number; readRows: number };

/**
 * Starts the app out of the archive of a package, as somebody who has just installed it: has it run the server itself, signs in, asks the
 * server's threads for something, and quits. On Electron's stand-in, which reads archives as Electron does. Throws what does not hold.
 */
export const runPackedApp = async (archive: string, folder: string): Promise<PackedRun> => {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [archive],
    env: { ...(process.env as Record<string, string>), REFINERY_PROFILE: profile, XDG_CONFIG_HOME: join(folder, 'config') },
  });
  const page = await app.firstWindow();
  await untilLoaded(page);
  assert.ok(await app.evaluate(({ app: own }) => own.isPackaged));
  assert.ok(await app.evaluate(({ app: own }, path) => own.getAppPath() === path, archive));
  await page.getByText('On this computer', { exact: true }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await signIn(page, /^Mara Lindqvist, rep/);
  const { url = '' } = (await page.evaluate(() => window.desktop?.readServerAddress())) ?? {};
  const threads = await askThreads(url);
  assert.match(await (await fetch(url)).text(), /<div id="root"><\/div>/, 'the packed server shows no pages to browsers');
  // Its database and log lie in the person's folder, nothing beside the package.
  assert.ok(readdirSync(join(profile, 'server')).includes('database'));
  assert.doesNotMatch(readFileSync(join(profile, 'logs/refinery.log'), 'utf8'), /"what":"(fault|crash)"/);
  await app.close();
  const serverEnded = await fetch(`${url}/api/health`).then(
    () => false,
    () => true,
  );
  assert.ok(serverEnded, 'the server outlives the app');
  return threads;
};
