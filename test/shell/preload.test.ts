import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticeNames, requestNames, subscriptionName } from '../../shared/ipc-channels.ts';
import { launchShell, type Shell } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await launchShell();
});
afterAll(() => shell.app.close());

describe('what the preload gives the page', () => {
  test('is the contract and nothing more', async () => {
    const names = await shell.page.evaluate(() => Object.keys(window.desktop ?? {}));
    expect(names.sort()).toEqual([...requestNames, ...noticeNames.map(subscriptionName)].sort());
  });

  test('cannot be changed or replaced', async () => {
    const attempts = await shell.page.evaluate(() => {
      const own = Object.getOwnPropertyDescriptor(window, 'desktop');
      const { dial } = window.desktop as unknown as Record<string, unknown>;
      Reflect.set(window, 'desktop', {});
      Reflect.set(window.desktop as object, 'dial', () => 'taken over');
      const isSame = (window.desktop as unknown as Record<string, unknown>).dial === dial;
      return [own?.writable, own?.configurable, Object.isFrozen(window.desktop), isSame];
    });
    expect(attempts).toEqual([false, false, true, true]);
  });

  test('leaves neither Node nor Electron in the page', async () => {
    const leaks = await shell.page.evaluate(() =>
      ['require', 'process', 'Buffer', 'module', 'global', 'ipcRenderer', 'electron', '__dirname'].filter((name) => name in window),
    );
    expect(leaks).toEqual([]);
  });

  test('runs in a world of its own', async () => {
    await shell.page.evaluate(() => {
      JSON.stringify = () => 'the page changed what JSON does';
      Promise.prototype.finally = () => Promise.reject(new Error('the page changed what promises do'));
    });
    expect(await shell.page.evaluate(() => window.desktop?.readServerAddress())).toMatchObject({ from: 'default' });
  });

  test('takes no functions along', async () => {
    const error = await shell.page.evaluate(() =>
      (window.desktop as unknown as { notify(given: unknown): Promise<unknown> }).notify(() => 1).catch((each: Error) => each.message),
    );
    expect(error).toMatch(/could not be cloned|not the argument/);
  });
});
