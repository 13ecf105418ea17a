import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium that browser tests drive: CHROMIUM_PATH, else where systems put it. */
export const findChromium = () => [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && existsSync(path));

/** @param {readonly string[]} command */
const succeeds = ([program = '', ...args]) => spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

/** Installs Chromium with apt where that can be done without asking. Returns its path, or why there is none. @returns {{ path: string } | { reason: string }} */
export const provideChromium = () => {
  const found = findChromium();
  if (found) return { path: found };
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) {
    return { reason: 'No Chromium here. Install it and name it: CHROMIUM_PATH=/path/to/chromium npm test' };
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !succeeds(['sudo', '-n', 'true'])) return { reason: 'No Chromium here. Install it: sudo apt-get install chromium' };
  console.log('Installing Chromium (apt-get) …');
  const asRoot = isRoot ? [] : ['sudo', '-n'];
  const isInstalled =
    succeeds([...asRoot, 'apt-get', 'update', '-qq']) &&
    succeeds([...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  const path = findChromium();
  return isInstalled && path ? { path } : { reason: 'Chromium could not be installed; the reason stands above.' };
};
