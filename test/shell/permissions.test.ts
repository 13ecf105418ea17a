import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchShell, type Shell } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await launchShell();
});
afterAll(() => shell.app.close());

const stateOf = (name: string) =>
  shell.page.evaluate((asked) => navigator.permissions.query({ name: asked as PermissionName }).then(({ state }) => state), name);

describe('permissions of a page', () => {
  test.each(['geolocation', 'camera', 'microphone', 'notifications', 'midi', 'clipboard-read', 'idle-detection', 'local-fonts'])(
    '%s is denied',
    async (name) => {
      expect(await stateOf(name)).toBe('denied');
    },
  );

  test('a number may be copied and storage kept', async () => {
    expect(await stateOf('clipboard-write')).toBe('granted');
    expect(await stateOf('persistent-storage')).toBe('granted');
  });

  test('asking does not help', async () => {
    const answers = await shell.page.evaluate(async () => [
      await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('position'),
          ({ code }) => resolve(code),
        ),
      ),
      await Notification.requestPermission(),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'stream',
        ({ name }: Error) => name,
      ),
    ]);
    expect(answers[0]).toBe(1);
    expect(answers[1]).toBe('denied');
    expect(answers[2]).toMatch(/NotAllowedError|NotFoundError/);
  });

  test('are not given to another origin that got into a window', async () => {
    const foreign = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Foreign</title>');
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const opened = shell.app.waitForEvent('window');
    await shell.app.evaluate(
      ({ BrowserWindow }, url) => new BrowserWindow({ show: false, webPreferences: { sandbox: true } }).loadURL(url as string),
      `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`,
    );
    const page = await opened;
    await page.waitForURL(/127/);
    const state = await page.evaluate(() =>
      navigator.permissions.query({ name: 'clipboard-write' as PermissionName }).then((status) => status.state),
    );
    expect(state).toBe('denied');
    await page.close();
    foreign.close();
  });
});
