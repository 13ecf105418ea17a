import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript for whatever Node the machine has: it runs before the project's own Node 24 is there.

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/** @param {string} path @returns {Record<string, LockedPackage>} */
const readLock = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

/** Packages that the lock file names and `node_modules` does not hold in that version. */
const missingPackages = () => {
  const installed = readLock(join(modules, '.package-lock.json'));
  const locked = Object.entries(readLock(join(root, 'package-lock.json')));
  return locked.filter(([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version);
};

/** The npm that started this, else the one on the PATH. @returns {{ command: string, args: string[], shell: boolean }} */
const npm = () => {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return { command: process.execPath, args: [script], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
};

/** @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} options */
export const spawnNpm = (args, options) => {
  const { command, args: before, shell } = npm();
  return spawn(command, [...before, ...args], { cwd: root, shell, ...options });
};

/** Runs `npm ci` when something is missing. Ends the process with a clear line when that fails. */
export const installWhatIsMissing = () => {
  if (missingPackages().length === 0 && projectNode() !== undefined) return;
  console.error('Installing packages (npm ci) …');
  const { command, args, shell } = npm();
  const done = spawnSync(command, [...args, 'ci', '--loglevel=error'], { cwd: root, shell, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status === 0) return;
  console.error('npm ci failed; its reason stands above. With a network or a filled npm cache, run it again: npm ci');
  process.exit(1);
};

const [leastMajor, leastMinor] = [24, 12];

/** @param {string} version */
const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
};

/** The Node that runs Refinery: the project's own, else this one if it is new enough. Undefined when there is neither. */
export const projectNode = () => {
  const { platform, arch } = process;
  const file = platform === 'win32' ? 'node.exe' : 'node';
  const folders = [`node-${platform === 'win32' ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`];
  const own = folders.map((folder) => join(modules, folder, 'bin', file)).find((path) => existsSync(path));
  return own ?? (isNewEnough(process.version) ? process.execPath : undefined);
};

/** As `projectNode`, once packages are installed. */
export const requireNode = () => {
  const node = projectNode();
  if (node) return node;
  console.error(
    `Refinery needs Node ${leastMajor}.${leastMinor} or newer, this is ${process.version}, and there is none in its packages for ${process.platform} ${process.arch}.`,
  );
  process.exit(1);
};

/** What Node has compiled once it reads the next time: a third of what a server's start costs. */
export const compiledOnce = { NODE_COMPILE_CACHE: join(modules, '.cache/compiled') };

/** The environment in which `node` and the tools of the project are found first. */
export const toolEnvironment = () => {
  const path = [dirname(requireNode()), join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...compiledOnce, ...process.env, PATH: path };
};

/** A program of `node_modules/.bin`, by its script, so that it runs under the project's Node. @param {string} name @param {string} script */
export const tool = (name, script) => join(modules, name, script);

/** @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
export const spawnNode = (args, options = {}) =>
  spawn(requireNode(), args, { cwd: root, stdio: 'inherit', ...options, env: { ...toolEnvironment(), ...options.env } });

/** Waits for a process to end; a signal counts as failure. @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
export const exitOf = (child) =>
  new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

const orphanCheckMs = 1000;

/**
 * Runs `stop` on a signal, or when the process that started this one is gone: npm passes SIGTERM to the shell it runs scripts in,
 * and most shells die of it without telling the script. @param {(signal: NodeJS.Signals) => void} stop
 */
export const onStop = (stop) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop('SIGTERM');
  }, orphanCheckMs);
  watch.unref();
};

/** @param {string} folder @returns {string[]} */
const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((path) => !/\.test\.tsx?$/.test(path));

/** One hash over the contents of files and folders, tests left out. @param {readonly string[]} paths relative to the project */
export const hashOf = (paths) => {
  const hash = createHash('sha256');
  const files = paths
    .map((path) => join(root, path))
    .filter((path) => existsSync(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
  for (const file of files.sort()) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** @typedef {{ name: string, title: string, sources: readonly string[], output: string, build: () => Promise<number> }} Bundle */

/** What is built before Refinery runs, from which sources, and what shows that it is there. @type {readonly Bundle[]} */
export const bundles = [
  {
    name: 'renderer',
    title: 'pages',
    sources: ['renderer', 'shared', 'build/vite.renderer.config.ts', 'build/service-worker.ts', 'package-lock.json'],
    output: 'dist/renderer/index.html',
    build: () => viteBuild('build/vite.renderer.config.ts'),
  },
  {
    name: 'electron',
    title: 'desktop shell',
    sources: ['electron', 'shared', 'build/vite.electron.config.ts', 'build/icons/tray', 'package-lock.json'],
    output: 'dist/electron/main.cjs',
    build: () => viteBuild('build/vite.electron.config.ts'),
  },
  {
    name: 'server',
    title: 'server for the desktop',
    sources: ['server', 'shared', 'build/vite.server.config.ts', 'package-lock.json'],
    output: 'dist/server/utility-main.mjs',
    build: () => viteBuild('build/vite.server.config.ts'),
  },
];

/** @param {string} config */
const viteBuild = (config) =>
  exitOf(
    spawnNode([tool('vite', 'bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // A test runner that builds has another one set, which would put the slow development build of React into the pages.
      env: { NODE_ENV: 'production' },
    }),
  );

/** Builds the bundles whose sources changed since they were built. Ends the process when one cannot be built. */
export const buildWhatIsStale = async () => {
  for (const bundle of bundles) {
    const stamp = join(root, 'dist', `${bundle.name}.sources`);
    const hash = hashOf(bundle.sources);
    const isFresh = existsSync(join(root, bundle.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
    if (isFresh) continue;
    console.error(`Building the ${bundle.title} …`);
    if ((await bundle.build()) !== 0) {
      console.error(`The ${bundle.title} could not be built; the reason stands above.`);
      process.exit(1);
    }
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  }
};
