#!/usr/bin/env node
/**
 * Stands in for Electron's executable where that cannot be had: `electron.ts [switches] <app folder>`. Runs the app's own
 * main script under Node with `require('electron')` answered by this folder, its pages in Debian's Chromium. Announces a
 * Node and a DevTools address as Electron does with `--inspect=0 --remote-debugging-port=0`, so that Playwright drives both alike.
 */
import './asar.ts';
import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { App } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { asModule, becomeReady, makeElectron } from './electron-module.ts';
import { askedAddresses } from './gateway.ts';
import { defaultSession, Session } from './session.ts';
import { pressShortcut, shownNotifications, shownTrays, Tray, takeShortcut } from './system.ts';

const pretendVersion = '45.4.1';

const switches = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [given = '.'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = resolve(given);
/** As a package holds the app; a folder otherwise. */
const isArchive = folder.endsWith('.asar');
/** Links and files that the system hands over stand behind the app. */
const handedOver = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'))
  .slice(1);
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { main: string };

const parts = makeElectron(folder);
const names = ['electron', 'electron/main'];
const moduleAddress = 'electron-double:module';
/** For the module below, and for tests to look at. */
Object.assign(globalThis, {
  electronDouble: {
    module: asModule(parts),
    askedAddresses,
    shownNotifications,
    pressShortcut,
    takeShortcut,
    trays: () => [...shownTrays].map(Tray.shownBy),
    proxy: () => Session.proxyOf(defaultSession),
    timesClosed: () => Session.timesClosedOf(defaultSession),
    overlays: () => BrowserWindow.getAllWindows().map(BrowserWindow.overlayOf),
  },
});
registerHooks({
  resolve: (specifier, context, next) =>
    names.includes(specifier) ? { url: moduleAddress, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === moduleAddress
      ? { format: 'commonjs', source: 'module.exports = globalThis.electronDouble.module', shortCircuit: true }
      : next(url, context),
});

Object.defineProperty(process.versions, 'electron', { value: pretendVersion, enumerable: true });
Object.assign(process, { type: 'browser', resourcesPath: isArchive ? dirname(folder) : folder, defaultApp: !isArchive });
process.argv.splice(0, process.argv.length, process.execPath, folder, ...switches, ...handedOver);
process.on('unhandledRejection', (error) => {
  process.stderr.write(`Unhandled rejection in the main process: ${error instanceof Error ? error.stack : String(error)}\n`);
});

if (switches.some((each) => each.startsWith('--inspect'))) inspector.open(0, '127.0.0.1');
createRequire(join(folder, 'package.json'))(join(folder, main));
// Electron becomes ready after the main script has run; a second instance has quit by then.
setImmediate(() => {
  if (!App.isQuitting(parts.app)) void becomeReady(parts);
});
