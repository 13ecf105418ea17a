import { App } from './app.ts';
import { BrowserWindow, webContents, wireQuitting, wireWindows } from './browser-window.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { Gateway } from './gateway.ts';
import { ipcMain } from './ipc-main.ts';
import { net } from './net.ts';
import { findHandler, protocolOf } from './protocol.ts';
import { defaultSession, fromPartition } from './session.ts';
import { strict } from './strict.ts';
import * as system from './system.ts';
import { endUtilityProcesses, utilityProcess } from './utility-process.ts';

/** Everything that `require('electron')` gives the app here. */
export const makeElectron = (folder: string) => {
  const app = new App(folder);
  const parts = {
    app,
    BrowserWindow,
    webContents,
    ipcMain,
    protocol: protocolOf(app),
    session: { defaultSession, fromPartition },
    dialog: system.dialog,
    shell: system.shell,
    Notification: system.Notification,
    Menu: system.Menu,
    safeStorage: system.safeStorage,
    powerMonitor: system.powerMonitor,
    nativeTheme: system.nativeTheme,
    screen: system.screen,
    Tray: system.Tray,
    nativeImage: system.nativeImage,
    globalShortcut: system.globalShortcut,
    crashReporter: system.crashReporter,
    net,
    utilityProcess,
  };
  return parts;
};

export type ElectronDouble = ReturnType<typeof makeElectron>;

/** As the app gets it: each part throws on what it lacks, and so does the module. */
export const asModule = (parts: ElectronDouble): object =>
  strict('electron', Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strict(name, part)])));

/** Starts Chromium for an app whose main script has run, then lets it be ready. */
export const becomeReady = async (parts: ElectronDouble): Promise<void> => {
  const { app } = parts;
  const gateway = new Gateway(findHandler);
  const port = await gateway.listen();
  const chromium: Chromium = await startChromium(`${app.getPath('sessionData')}/chromium`, port);
  wireWindows(app, () => chromium.cdp);
  wireQuitting(() => App.isQuitting(app));
  App.wire(app, BrowserWindow.getAllWindows, async () => {
    gateway.close();
    endUtilityProcesses();
    await chromium.cdp.browser.send('Browser.close').catch(() => undefined);
  });
  App.becomeReady(app);
};
