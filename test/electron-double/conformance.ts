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
import type { ClientRequest } from './net.ts';
import type { Session } from './session.ts';
import type { Menu, Notification, Tray } from './system.ts';
import type { WebContents } from './web-contents.ts';

/** `true`, or the names that are not Electron's. */
type Conforms<Double, Real> = [Exclude<keyof Double, keyof Real | keyof EventEmitter>] extends [never]
  ? true
  : Exclude<keyof Double, keyof Real | keyof EventEmitter>;

/** Between the stand-in's own parts; and what Electron has for its own tests without describing it. */
type NotDescribed = { asSeen: never; getLastWebPreferences: never };

type Of<Name extends keyof ElectronDouble> = ElectronDouble[Name];

/** One line for each part of the module; a test holds the list against the module itself. */
export const conforms = {
  app: true satisfies Conforms<App, Electron.App>,
  BrowserWindow: true satisfies Conforms<BrowserWindow, Electron.BrowserWindow>,
  webContents: true satisfies Conforms<WebContents, Electron.WebContents & NotDescribed> &
    Conforms<Of<'webContents'>, typeof Electron.WebContents>,
  ipcMain: true satisfies Conforms<IpcMain, Electron.IpcMain>,
  protocol: true satisfies Conforms<Of<'protocol'>, Electron.Protocol>,
  session: true satisfies Conforms<Session, Electron.Session>,
  dialog: true satisfies Conforms<Of<'dialog'>, Electron.Dialog>,
  shell: true satisfies Conforms<Of<'shell'>, Electron.Shell>,
  Notification: true satisfies Conforms<Notification, Electron.Notification>,
  Menu: true satisfies Conforms<Menu, Electron.Menu>,
  safeStorage: true satisfies Conforms<Of<'safeStorage'>, Electron.SafeStorage>,
  powerMonitor: true satisfies Conforms<Of<'powerMonitor'>, Electron.PowerMonitor>,
  nativeTheme: true satisfies Conforms<Of<'nativeTheme'>, Electron.NativeTheme>,
  Tray: true satisfies Conforms<Tray, Electron.Tray>,
  nativeImage: true satisfies Conforms<Of<'nativeImage'>, typeof Electron.NativeImage>,
  globalShortcut: true satisfies Conforms<Of<'globalShortcut'>, Electron.GlobalShortcut>,
  crashReporter: true satisfies Conforms<Of<'crashReporter'>, Electron.CrashReporter>,
  net: true satisfies Conforms<Of<'net'>, Electron.Net> & Conforms<ClientRequest, Electron.ClientRequest>,
  utilityProcess: true satisfies Conforms<Of<'utilityProcess'>, typeof Electron.UtilityProcess>,
  screen: true satisfies Conforms<Of<'screen'>, Electron.Screen>,
} satisfies Record<keyof ElectronDouble, true>;

true satisfies Conforms<ElectronDouble, typeof Main & typeof Common>;
// @ts-expect-error: the check itself can fail
true satisfies Conforms<{ quitSoon: () => void }, Electron.App>;
