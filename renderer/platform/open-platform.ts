import type { Desktop } from '../../shared/ipc.ts';
import { openBrowser } from './browser.ts';
import { openDesktop } from './desktop.ts';
import type { Platform } from './platform.ts';

declare global {
  interface Window {
    /** Put there by the shell's preload, before any script of the page; absent in a browser. */
    readonly desktop?: Desktop;
  }
}

/** The machine this page runs on. Rejects only in a desktop whose shell does not say where the server is. */
export const openPlatform = async (): Promise<Platform> => (window.desktop ? openDesktop(window.desktop) : openBrowser());
