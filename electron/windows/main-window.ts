import { join } from 'node:path';
import { type BrowserWindow, nativeTheme } from 'electron';
import { desktopOrigin } from '../../shared/desktop-origin.ts';
import type { CrashReports } from '../os/crash-reports.ts';
import { words } from '../words.ts';
import { openWindow } from './open-window.ts';
import { revivePage } from './revive-page.ts';
import { recallPlace, rememberPlace } from './window-memory.ts';
import { smallestSize } from './window-place.ts';

/** The pages' own canvas, so that no white flashes up before their first paint. */
const canvas = { light: '#F4F4F1', dark: '#101315' } as const;

/** What the settings of this computer wish of a window, asked when it matters. */
export type WindowWishes = {
  zoomFactor(): number;
  /** Started by the system, and reachable by the tray. */
  staysHidden(): boolean;
  /** Closing leaves the app in the tray. */
  hidesOnClose(): boolean;
};

const showWhenPainted = (window: BrowserWindow, isMaximized: boolean, wishes: WindowWishes): void => {
  window.once('ready-to-show', () => {
    if (wishes.staysHidden()) return;
    if (isMaximized) window.maximize();
    window.show();
  });
};

const followWishes = (window: BrowserWindow, wishes: WindowWishes): void => {
  window.on('close', (event) => {
    if (!wishes.hidesOnClose()) return;
    event.preventDefault();
    window.hide();
  });
  // Each document begins at 100 % again.
  window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(wishes.zoomFactor()));
};

/** Opens the one window of the app where it was left. Resolves when its page has loaded. */
export const openMainWindow = async (profile: string, wishes: WindowWishes, reports: CrashReports): Promise<BrowserWindow> => {
  const placePath = join(profile, 'window.json');
  const { bounds, isMaximized } = await recallPlace(placePath);
  const window = openWindow(join(__dirname, 'preload.cjs'), {
    ...bounds,
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    title: words.product,
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    autoHideMenuBar: true,
  });
  showWhenPainted(window, isMaximized, wishes);
  followWishes(window, wishes);
  rememberPlace(window, placePath);
  revivePage(window, reports);
  await window.loadURL(`${desktopOrigin}/index.html`).catch((error: unknown) => {
    // Closed while it was loading: what the person wanted, not a failure.
    if (!window.isDestroyed()) throw error;
  });
  return window;
};

/** Somebody asked for the app that is already there. */
export const bringToFront = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
};
