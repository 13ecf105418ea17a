import { BrowserWindow, type BrowserWindowConstructorOptions, type WebPreferences } from 'electron';

/**
 * Every window's preferences, Electron's safe defaults said aloud. No dictionary is fetched from the network behind a
 * person's back, hence no spell check.
 */
const guardedPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
});

/** The only place where a window is made; its preferences are not up to the caller. */
export const openWindow = (preload: string, options: Omit<BrowserWindowConstructorOptions, 'webPreferences'>): BrowserWindow =>
  new BrowserWindow({ ...options, webPreferences: guardedPreferences(preload) });
