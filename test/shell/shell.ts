import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, vi } from 'vitest';
import { root } from '../../build/project.mjs';
// For the type of `window.desktop`.
import type {} from '../../renderer/platform/open-platform.ts';
import { electronPath, stageApp as stageWithPages, untilLoaded } from '../support/staged-app.ts';
import { buildIfStale } from './bundles.ts';

await buildIfStale('electron');

const fixturePage = join(root, 'test/fixtures/shell-page');

const folders: string[] = [];
const running = new Set<ElectronApplication>();

export const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `refinery-${name}-`));
  folders.push(folder);
  return folder;
};

afterAll(async () => {
  for (const app of running) await app.close().catch(() => undefined);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
});

/** The app with a page of its own for tests, or with other pages; gone when the tests of the file are. */
export const stageApp = (pages: string = fixturePage, hasServer = false): string => {
  const folder = stageWithPages(pages, hasServer);
  folders.push(folder);
  return folder;
};

export type Shell = { app: ElectronApplication; page: Page; profile: string; folder: string };
type LaunchOptions = { profile?: string; folder?: string; environment?: Record<string, string> };

export const environmentOf = (profile: string, more: Record<string, string> = {}): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  REFINERY_PROFILE: profile,
  ...more,
});

/** Starts the app without waiting for a window: for starts that are meant to fail. */
export const launchApp = async ({ profile = newFolder('profile'), folder = stageApp(), environment }: LaunchOptions = {}) => {
  const app = await _electron.launch({ executablePath: electronPath, args: [folder], env: environmentOf(profile, environment) });
  running.add(app);
  app.on('close', () => running.delete(app));
  return { app, profile, folder };
};

/** Starts the app and waits until its page has loaded. */
export const launchShell = async (options: LaunchOptions = {}): Promise<Shell> => {
  const { app, profile, folder } = await launchApp(options);
  const page = await app.firstWindow();
  await untilLoaded(page);
  return { app, page, profile, folder };
};

/** Resolves with the exit code once the process has ended. */
export const exitOf = (app: ElectronApplication): Promise<number | null> => {
  const child = app.process();
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
};

/** From here on the save dialog answers with this path, or is cancelled. */
export const answerSaveDialog = (app: ElectronApplication, filePath: string | null): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === null, filePath: path ?? '' });
  }, filePath);

/** From here on links are noted instead of opened; the function gives those noted so far. */
export const noteLinks = async (app: ElectronApplication): Promise<() => Promise<string[]>> => {
  await app.evaluate(({ shell }) => {
    const links: string[] = [];
    Object.assign(globalThis, { notedLinks: links });
    shell.openExternal = async (link) => {
      links.push(link);
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { notedLinks: string[] }).notedLinks);
};

type WindowFacts = { isVisible: boolean; isMinimized: boolean; isFocused: boolean; url: string; bounds: Electron.Rectangle };

export const windowsOf = (app: ElectronApplication): Promise<WindowFacts[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      isVisible: window.isVisible(),
      isMinimized: window.isMinimized(),
      isFocused: window.isFocused(),
      url: window.webContents.getURL(),
      bounds: window.getBounds(),
    })),
  );

/** Waits until what is looked for holds, on a machine as busy as it may be. */
export const until = (look: () => void | Promise<void>): Promise<void> => vi.waitFor(look, { timeout: 30_000 });
