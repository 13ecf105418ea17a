import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLicences } from './licences.mjs';
import { buildWhatIsStale, exitOf, installWhatIsMissing, root, spawnNode, tool } from './project.mjs';
import { isSystem, writeStubElectron } from './stub-electron.mjs';

// `npm run package`: builds what is stale and packs the desktop app for this platform into release/.
//   npm run package -- --dir          the app's folder only, no installers
//   npm run package -- --stub         its folder around a stand-in for Electron: shows what would be packed, runs nothing
//   npm run package -- --stub --system mac   as for another system: linux, mac, win
//   npm run package -- --out FOLDER   somewhere else
//   ELECTRON_OVERRIDE_DIST_PATH       an unpacked Electron, instead of downloading one
//   ELECTRON_MIRROR                   where to download it from
//   REFINERY_UPDATE_URL, REFINERY_UPDATE_KEY   where the app finds updates, and our public key; without both it looks for none
//   CSC_LINK, CSC_KEY_PASSWORD        the certificate that signs for Windows and macOS (electron-builder's own names)
//   APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER   has Apple notarise; without them nothing is asked of it

const { values: wanted } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    stub: { type: 'boolean', default: false },
    out: { type: 'string', default: 'release' },
    system: { type: 'string' },
  },
});

const version = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
const systems = /** @type {const} */ ({ linux: 'linux', darwin: 'mac', win32: 'win' });

/** @param {string} sentence @returns {never} */
const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

/** An Electron that is on this machine already. */
const localElectron = () => {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist');
  return existsSync(folder) ? folder : undefined;
};

/** Whether Electron's releases can be reached; asked beforehand, as the packer would try for minutes. */
const canDownload = async () => {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const sums = `${mirror.replace(/\/?$/, '/')}v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(sums, { signal: AbortSignal.timeout(10_000) });
    return answer.ok;
  } catch {
    return false;
  }
};

/** What the app is packed for: this machine's system, and around a stand-in any. */
const wantedSystem = () => {
  const own = systems[/** @type {keyof typeof systems} */ (process.platform)];
  const system = wanted.system ?? own ?? stop(`There are packages for Linux, macOS and Windows; this is ${process.platform}.`);
  if (!isSystem(system)) return stop('--system is linux, mac or win.');
  if (wanted.stub && process.platform !== 'linux') stop('--stub packs on Linux only.');
  if (!wanted.stub && system !== own) stop('For another system than this one only --stub packs.');
  return system;
};

/**
 * Arguments that name the Electron to pack. Ends the process with one line when there is none.
 * @param {string} stubFolder @param {import('./stub-electron.mjs').System} system
 */
const electronArguments = async (stubFolder, system) => {
  // A folder as it is: putting two processors into one app, and words into an executable, takes the real ones and tools of their systems.
  const asItIs = { linux: [], mac: ['--x64', '-c.mac.identity=null'], win: ['--x64', '-c.win.signAndEditExecutable=false'] };
  if (wanted.stub) return [`-c.electronDist=${writeStubElectron(stubFolder, system)}`, ...asItIs[system]];
  const local = localElectron();
  if (local) return [`-c.electronDist=${local}`];
  if (await canDownload()) return [];
  return stop(
    `Nothing was packed: Electron ${version} is not on this machine and its releases cannot be reached (ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH may name another place).`,
  );
};

/** Where the packed app finds its updates. Half a setting is a mistake that would only show when an update is needed. */
const updateArguments = () => {
  const { REFINERY_UPDATE_URL: url, REFINERY_UPDATE_KEY: key } = process.env;
  if (!url && !key) return [];
  if (!url || !key) return stop('REFINERY_UPDATE_URL and REFINERY_UPDATE_KEY belong together.');
  const place = ['-c.publish.provider=generic', `-c.publish.url=${url}`];
  return [...place, `-c.extraMetadata.refinery.updates.url=${url}`, `-c.extraMetadata.refinery.updates.key=${key}`];
};

/** What is named in the environment signs; a build without it says so instead of looking for keys on the machine. */
const signingArguments = () => {
  const { CSC_LINK: link, APPLE_API_KEY: apple } = process.env;
  if (!link) console.error('Not signed: CSC_LINK names no certificate.');
  return process.platform === 'darwin' ? [`-c.mac.notarize=${Boolean(link && apple)}`, ...(link ? [] : ['-c.mac.identity=null'])] : [];
};

/** One app for both processors of macOS: the server's machine code has to be there for each, and an installation brings only its own. */
const requireBothProcessors = () => {
  const missing = ['arm64', 'x64']
    .map((arch) => `@node-rs/argon2-darwin-${arch}`)
    .filter((name) => !existsSync(join(root, 'node_modules', name)));
  if (missing.length === 0) return;
  const version = JSON.parse(readFileSync(join(root, 'node_modules/@node-rs/argon2/package.json'), 'utf8')).version;
  // Built without it; the next try builds anew.
  rmSync(join(root, 'dist/server.sources'), { force: true });
  stop(
    `Nothing was packed: one app for both processors needs ${missing.join()}. npm install --no-save --force ${missing.map((name) => `${name}@${version}`).join(' ')}`,
  );
};

const main = async () => {
  const system = wantedSystem();
  installWhatIsMissing();
  const stubFolder = mkdtempSync(join(tmpdir(), 'refinery-stub-'));
  try {
    const electron = await electronArguments(stubFolder, system);
    if (system === 'mac' && !wanted.stub && !wanted.dir) requireBothProcessors();
    await buildWhatIsStale();
    writeLicences();
    const target = wanted.dir || wanted.stub ? ['dir'] : [];
    const packer = [tool('electron-builder', 'cli.js'), `--${system}`, ...target, '--publish', 'never'];
    process.exitCode = await exitOf(
      spawnNode([...packer, ...electron, ...updateArguments(), ...signingArguments(), `-c.directories.output=${wanted.out}`]),
    );
  } finally {
    rmSync(stubFolder, { recursive: true, force: true });
  }
};

await main();
