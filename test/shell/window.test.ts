import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exitOf, launchShell, newFolder, type Shell, until, windowsOf } from './shell.ts';

describe('the main window', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await launchShell();
  });

  test('is shown with our own page once that has painted', async () => {
    await until(async () => {
      expect(await windowsOf(shell.app)).toMatchObject([{ isVisible: true, url: 'app://refinery/index.html' }]);
    });
    expect(await shell.page.evaluate(() => (window as unknown as { fileScriptRan?: boolean }).fileScriptRan)).toBe(true);
  });

  test('has the guarded preferences', async () => {
    const preferences = await shell.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        (webContents as Electron.WebContents & GuardedContents).getLastWebPreferences(),
      ),
    );
    const guarded = {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    };
    expect(preferences).toMatchObject([{ ...guarded, allowRunningInsecureContent: false, experimentalFeatures: false }]);
    expect(preferences.map((each) => each.enableBlinkFeatures ?? '')).toEqual(['']);
  });

  test('says when the machine wakes', async () => {
    await shell.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard, stopHearing: window.desktop?.onPowerResumed((notice) => heard.push(notice ?? 'awake')) });
    });
    await shell.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await shell.page.waitForFunction(() => (window as unknown as Hearing).heard.length === 1);
    await shell.page.evaluate(() => (window as unknown as Hearing).stopHearing());
    await shell.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await shell.page.evaluate(() => (window as unknown as Hearing).heard)).toEqual(['awake']);
  });

  test('has a menu of standard roles', async () => {
    const roles = await shell.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ role }) => role?.toLowerCase()));
    expect(roles?.slice(-6)).toEqual(['filemenu', 'editmenu', 'viewmenu', undefined, 'windowmenu', 'help']);
  });

  test('closed as the last one ends the app with code 0', async () => {
    const ended = exitOf(shell.app);
    await shell.app.evaluate(({ BrowserWindow }) => setImmediate(() => BrowserWindow.getAllWindows()[0]?.close()));
    expect(await ended).toBe(0);
  });
});

type GuardedContents = { getLastWebPreferences(): Electron.WebPreferences };
type Hearing = { heard: unknown[]; stopHearing: () => void };

describe('the place of the window', () => {
  test('is the same after a restart', async () => {
    const { app, profile, folder } = await launchShell();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1100, height: 700 }));
    const ended = exitOf(app);
    await app.close();
    await ended;
    const second = await launchShell({ profile, folder });
    expect((await windowsOf(second.app))[0]?.bounds).toEqual({ x: 40, y: 60, width: 1100, height: 700 });
    await second.app.close();
  });

  test('is brought back from a display that is gone', async () => {
    const profile = newFolder('profile');
    await writeFile(join(profile, 'window.json'), '{"x":9000,"y":200,"width":1500,"height":900,"isMaximized":false}');
    const { app } = await launchShell({ profile });
    const area = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
    const bounds = (await windowsOf(app))[0]?.bounds ?? { x: -1, y: -1, width: 0, height: 0 };
    expect(bounds.x).toBeGreaterThanOrEqual(area.x);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(area.x + area.width);
    await app.close();
  });

  test('is forgotten when what was kept is no place', async () => {
    const profile = newFolder('profile');
    await writeFile(join(profile, 'window.json'), '{"x":"left"');
    const { app } = await launchShell({ profile });
    expect((await windowsOf(app))[0]?.isVisible).toBeDefined();
    await app.close();
    await until(async () => expect(JSON.parse(await readFile(join(profile, 'window.json'), 'utf8'))).toMatchObject({ isMaximized: false }));
  });
});
