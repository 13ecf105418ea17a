/**
 * Every public name of the stand-in is one of Electron's, by its own types: what the app uses here is there too. Checked by
 * the compiler; a name that Electron does not have is an error on its line.
 */
import type { EventEmitter } from 'node:events';
import type * as Common from 'electron/common';
import type * as Main from 'electron/main';
import type { App } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { ElectronDouble } from './electron-module.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Session } from './session.ts';
import type { Menu, Notification } from './system.ts';
import type { WebContents } from './web-contents.ts';

/** `true`, or the names that are not Electron's. */
type Conforms<Double, Real> = [Exclude<keyof Double, keyof Real | keyof EventEmitter>] extends [never]
  ? true
  : Exclude<keyof Double, keyof Real | keyof EventEmitter>;

/** Between the stand-in's own parts; and what Electron has for its own tests without describing it. */
type NotDescribed = { asSeen: never; getLastWebPreferences: never };

export const conforms = {
  module: true satisfies Conforms<ElectronDouble, typeof Main & typeof Common>,
  app: true satisfies Conforms<App, Electron.App>,
  browserWindow: true satisfies Conforms<BrowserWindow, Electron.BrowserWindow>,
  webContents: true satisfies Conforms<WebContents, Electron.WebContents & NotDescribed>,
  ipcMain: true satisfies Conforms<IpcMain, Electron.IpcMain>,
  session: true satisfies Conforms<Session, Electron.Session>,
  notification: true satisfies Conforms<Notification, Electron.Notification>,
  menu: true satisfies Conforms<Menu, Electron.Menu>,
  protocol: true satisfies Conforms<ElectronDouble['protocol'], Electron.Protocol>,
  dialog: true satisfies Conforms<ElectronDouble['dialog'], Electron.Dialog>,
  shell: true satisfies Conforms<ElectronDouble['shell'], Electron.Shell>,
  safeStorage: true satisfies Conforms<ElectronDouble['safeStorage'], Electron.SafeStorage>,
  powerMonitor: true satisfies Conforms<ElectronDouble['powerMonitor'], Electron.PowerMonitor>,
  nativeTheme: true satisfies Conforms<ElectronDouble['nativeTheme'], Electron.NativeTheme>,
  screen: true satisfies Conforms<ElectronDouble['screen'], Electron.Screen>,
  staticsOfWebContents: true satisfies Conforms<ElectronDouble['webContents'], typeof Electron.WebContents>,
  // @ts-expect-error: the check itself can fail
  checkOfTheCheck: true satisfies Conforms<{ quitSoon: () => void }, Electron.App>,
};
