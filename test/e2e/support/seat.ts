import { rmSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../build/chromium.mjs';
import { shiftClock } from './clock.ts';
import { type Line, layLine } from './line.ts';
import { furnishMachine } from './machine.ts';

/** Somebody before a screen, and what the page said meanwhile. */
export type Seat = {
  readonly name: string;
  readonly page: Page;
  /** Where the app is: the server's own address, or the near end of the seat's line. */
  readonly url: string;
  /** Everything written to the console, and errors nobody caught: "error: …", "pageerror: …". */
  readonly said: string[];
  close: () => Promise<void>;
};

/** A machine of its own: a browser process on its own profile, behind its own line to the server. */
export type Desktop = Seat & {
  readonly line: Line;
  /** Every number its telephone application was given, oldest first. */
  dialled: () => string[];
  /** Resolves once the app itself is on the machine, so that it opens without a network. */
  untilInstalled: () => Promise<void>;
  /** Ends the browser process. */
  quit: () => Promise<void>;
  /** Starts it again on the same profile, with an empty window. */
  start: () => Promise<void>;
};

export type SeatOptions = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'timezoneId'> & { clockShiftMs: number };

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const patienceMs = 30_000;

const launchOptions = () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium here. Name it with CHROMIUM_PATH, or let `npm test` install it.');
  // Root cannot start Chromium's sandbox.
  return { executablePath, args, chromiumSandbox: process.getuid?.() !== 0 };
};

const contextOptions = ({ clockShiftMs: _, ...options }: SeatOptions): BrowserContextOptions => ({
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  reducedMotion: 'reduce',
  ...options,
});

/** Sets the clock, listens to what the pages say, and gives the first page. */
const settleIn = async (context: BrowserContext, { clockShiftMs }: SeatOptions, said: string[]): Promise<Page> => {
  context.setDefaultTimeout(patienceMs);
  await context.addInitScript(shiftClock, clockShiftMs);
  context.on('console', (message) => said.push(`${message.type()}: ${message.text()} (${message.location().url})`));
  context.on('weberror', (error) => said.push(`pageerror: ${error.error().stack ?? error.error().message}`));
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('crash', () => said.push('pageerror: the page crashed'));
  return page;
};

export const launchBrowser = (args: readonly string[] = []): Promise<Browser> => {
  const options = launchOptions();
  return chromium.launch({ ...options, args: [...options.args, ...args] });
};

/** A private window of a browser that several people share, at the server's own address. */
export const openWindow = async (name: string, browser: Browser, url: string, options: SeatOptions): Promise<Seat> => {
  const said: string[] = [];
  const context = await browser.newContext(contextOptions(options));
  return { name, url, said, page: await settleIn(context, options, said), close: () => context.close() };
};

export const openDesktop = async (name: string, serverPort: number, options: SeatOptions): Promise<Desktop> => {
  const said: string[] = [];
  const line = await layLine(serverPort);
  const machine = furnishMachine(name, line.url);
  const launch = async () => {
    const own = { ...launchOptions(), ...contextOptions(options), env: machine.environment };
    const context = await chromium.launchPersistentContext(machine.profile, own);
    return { context, page: await settleIn(context, options, said) };
  };
  let running = await launch();
  const quit = () => running.context.close();
  return {
    name,
    url: line.url,
    line,
    said,
    dialled: machine.dialled,
    get page() {
      return running.page;
    },
    untilInstalled: () => running.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)),
    quit,
    start: async () => {
      running = await launch();
    },
    close: async () => {
      await quit();
      await line.close();
      rmSync(machine.folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
