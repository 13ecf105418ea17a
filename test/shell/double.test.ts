import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conforms } from '../electron-double/conformance.ts';
import { isDouble } from '../support/staged-app.ts';
import { launchShell, type Shell } from './shell.ts';

describe.runIf(isDouble)('the stand-in for Electron', () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = await launchShell();
  });
  afterAll(() => shell.app.close());

  test("is held against Electron's types in all of its parts", async () => {
    const parts = await shell.app.evaluate((electron) => Object.keys(electron));
    expect(parts.sort()).toEqual(Object.keys(conforms).sort());
  });

  test('throws on what it does not have, wherever that would be', async () => {
    const errors = await shell.app.evaluate((electron) => {
      const messageOf = (use: () => unknown): string => {
        try {
          return `had ${use()}`;
        } catch (error) {
          return (error as Error).message;
        }
      };
      return [
        messageOf(() => electron.autoUpdater),
        messageOf(() => electron.app.getGPUFeatureStatus),
        messageOf(() => electron.BrowserWindow.getAllWindows()[0]?.setKiosk),
        messageOf(() => electron.BrowserWindow.getAllWindows()[0]?.webContents.capturePage),
        messageOf(() => electron.session.defaultSession.clearCache),
      ];
    });
    expect(errors).toEqual(
      ['electron.autoUpdater', 'app.getGPUFeatureStatus', 'BrowserWindow.setKiosk', 'WebContents.capturePage', 'Session.clearCache'].map(
        (name) => `The stand-in for Electron has no ${name}`,
      ),
    );
  });

  test('refuses a window that asks for less safety, and schemes that come too late', async () => {
    const errors = await shell.app.evaluate(({ BrowserWindow, protocol }) => {
      const messageOf = (use: () => unknown): string => {
        try {
          return `had ${use()}`;
        } catch (error) {
          return (error as Error).message;
        }
      };
      return [
        messageOf(() => new BrowserWindow({ webPreferences: { sandbox: false } })),
        messageOf(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
        messageOf(() => protocol.registerSchemesAsPrivileged([])),
        messageOf(() => protocol.handle('late', () => new Response())),
      ];
    });
    expect(errors[0]).toMatch(/refuses sandbox: false/);
    expect(errors[1]).toMatch(/refuses nodeIntegration: true/);
    expect(errors[2]).toMatch(/before app is ready/);
    expect(errors[3]).toMatch(/not registered before app was ready/);
  });

  test('lets the app reach this machine only', async () => {
    const outcome = await shell.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      return window.loadURL('http://example.com/').then(
        () => 'loaded',
        (error: Error) => error.message,
      );
    });
    expect(outcome).toMatch(/ERR_/);
    const asked = await shell.app.evaluate(
      () => (globalThis as unknown as { electronDouble: { askedAddresses: string[] } }).electronDouble.askedAddresses,
    );
    // Chromium's own questions to its maker end at the same place.
    expect(asked.some((address) => address.includes('example.com'))).toBe(true);
  });
});
