import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { answersFor } from './answers.ts';
import { openDesktop } from './desktop.ts';
import { listenForLinks } from './incoming.ts';
import { linksAmong } from './incoming-link.ts';
import { handleRequests } from './ipc.ts';
import { showMenu } from './menu.ts';
import { keepMemoryImages, openCrashReports, watchProcesses } from './os/crash-reports.ts';
import { openLog } from './os/log.ts';
import { tellOfPower } from './os/power.ts';
import { denyPermissions } from './permissions.ts';
import { registerPageScheme, servePages } from './protocol.ts';
import { keepFaultsIn, reportFault } from './report-fault.ts';
import { openSettings, type SettingsFile, WrongSetting } from './settings.ts';
import { surviveFaults } from './survive-faults.ts';
import { guardAllContents } from './windows/guard.ts';
import { bringToFront, openMainWindow } from './windows/main-window.ts';
import { words } from './words.ts';

/** As in electron-builder.yml; Windows shows notifications only of an app that it knows by this. */
const appId = 'example.refinery.desktop';

/** A folder of one's own lets two people, or a person and a test, use one machine without sharing sign-in and storage. */
const chooseProfileFolder = (): void => {
  const { REFINERY_PROFILE: folder } = process.env;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', resolve(folder));
};

/** A wrong setting is said in a sentence; anything else is a fault, and its stack is what helps then. */
const stopWith = (error: unknown): void => {
  const isFault = error instanceof Error && !(error instanceof WrongSetting);
  const message = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(words.cannotStart, isFault ? (error.stack ?? message) : message);
  app.exit(1);
};

const start = async (settings: SettingsFile, profile: string): Promise<void> => {
  const log = openLog(join(profile, 'logs'));
  keepFaultsIn(log);
  const openOrShow = (): void => {
    const [window] = BrowserWindow.getAllWindows();
    if (window) bringToFront(window);
    else openMainWindow(profile, desktop.window, crashes).catch((error: unknown) => reportFault('opening the window', error));
  };
  const links = listenForLinks(process.argv, () => app.isReady() && openOrShow());
  await app.whenReady();
  log.note('started', { version: app.getVersion(), packaged: app.isPackaged });
  const crashes = openCrashReports(join(profile, 'crashes'), log);
  const desktop = openDesktop({ settings, profile, log, crashes, links, openOrShow });
  surviveFaults({ reports: crashes, isInCall: desktop.isInCall });
  denyPermissions();
  servePages(join(__dirname, '..', 'renderer'), () => desktop.server.address().url);
  handleRequests(answersFor(profile, desktop));
  showMenu({ onCall: desktop.askForCall, onZoom: desktop.zoom });
  tellOfPower();
  watchProcesses(crashes);
  app.on('second-instance', (_event, argv) => {
    openOrShow();
    links.arrived(linksAmong(argv));
  });
  app.on('activate', openOrShow);
  // Beside the window, not before it: a page opens offline, and finds the server when it is there.
  desktop.start();
  await openMainWindow(profile, desktop.window, crashes);
  desktop.claimLinks();
};

/** What counts before the app is ready, in this order: the folder decides whose lock it is. */
const begin = (): void => {
  chooseProfileFolder();
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  app.enableSandbox();
  registerPageScheme();
  guardAllContents();
  keepMemoryImages();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const profile = app.getPath('userData');
  const settings = openSettings(join(profile, 'settings.json'));
  if (!settings.now().hardwareAcceleration) app.disableHardwareAcceleration();
  start(settings, profile).catch(stopWith);
};

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});
try {
  begin();
} catch (error) {
  stopWith(error);
}
