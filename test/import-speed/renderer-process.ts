import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';

/** The process that draws the page and holds its workers, watched from outside: what it takes of the machine. */
export type ProcessWatch = {
  /** Megabytes: before, at most since, and now. */
  memory: () => { before: number; most: number; now: number };
  /** Seconds of processor time since the watch began: of the page with its workers, and of the browser, which keeps the database. */
  processorSeconds: () => Promise<{ page: number; browser: number }>;
  stop: () => void;
};

type Info = { type: string; id: number; cpuTime: number };

const residentMb = (pid: number): number => {
  const found = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(found?.[1] ?? 0) / 1024);
};

/** Of the renderer that holds most: a browser keeps an empty one ready. */
export const watchRenderer = async (browser: Browser): Promise<ProcessWatch> => {
  const session = await browser.newBrowserCDPSession();
  const infos = async (): Promise<Info[]> => ((await session.send('SystemInfo.getProcessInfo')) as { processInfo: Info[] }).processInfo;
  const times = (all: readonly Info[]) => ({
    page: all.filter(({ type }) => type === 'renderer').reduce((sum, each) => sum + each.cpuTime, 0),
    browser: all.filter(({ type }) => type === 'browser').reduce((sum, each) => sum + each.cpuTime, 0),
  });
  const began = await infos();
  const [page] = began.filter(({ type }) => type === 'renderer').sort((a, b) => residentMb(b.id) - residentMb(a.id));
  if (!page) throw new Error('the browser has no page');
  const before = residentMb(page.id);
  let most = before;
  let isOn = true;
  const watch = async (): Promise<void> => {
    while (isOn) {
      most = Math.max(most, residentMb(page.id));
      await wait(250);
    }
  };
  void watch().catch(() => undefined);
  const first = times(began);
  return {
    memory: () => ({ before, most, now: residentMb(page.id) }),
    processorSeconds: async () => {
      const now = times(await infos());
      return { page: now.page - first.page, browser: now.browser - first.browser };
    },
    stop: () => {
      isOn = false;
    },
  };
};
