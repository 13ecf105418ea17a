import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchShell, type Shell } from './shell.ts';

let shell: Shell;
let foreign: Server;

beforeAll(async () => {
  foreign = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Foreign</title><h1>Foreign</h1>');
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  shell = await launchShell();
});
afterAll(async () => {
  await shell.app.close();
  foreign.close();
});

type Given = { preload: string; url: string; inFrames?: boolean };

/** Another window with our own preload, as somebody would open it who got that far. */
const openWindow = async (url: string, inFrames = false): Promise<Page> => {
  const given: Given = { preload: `${shell.folder}/dist/electron/preload.cjs`, url, inFrames };
  const opened = shell.app.waitForEvent('window');
  await shell.app.evaluate(async ({ BrowserWindow }, each) => {
    const { preload, inFrames: nodeIntegrationInSubFrames = false } = each as Given;
    const webPreferences = { preload, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames };
    await new BrowserWindow({ show: false, webPreferences }).loadURL((each as Given).url);
  }, given);
  const page = await opened;
  await page.waitForFunction(() => document.querySelector('h1') !== null);
  return page;
};

const ask = (page: Pick<Page, 'evaluate'>): Promise<unknown> =>
  page.evaluate(() =>
    (window.desktop as NonNullable<Window['desktop']>).recallSession().then(
      (answer) => answer.kind as string,
      (error: Error) => error.message,
    ),
  );

describe('a request to the shell', () => {
  test('from our own page is answered', async () => {
    expect(await ask(shell.page)).toBe('none');
  });

  test('from another origin is refused, even through our own preload', async () => {
    const page = await openWindow(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
    expect(await page.title()).toBe('Foreign');
    expect(await ask(page)).toMatch(/refused: not one of our own pages/);
    await page.close();
  });

  test('from a frame within our own page is refused', async () => {
    const page = await openWindow('app://refinery/index.html', true);
    expect(await ask(page)).toBe('none');
    await page.evaluate(() => document.body.append(document.createElement('iframe')));
    const frame = page.frames().find((each) => each.parentFrame() !== null);
    if (!frame) throw new Error('the page has no frame');
    expect(await ask(frame)).toMatch(/refused: not one of our own pages/);
    await page.close();
  });

  test.each([
    ['rememberSession', 42],
    ['rememberSession', ''],
    ['appendToJournal', 'no list'],
    ['appendToJournal', [{ id: 'a' }]],
    ['exportFile', { name: 'log.csv', mime: 'text/csv', data: 'text instead of bytes' }],
    ['notify', { id: 'a', title: 'x'.repeat(300), body: '' }],
    ['recallSession', 'an argument where none belongs'],
  ])('%s is refused with an argument that was not agreed', async (name, argument) => {
    const error = await shell.page.evaluate(
      ([asked, given]) =>
        (window.desktop as unknown as Record<string, (each: unknown) => Promise<unknown>>)[asked as string]?.(given).then(
          () => 'answered',
          (each: Error) => each.message,
        ),
      [name, argument] as const,
    );
    expect(error).toMatch(/refused: not the argument that was agreed/);
  });
});
