import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchShell, noteLinks, type Shell, until, windowsOf } from './shell.ts';

let shell: Shell;
let notedLinks: () => Promise<string[]>;

beforeAll(async () => {
  shell = await launchShell();
});
beforeEach(async () => {
  notedLinks = await noteLinks(shell.app);
});
afterAll(() => shell.app.close());

/** Long enough for a navigation that nobody stops to have happened. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 600));

const expectNothingOpened = async () => {
  await settle();
  expect(await windowsOf(shell.app)).toHaveLength(1);
  expect((await windowsOf(shell.app))[0]?.url).toMatch(/^app:\/\/refinery\/index\.html/);
  expect(await shell.page.evaluate(() => document.title)).toBe('Shell page');
};

describe('a page of ours', () => {
  test.each([
    ['web', 'https://nordhaus.example/press'],
    ['mail', 'mailto:ana@nordhaus.example'],
    ['phone', 'tel:+498955500142'],
    ['other-page', 'https://other.example/'],
  ])('hands its %s link to the system and stays', async (id, link) => {
    await shell.page.click(`#${id}`);
    await until(async () => expect(await notedLinks()).toEqual([link]));
    await expectNothingOpened();
  });

  test('starts no other program', async () => {
    await shell.page.click('#program');
    await shell.page.evaluate(() => {
      window.open('file:///etc/passwd');
      window.open('javascript:alert(1)');
      window.open('vscode://file/etc/passwd');
      window.open('https://bank.example@evil.example/');
    });
    await expectNothingOpened();
    expect(await notedLinks()).toEqual([]);
  });

  test.each(['http://127.0.0.1:1/', 'data:text/html,<title>elsewhere</title>', 'file:///etc/passwd'])(
    'is not taken to %s',
    async (address) => {
      await shell.page.evaluate((to) => {
        location.href = to;
      }, address);
      await expectNothingOpened();
      expect(await notedLinks()).toEqual([]);
    },
  );

  test.each([
    ['will-redirect', 'is sent nowhere else by a redirect'],
    ['will-attach-webview', 'holds no webview'],
  ])('%s is prevented: a page of ours %s', async (name) => {
    const isPrevented = await shell.app.evaluate(({ BrowserWindow }, event) => {
      let prevented = false;
      const given = {
        url: 'https://evil.example/',
        isMainFrame: true,
        preventDefault: () => {
          prevented = true;
        },
      };
      const [window] = BrowserWindow.getAllWindows();
      (window as unknown as { webContents: NodeJS.EventEmitter }).webContents.emit(event, given, {}, {});
      return prevented;
    }, name);
    expect(isPrevented).toBe(true);
  });

  test('opens no window for its own pages either', async () => {
    await shell.page.evaluate(() => void window.open('/index.html'));
    await expectNothingOpened();
  });

  test('may move within itself and load itself again', async () => {
    await shell.page.evaluate(() => {
      location.hash = '#/today';
    });
    await shell.page.reload();
    expect((await windowsOf(shell.app))[0]?.url).toBe('app://refinery/index.html#/today');
    expect(await shell.page.evaluate(() => typeof window.desktop)).toBe('object');
  });
});
