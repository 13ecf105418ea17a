import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { findChromium } from '../../build/chromium.mjs';
import { CdpConnection } from './cdp.ts';

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter',
  '--password-store=basic',
  '--no-startup-window',
  // As Electron's windows are: not slowed down for being behind others.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Everything goes through the gateway, this machine included.
  '--proxy-bypass-list=<-loopback>',
];

export type Chromium = { process: ChildProcess; cdp: CdpConnection };

/**
 * Starts Debian's Chromium with the profile in `folder`. Its DevTools address goes to our standard error, where whoever
 * drives the app looks for it as they would with Electron; our own connection is a pipe, so that Chromium never outlives us.
 */
export const startChromium = async (folder: string, gatewayPort: number): Promise<Chromium> => {
  mkdirSync(folder, { recursive: true });
  const shown = process.env.DISPLAY ? [] : ['--headless=new'];
  const own = [`--user-data-dir=${folder}`, `--proxy-server=http://127.0.0.1:${gatewayPort}`];
  const program = findChromium();
  if (!program) throw new Error('No Chromium here. Name it: CHROMIUM_PATH=/path/to/chromium');
  const chromium = spawn(program, [...switches, ...shown, ...own, '--remote-debugging-pipe', '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, , errors, commands, answers] = chromium.stdio as [null, null, Readable, Writable, Readable];
  const cdp = new CdpConnection(commands, answers);
  await new Promise<void>((resolve, reject) => {
    chromium.once('exit', (code) => reject(new Error(`Chromium ended with ${code} before it was ready`)));
    createInterface({ input: errors }).on('line', (line) => {
      if (!line.startsWith('DevTools listening on ')) return;
      process.stderr.write(`${line}\n`);
      resolve();
    });
  });
  return { process: chromium, cdp };
};
