import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhatIsStale, exitOf, installWhatIsMissing, onStop, root, spawnNode } from './project.mjs';

const usage = `\`npm start\` installs and builds what is missing, starts the server and opens the app.
  npm start                  everything, with a window
  npm start -- --no-open     without one
PORT, HOST, REFINERY_DATA, DATABASE_URL and REFINERY_SAMPLE: see the README, or server/config.ts`;

const readOptions = () => {
  try {
    return parseArgs({ options: { 'no-open': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } } })
      .values;
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${usage}`);
    process.exit(2);
  }
};

const options = readOptions();

const readyLine = /^Refinery ready: (\S+)$/m;

const main = async () => {
  if (options.help) return console.log(usage);
  const running = await findRunning();
  if (running) {
    console.log(`Refinery is running already: ${running}`);
    return openApp(running);
  }
  installWhatIsMissing();
  await buildWhatIsStale();
  process.exitCode = await runServer();
};

/** The address of a server that answers where this one would listen. */
const findRunning = async () => {
  const host = ['0.0.0.0', '::', ''].includes(process.env.HOST ?? '') ? '127.0.0.1' : (process.env.HOST ?? '');
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${process.env.PORT || 4600}`;
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(1500) });
    const said = /** @type {{ state?: string }} */ (await answer.json());
    return said.state === 'ready' ? url : undefined;
  } catch {
    return undefined;
  }
};

/** Runs the server until it ends; passes its words and our signals on. */
const runServer = () => {
  // The channel tells the server when this process is gone, however it went.
  const server = spawnNode(['server/main.ts'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  let isOpen = false;
  server.stdout?.on('data', (chunk) => {
    process.stdout.write(chunk);
    if (isOpen) return;
    said += chunk;
    const url = readyLine.exec(said)?.[1];
    if (!url) return;
    isOpen = true;
    openApp(url);
  });
  onStop((signal) => server.kill(signal));
  return exitOf(server);
};

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** Opens the desktop window, or the browser where Electron's binary cannot be had. @param {string} url */
const openApp = async (url) => {
  if (options['no-open'] || process.env.CI || !hasDisplay()) return;
  const electron = electronBinary() ?? (await downloadElectron());
  if (electron) return openWindow(electron, url);
  console.log(`Electron’s binary cannot be downloaded here; opening ${url} in the browser instead.`);
  openBrowser(url);
};

const electronFolder = join(root, 'node_modules/electron');

/** Electron's package names its binary in a file that is written when the binary has been downloaded. */
const electronBinary = () => {
  const named = join(electronFolder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron';
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
};

/** npm brings Electron's package without its binary, which it fetches by a script of its own. */
const downloadElectron = async () => {
  console.log('Downloading Electron for the desktop window, about 110 MB …');
  await exitOf(spawnNode([join(electronFolder, 'install.js')], { stdio: 'ignore' }));
  return electronBinary();
};

/** @param {string} binary @param {string} url */
const openWindow = (binary, url) => {
  // Chromium's sandbox refuses to start as root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const window = spawn(binary, [...asRoot, root], { cwd: root, stdio: 'ignore', env: { ...process.env, REFINERY_SERVER: url } });
  window.on('error', () => console.log(`The desktop window did not open; Refinery is at ${url}`));
  window.on('exit', () => console.log(`The window is closed. Refinery goes on at ${url} until you end it with Ctrl-C.`));
  // A window without its server is of no use, and must not keep this process from ending.
  window.unref();
  process.on('exit', () => window.kill());
};

/** @param {string} url */
const openBrowser = (url) => {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => console.log(`No browser could be opened; open ${url} yourself.`));
  opener.unref();
};

await main();
