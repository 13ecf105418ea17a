import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { provideChromium } from '../../build/chromium.mjs';

const switches = [
  '--no-sandbox',
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disk-cache-size=1048576',
  '--remote-debugging-port=0',
];

export type ChromiumProcess = {
  context: BrowserContext;
  page: Page;
  /** Ends the browser and all its processes as a power cut does, and waits until they are gone. */
  kill: () => Promise<void>;
  /** Closes it as a person does: cookies, which browsers write half a minute late, are on the disk then. */
  quit: () => Promise<void>;
};

const killGroup = (child: ChildProcess): void => {
  try {
    // Its own group, so that nobody else's browser is hit.
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
};

const debuggerUrl = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code} before it was ready`)));
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      const url = /^DevTools listening on (\S+)/.exec(line)?.[1];
      if (url) resolve(url);
    });
  });

/** Starts Chromium with the profile in `folder`, in a process group of its own. */
export const startChromium = async (folder: string, more: readonly string[] = []): Promise<ChromiumProcess> => {
  const found = provideChromium();
  if ('reason' in found) throw new Error(found.reason);
  const child = spawn(found.path, [...switches, ...more, `--user-data-dir=${folder}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const forget = () => killGroup(child);
  process.once('exit', forget);
  const browser = await chromium.connectOverCDP(await debuggerUrl(child));
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no window');
  const page = context.pages()[0] ?? (await context.newPage());
  const endBy = async (end: () => unknown) => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
    await end();
    await ended;
    process.off('exit', forget);
    await browser.close().catch(() => undefined);
  };
  const closeBrowser = async () => {
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => undefined);
  };
  return { context, page, kill: () => endBy(() => killGroup(child)), quit: () => endBy(closeBrowser) };
};
