import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronPath, loadAgain, stageApp } from '../../support/staged-app.ts';
import { shiftClock } from './clock.ts';
import { layLine } from './line.ts';
import { furnishMachine } from './machine.ts';
import type { Desktop, SeatOptions } from './seat.ts';

/** Links of the app go to the machine's telephone application, which notes them; on a real Electron the system would ask a person first. */
const noteLinks = (app: ElectronApplication, program: string): Promise<void> =>
  app.evaluate(({ shell }, path) => {
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    shell.openExternal = async (link) => void spawnSync(path, [link]);
  }, program);

/** Runs in the page: times as Europe writes them, whatever language the machine has. */
const speakEnglish = (): void => {
  Object.defineProperty(navigator, 'language', { get: () => 'en-GB' });
  Object.defineProperty(navigator, 'languages', { get: () => ['en-GB'] });
};

const patienceMs = 30_000;

/**
 * A machine with the desktop app instead of a browser: the same steps go through its main process and preload, on a real Electron
 * (`ELECTRON_BIN`) or its stand-in.
 */
export const openElectronDesktop = async (
  name: string,
  serverPort: number,
  { clockShiftMs, timezoneId = 'Europe/Berlin', colorScheme = 'light' }: SeatOptions,
): Promise<Desktop> => {
  const said: string[] = [];
  const line = await layLine(serverPort);
  const machine = furnishMachine(name, line.url);
  const folder = stageApp();
  const env = {
    ...machine.environment,
    REFINERY_PROFILE: join(machine.folder, 'app'),
    REFINERY_SERVER: line.url,
    TZ: timezoneId ?? 'Europe/Berlin',
  };
  const launch = async (): Promise<{ app: ElectronApplication; page: Page }> => {
    const app = await _electron.launch({ executablePath: electronPath, args: [folder], env });
    const page = await app.firstWindow();
    page.setDefaultTimeout(patienceMs);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()} (${message.location().url})`));
    page.on('pageerror', (error) => said.push(`pageerror: ${error.stack ?? error.message}`));
    await noteLinks(app, join(machine.folder, 'bin/xdg-open'));
    await page.addInitScript(speakEnglish);
    await page.addInitScript(shiftClock, clockShiftMs);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await loadAgain(page);
    return { app, page };
  };
  let running = await launch();
  const url = running.page.url().replace(/#.*$/, '');
  const quit = () => running.app.close();
  return {
    name,
    url,
    line,
    said,
    dialled: machine.dialled,
    get page() {
      return running.page;
    },
    // Its pages are in the package: there is nothing to wait for.
    untilInstalled: async () => undefined,
    quit,
    start: async () => {
      running = await launch();
    },
    close: async () => {
      await quit().catch(() => undefined);
      await line.close();
      for (const each of [machine.folder, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
