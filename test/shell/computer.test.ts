import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createSafeServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import type { Computer } from '../../renderer/platform/platform.ts';
import { electronPath, isDouble } from '../support/staged-app.ts';
import { answerSaveDialog, environmentOf, launchShell, newFolder, type Shell, until, windowsOf } from './shell.ts';

let shell: Shell;
const servers: Server[] = [];

const listen = async (server: Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const certificate = (name: string): string => readFileSync(join(root, 'test/fixtures/certificates', name), 'utf8');
const ours = JSON.stringify({ state: 'ready', database: 'embedded', reasons: [] });

/** What the stand-in shows of the computer around the app; a real Electron shows it to people only. */
type Around = {
  electronDouble: {
    trays(): { toolTip: string; picture: string; menu: { items: { label?: string; click?: () => void }[] } | null }[];
    pressShortcut(accelerator: string): void;
    proxy(): { mode?: string; proxyRules?: string };
    timesClosed(): number;
    overlays(): (string | null)[];
    shownNotifications: Set<{ actions: { text: string }[]; emit(name: string, given: object): void }>;
  };
};
const trays = () => shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.trays().map(({ toolTip }) => toolTip));

beforeAll(async () => {
  shell = await launchShell();
});
afterAll(async () => {
  await shell.app.close();
  for (const server of servers) server.close();
});

const change = (some: Parameters<Computer['change']>[0]) => shell.page.evaluate((given) => window.desktop?.changeDesktop(given), some);
const probe = (address: string) => shell.page.evaluate((given) => window.desktop?.probeServer(given), address);

describe('looking for a server', () => {
  test('finds one of ours, also by an address without a scheme in the own network', async () => {
    const port = await listen(createServer((_request, response) => response.end(ours)));
    expect(await probe(`http://127.0.0.1:${port}/`)).toEqual({ kind: 'ready', url: `http://127.0.0.1:${port}` });
    expect(await probe(`127.0.0.1:${port}`)).toEqual({ kind: 'ready', url: `http://127.0.0.1:${port}` });
  });

  test('says what is wrong with what it finds', async () => {
    const stranger = await listen(createServer((_request, response) => response.end('<h1>Router</h1>')));
    const starting = await listen(createServer((_request, response) => response.end(ours.replace('ready', 'notReady'))));
    expect(await probe(`http://127.0.0.1:${stranger}`)).toEqual({ kind: 'failed', trouble: 'notRefinery' });
    expect(await probe(`http://127.0.0.1:${starting}`)).toEqual({ kind: 'failed', trouble: 'notReady' });
    expect(await probe('http://127.0.0.1:1')).toEqual({ kind: 'failed', trouble: 'unreachable' });
    expect(await probe('file:///etc/passwd')).toEqual({ kind: 'failed', trouble: 'notAnAddress' });
  });

  test("explains a certificate, and trusts one of an authority of one's own once that was taken in", async () => {
    const cert = `${certificate('server.pem')}${certificate('intermediate.pem')}`;
    const safe = createSafeServer({ key: certificate('server.key'), cert }, (_request, response) => response.end(ours));
    const address = `https://127.0.0.1:${await listen(safe)}`;
    expect(await probe(address)).toEqual({ kind: 'certificate', trouble: 'unknownAuthority', url: address });
    expect(await change({ certificateAuthority: certificate('server.pem') })).toEqual({ kind: 'noAuthority' });
    await change({ certificateAuthority: certificate('other-authority.pem') });
    expect(await probe(address)).toMatchObject({ kind: 'certificate', trouble: 'unknownAuthority' });
    expect(await change({ certificateAuthority: certificate('authority.pem') })).toEqual({ kind: 'kept', restart: false });
    expect(await probe(address)).toEqual({ kind: 'ready', url: address });
  });
});

describe('settings of this computer', () => {
  test('are kept, and in force at once', async () => {
    expect(await change({ zoomPercent: 125, proxy: { kind: 'fixed', rules: 'proxy.example:3128' } })).toEqual({
      kind: 'kept',
      restart: false,
    });
    expect(await change({ hardwareAcceleration: false })).toEqual({ kind: 'kept', restart: true });
    expect(JSON.parse(await readFile(join(shell.profile, 'settings.json'), 'utf8'))).toMatchObject({
      zoomPercent: 125,
      hardwareAcceleration: false,
    });
    const zoom = await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
    expect(zoom).toBe(1.25);
    await shell.page.reload();
    await until(async () =>
      expect(await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())).toBe(1.25),
    );
  });

  test('keep the zoom of the menu and its keys', async () => {
    const press = (accelerator: string) =>
      shell.app.evaluate(({ Menu, BrowserWindow }, keys) => {
        const all = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
        all.find((item) => item.accelerator === keys)?.click(undefined, BrowserWindow.getAllWindows()[0]);
      }, accelerator);
    const zoom = async () => (await shell.page.evaluate(() => window.desktop?.readDesktop()))?.settings.zoomPercent;
    await press('CommandOrControl+Plus');
    await until(async () => expect(await zoom()).toBe(150));
    expect(await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())).toBe(1.5);
    await press('CommandOrControl+-');
    await until(async () => expect(await zoom()).toBe(125));
  });

  test.runIf(isDouble)('send everything through the proxy that was set', async () => {
    const proxy = await shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.proxy());
    expect(proxy).toMatchObject({ mode: 'fixed_servers', proxyRules: 'proxy.example:3128' });
    const timesClosed = () => shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.timesClosed());
    const before = await timesClosed();
    await change({ proxy: { kind: 'system' } });
    expect(await timesClosed()).toBe(before + 1);
    await change({ proxy: { kind: 'system' }, updates: 'automatic' });
    expect(await timesClosed()).toBe(before + 1);
    expect(await shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.proxy())).toEqual({ mode: 'system' });
  });

  test('leave the graphics processor alone from the next start on', async () => {
    const profile = newFolder('profile');
    writeFileSync(join(profile, 'settings.json'), '{"hardwareAcceleration":false}');
    const other = await launchShell({ profile });
    expect(await other.app.evaluate(({ app }) => app.isHardwareAccelerationEnabled())).toBe(false);
    expect(await shell.app.evaluate(({ app }) => app.isHardwareAccelerationEnabled())).toBe(true);
    await other.app.close();
  });

  test.each([
    { proxy: { kind: 'fixed', rules: 'http://name:secret@proxy.example:3128' } },
    { zoomPercent: 5000 },
    { callShortcut: 'A' },
    { server: 'https://evil.example' },
  ])('%j is refused or passed over', async (some) => {
    const before = await shell.page.evaluate(() => window.desktop?.readServerAddress());
    await change(some as never).catch((error: Error) => expect(error.message).toMatch(/not the argument that was agreed/));
    expect(await shell.page.evaluate(() => window.desktop?.readServerAddress())).toEqual(before);
    expect(await shell.page.evaluate(() => window.desktop?.readDesktop())).toMatchObject({
      settings: { zoomPercent: 125, callShortcut: 'CommandOrControl+Alt+R' },
    });
  });
});

describe.runIf(isDouble)('beside the clock', () => {
  test('stands who waits, when that is wanted, and the window closes into it', async () => {
    expect(await trays()).toEqual([]);
    await change({ staysInTray: true });
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: null, waiting: 12, due: 2 }));
    expect(await trays()).toEqual(['Refinery: 12 leads to call, 2 callbacks due']);
    const pictures = () => shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.trays().map(({ picture }) => picture));
    expect(await pictures()).toEqual(['tray-more.png']);
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: null, waiting: 3, due: 2 }));
    expect(await pictures()).toEqual(['tray-3.png']);
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: null, waiting: 0, due: 2 }));
    expect(await pictures()).toEqual(['tray.png']);
    expect(await shell.app.evaluate(({ app }) => app.getBadgeCount())).toBe(2);
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await windowsOf(shell.app)).toMatchObject([{ isVisible: false }]);
    await shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.trays()[0]?.menu?.items[3]?.click?.());
    expect(await windowsOf(shell.app)).toMatchObject([{ isVisible: true }]);
    await change({ staysInTray: false });
    expect(await trays()).toEqual([]);
  });

  test('the mark in dock and taskbar says how many callbacks are due', async () => {
    const due = (count: number) =>
      shell.page.evaluate((given) => window.desktop?.tellWork({ callLeadId: null, waiting: 12, due: given }), count);
    const badge = () => shell.app.evaluate(({ app }) => app.getBadgeCount());
    await due(3);
    expect(await badge()).toBe(3);
    await due(0);
    expect(await badge()).toBe(0);
  });

  test('on Windows by a picture laid on it, with words for who hears it', async () => {
    const become = (platform: string) =>
      shell.app.evaluate((_, name) => void Object.defineProperty(process, 'platform', { value: name }), platform);
    const overlays = () => shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.overlays());
    const due = (count: number) =>
      shell.page.evaluate((given) => window.desktop?.tellWork({ callLeadId: null, waiting: 12, due: given }), count);
    await become('win32');
    try {
      for (let count = 1; count <= 9; count += 1) {
        await due(count);
        expect(await overlays()).toEqual([`badge-${count}.png: ${count === 1 ? '1 callback' : `${count} callbacks`} due`]);
      }
      await due(14);
      expect(await overlays()).toEqual(['badge-more.png: 14 callbacks due']);
      await due(0);
      expect(await overlays()).toEqual([null]);
    } finally {
      await become('linux');
    }
  });

  test('a key brings the running call back from any program', async () => {
    await shell.page.evaluate(() => {
      Object.assign(window, { asked: 0 });
      window.desktop?.onCallAsked(() => {
        (window as unknown as { asked: number }).asked += 1;
      });
    });
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await shell.app.evaluate(() => (globalThis as unknown as Around).electronDouble.pressShortcut('CommandOrControl+Alt+R'));
    await shell.page.waitForFunction(() => (window as unknown as { asked: number }).asked === 1);
    expect(await windowsOf(shell.app)).toMatchObject([{ isMinimized: false }]);
  });

  test('a notification has buttons, and says which was pressed', async () => {
    await shell.page.evaluate(async () => {
      Object.assign(window, { acted: [] });
      window.desktop?.onNotificationActed((notice) => (window as unknown as { acted: unknown[] }).acted.push(notice));
      const actions = [
        { id: 'call', label: 'Call' },
        { id: 'snooze', label: 'In five minutes' },
      ];
      await window.desktop?.notify({ id: 'callback:1', title: 'Call back', body: '', actions });
    });
    await shell.app.evaluate(() => {
      for (const each of (globalThis as unknown as Around).electronDouble.shownNotifications) each.emit('action', { actionIndex: 1 });
    });
    await shell.page.waitForFunction(() => (window as unknown as { acted: unknown[] }).acted.length === 1);
    expect(await shell.page.evaluate(() => (window as unknown as { acted: unknown[] }).acted)).toEqual([
      { id: 'callback:1', action: 'snooze' },
    ]);
  });
});

describe('the computer', () => {
  test('says when its screen is locked and unlocked', async () => {
    await shell.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { locks: heard });
      window.desktop?.onScreenLocked(() => heard.push('locked'));
      window.desktop?.onScreenUnlocked(() => heard.push('unlocked'));
    });
    await shell.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('lock-screen');
      powerMonitor.emit('unlock-screen');
    });
    await shell.page.waitForFunction(() => (window as unknown as { locks: string[] }).locks.join() === 'locked,unlocked');
  });

  test('hands links over, at a start and to the app that runs', async () => {
    const take = () => shell.page.evaluate(() => window.desktop?.takeIncoming());
    expect(await take()).toEqual([]);
    const leadId = '0190f3a2-5b7c-7def-8123-456789abcdef';
    const second = spawn(
      electronPath,
      [shell.folder, `refinery://lead/${leadId}`, 'tel:+498955500142', 'refinery://evil/x', '--no-sandbox'],
      {
        env: environmentOf(shell.profile),
        stdio: 'ignore',
      },
    );
    await once(second, 'exit');
    await until(async () =>
      expect(await take()).toEqual([
        { kind: 'lead', leadId },
        { kind: 'number', number: '+498955500142' },
      ]),
    );
    expect(await take()).toEqual([]);
  });

  test('is described without a word of persons, as a file too', async () => {
    await shell.page.evaluate(() => window.desktop?.reportFault({ name: 'TypeError', places: ['index-3f.js:1:20'] }));
    const read = await shell.page.evaluate(() => window.desktop?.readDiagnostics());
    expect(read?.lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Refinery', 'Electron', 'Journal', 'Server', 'Crash reports']),
    );
    const path = join(newFolder('diagnostics'), 'all.txt');
    await answerSaveDialog(shell.app, path);
    expect(await shell.page.evaluate(() => window.desktop?.exportDiagnostics())).toEqual({ kind: 'saved', path });
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/"name":"TypeError","where":"index-3f.js:1:20","at":"[^"]+","what":"page fault"/);
    expect(text).not.toContain(process.env.HOME ?? '/root/');
    expect(await readdir(join(shell.profile, 'logs'))).toEqual(['refinery.log']);
  });

  test('does not start again in the middle of a call', async () => {
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: 'lead-1', waiting: 0, due: 0 }));
    expect(await shell.page.evaluate(() => window.desktop?.restartApp())).toEqual({ kind: 'inCall' });
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: null, waiting: 0, due: 0 }));
  });
});
