import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { root } from '../../../build/project.mjs';
import { openElectronDesktop } from './electron-seat.ts';
import { copySample } from './run.ts';
import { type Desktop, launchBrowser, openDesktop, openWindow, type Seat, type SeatOptions } from './seat.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** One center at work: a real server on a copy of the sample center, and people before their screens. */
export type House = {
  readonly server: ServerProcess;
  /** The data of the server, to be looked at once it is stopped. */
  readonly directory: string;
  /** The time on every machine of the house, epoch milliseconds. */
  now: () => number;
  desktop: (name: string, options?: Partial<SeatOptions>) => Promise<Desktop>;
  window: (name: string, options?: Partial<SeatOptions>) => Promise<Seat>;
  /** Starts a server that was stopped again, on its data and at its old address. */
  startServerAgain: () => Promise<void>;
};

type OwnHouse = House & { keepEvidence: (of: string) => Promise<void>; close: () => Promise<void> };

/** Opens a house for all tests of a file. What is on the screens when one fails is kept below test-results/. */
export const withHouse = (): (() => House) => {
  let house: OwnHouse | undefined;
  beforeAll(async () => {
    house = await openHouse();
  }, 240_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await house?.keepEvidence(task.name);
  }, 60_000);
  afterAll(() => house?.close(), 60_000);
  return () => {
    if (!house) throw new Error('The house opens before the first test');
    return house;
  };
};

/** People at machines of their own have the desktop app where a real Electron is named, or its stand-in is asked for; else a browser. */
const openMachine = process.env.ELECTRON_BIN || process.env.E2E_DESKTOP ? openElectronDesktop : openDesktop;

const openHouse = async (): Promise<OwnHouse> => {
  const clockShiftMs = inject('clockShiftMs');
  const directory = copySample(inject('sampleDirectory'));
  const seats: Seat[] = [];
  let server = await startServer({ directory, clockShiftMs });
  let browser: Browser | undefined;
  const seated = <Kind extends Seat>(seat: Kind): Kind => {
    seats.push(seat);
    return seat;
  };
  return {
    get server() {
      return server;
    },
    directory,
    now: () => Date.now() + clockShiftMs,
    desktop: async (name, options) => seated(await openMachine(name, server.port, { clockShiftMs, ...options })),
    window: async (name, options) => {
      browser ??= await launchBrowser();
      return seated(await openWindow(name, browser, server.url, { clockShiftMs, ...options }));
    },
    startServerAgain: async () => {
      server = await startServer({ directory, clockShiftMs, port: server.port });
    },
    keepEvidence: (of) => keepEvidence(of, seats, server),
    close: async () => {
      await Promise.allSettled(seats.map((seat) => seat.close()));
      await browser?.close();
      await server.stop();
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** A picture of every open screen, what its page said, and the server's log. */
const keepEvidence = async (of: string, seats: readonly Seat[], server: ServerProcess): Promise<void> => {
  const folder = join(root, 'test-results', of.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80));
  mkdirSync(folder, { recursive: true });
  for (const { name, page, said } of seats) {
    writeFileSync(join(folder, `${name}.console.txt`), `${page.isClosed() ? 'closed' : page.url()}\n${said.join('\n')}\n`);
    await page.screenshot({ path: join(folder, `${name}.png`), timeout: 10_000 }).catch(() => undefined);
  }
  writeFileSync(join(folder, 'server.log'), server.said());
  console.log(`Screens, consoles and the server's log: ${folder}`);
};
