import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { root } from '../../build/project.mjs';

/** Whether the desktop app runs on the project's stand-in for Electron, as it does unless `ELECTRON_BIN` names the real one. */
export const isDouble = !process.env.ELECTRON_BIN;
export const electronPath = process.env.ELECTRON_BIN ?? join(root, 'test/electron-double/electron.ts');

/**
 * The desktop app as a package holds it: manifest, the unmodified bundles, and pages; with the bundle of the server where it is asked for.
 * In a new folder, which the caller takes away. What it copies has to be built.
 */
export const stageApp = (pages: string = join(root, 'dist/renderer'), hasServer = false): string => {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-app-'));
  const copy = (from: string, to: string) => cpSync(from, join(folder, to), { recursive: true });
  copy(join(root, 'package.json'), 'package.json');
  copy(join(root, 'dist/electron'), 'dist/electron');
  copy(pages, 'dist/renderer');
  if (hasServer) copy(join(root, 'dist/server'), 'dist/server');
  return folder;
};

/** Ends the app with all its processes, as when the power goes: one that was left over would go on writing to the profile. */
export const killWithAll = async (app: ElectronApplication): Promise<void> => {
  const child = app.process();
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  try {
    // Playwright starts the app in a group of its own.
    process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
  await ended;
};

/** Resolves once the app's own page is there: a window begins with an empty one, which is loaded as well. */
export const untilLoaded = async (page: Page): Promise<void> => {
  await page.waitForURL((url) => url.pathname === '/index.html');
  await page.waitForLoadState();
};

/** Loads the first page of an app again, with the scripts that were given to it meanwhile. While it is still on its way, it cannot be. */
export const loadAgain = async (page: Page): Promise<void> => {
  await untilLoaded(page);
  await page.reload();
};
