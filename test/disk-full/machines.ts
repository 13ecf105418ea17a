import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, type CDPSession, type Page } from 'playwright-core';
import { type ChromiumProcess, startChromium } from '../kill/chromium-process.ts';
import type { Saved } from '../kill/watched-page.ts';
import { listenToOutbox, watchSaved } from '../kill/watched-page.ts';
import { electronPath, killWithAll, loadAgain, stageApp } from '../support/staged-app.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

/** A machine whose room for the app can be taken away and given back. */
export type Machine = {
  kind: 'desktop' | 'browser';
  page: () => Page;
  fill: () => Promise<void>;
  /** Takes what has become free since: databases tidy their files up and give back room. */
  stayFull: () => void;
  free: () => Promise<void>;
  /** Power goes while the disk is full; there is room when it comes back. */
  crashAndStart: () => Promise<void>;
  close: () => Promise<void>;
};

type Options = { url: string; onSaved: (command: Saved) => void };

const diskMegabytes = 160;
/** What the desktop counts as little: it must begin with much more. */
const roomToBegin = 64 * 1024 * 1024;

/** The desktop shell's bundles on the stand-in for Electron, with profile and journal on a real disk that is small. */
export const openDesktopMachine = async ({ url, onSaved }: Options): Promise<Machine | null> => {
  const disk: SmallDisk | null = mountSmallDisk(diskMegabytes);
  if (!disk) return null;
  const folder = stageApp();
  const env = { ...(process.env as Record<string, string>), REFINERY_PROFILE: join(disk.folder, 'profile'), REFINERY_SERVER: url };
  const launch = async () => {
    const app = await _electron.launch({ executablePath: electronPath, args: [folder], env });
    const page = await app.firstWindow();
    await page.exposeBinding('reportSaved', (_source, command: Saved) => onSaved(command));
    await page.addInitScript(listenToOutbox, 'desktop' as const);
    await loadAgain(page);
    return { app, page };
  };
  let running = await launch();
  const kill = () => killWithAll(running.app);
  if (disk.freeBytes() < roomToBegin) throw new Error('the small disk is too small to begin with');
  return {
    kind: 'desktop',
    page: () => running.page,
    fill: async () => disk.fill(),
    stayFull: disk.fill,
    free: async () => disk.free(),
    crashAndStart: async () => {
      await kill();
      disk.free();
      running = await launch();
    },
    close: async () => {
      await running.app.close().catch(() => undefined);
      disk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** For how long Chromium goes by the quota that it has asked for last. */
const quotaKnownMs = 32_000;

/** A browser with its profile on a real disk that is small; where none can be mounted, with a quota for the app's origin that is used up. */
export const openBrowserMachine = async ({ url, onSaved }: Options): Promise<Machine> => {
  const disk = mountSmallDisk(diskMegabytes);
  const profile = disk ? join(disk.folder, 'profile') : mkdtempSync(join(tmpdir(), 'refinery-disk-full-profile-'));
  const launch = async (): Promise<ChromiumProcess & { devtools: CDPSession }> => {
    const browser = await startChromium(profile);
    await watchSaved(browser.context, onSaved);
    await browser.page.goto(url);
    return { ...browser, devtools: await browser.context.newCDPSession(browser.page) };
  };
  let running = await launch();
  const override = (quota: { quotaSize?: number }) =>
    running.devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(url).origin, ...quota });
  return {
    kind: 'browser',
    page: () => running.page,
    fill: async () => {
      if (disk) return disk.fill();
      await override({ quotaSize: 1 });
      await wait(quotaKnownMs);
    },
    stayFull: () => disk?.fill(),
    free: async () => {
      if (disk) disk.free();
      else await override({});
    },
    crashAndStart: async () => {
      // The sign-in is a cookie, which browsers write half a minute late: there is room for it before the browser is closed.
      disk?.free();
      await running.quit();
      running = await launch();
    },
    close: async () => {
      await running.kill();
      if (disk) disk.close();
      else rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
