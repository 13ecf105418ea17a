import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, powerMonitor } from 'electron';
import { answersFor } from './answers.ts';
import { handleRequests, tell } from './ipc.ts';
import { showMenu } from './menu.ts';
import { denyPermissions } from './permissions.ts';
import { registerPageScheme, servePages } from './protocol.ts';
import { readServerAddress, type ServerAddress, WrongSetting } from './server-address.ts';
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

const openOrShow = async (profile: string): Promise<void> => {
  const [window] = BrowserWindow.getAllWindows();
  if (window) bringToFront(window);
  else await openMainWindow(profile);
};

const tellOfWaking = (): void => {
  powerMonitor.on('resume', () => {
    for (const window of BrowserWindow.getAllWindows()) tell(window, 'powerResumed', undefined);
  });
};

const start = async (): Promise<void> => {
  await app.whenReady();
  const profile = app.getPath('userData');
  const server: ServerAddress = await readServerAddress(process.env, join(profile, 'settings.json'));
  denyPermissions();
  servePages(join(__dirname, '..', 'renderer'), server.url);
  handleRequests(answersFor(profile, server));
  showMenu();
  tellOfWaking();
  app.on('second-instance', () => void openOrShow(profile));
  app.on('activate', () => void openOrShow(profile));
  await openMainWindow(profile);
};

// Before the app is ready, in this order: the folder decides whose lock it is.
chooseProfileFolder();
if (process.platform === 'win32') app.setAppUserModelId(appId);
app.enableSandbox();
registerPageScheme();
guardAllContents();
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

if (app.requestSingleInstanceLock()) start().catch(stopWith);
else app.quit();
