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
});
