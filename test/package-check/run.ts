import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { exitOf, root, spawnNode } from '../../build/project.mjs';
import { checkOtherSystem, type OtherSystem } from './other-systems.ts';
import { runPackedApp } from './packed-app.ts';

/**
 * `npm run package:check`: packs the app around a stand-in for Electron's distribution, twice, looks at what came out and starts it out of its
 * archive, with the server that is in it; then packs for macOS and Windows, and makes a Debian package. Ends with one JSON line of figures, and not with 0 when something does not hold. On Linux only.
 */

const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'refinery-package-'));
const { publicKey } = generateKeyPairSync('ed25519');
const updates = {
  REFINERY_UPDATE_URL: 'https://updates.refinery.example/desktop',
  REFINERY_UPDATE_KEY: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
};

/** Returns the folder that was filled. */
const pack = async (name: string, system: 'linux' | OtherSystem = 'linux'): Promise<string> => {
  const out = join(folder, name);
  const code = await exitOf(
    spawnNode([join(root, 'build/package.mjs'), '--stub', '--system', system, '--out', out], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: updates,
    }),
  );
  assert.equal(code, 0, 'the app could not be packed');
  return system === 'linux' ? join(out, 'linux-unpacked') : out;
};

const filesOf = (archive: string): string[] => listPackage(archive, { isPack: false }).filter((path) => /\.[a-z0-9]+$/.test(path));

const sumOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Our own updater asks the manifest; electron-updater's caches are named by the file beside it, which is written for packages with an installer. */
const checkUpdates = (archive: string): void => {
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
  assert.deepEqual(manifest.refinery, { updates: { url: updates.REFINERY_UPDATE_URL, key: updates.REFINERY_UPDATE_KEY } });
};

const checkUpdateFile = (unpacked: string): void => {
  const file = readFileSync(join(unpacked, 'resources/app-update.yml'), 'utf8');
  assert.match(file, /^provider: generic$/m);
  assert.match(file, /^url: https:\/\/updates\.refinery\.example\/desktop$/m);
  assert.match(file, /^updaterCacheDirName: refinery-updater$/m);
};

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

type Installer = (options: object) => Promise<unknown>;

const buildDeb = async (unpacked: string): Promise<string> => {
  const source = join(folder, 'for-deb');
  cpSync(unpacked, source, { recursive: true });
  // What Electron's distribution carries and a stand-in does not: its version, from which the packer knows what the system must have, and a licence.
  writeFileSync(join(source, 'version'), JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8')).version);
  cpSync(join(root, 'dist/licences/third-party.txt'), join(source, 'LICENSE'));
  const { default: installer } = (await import(require.resolve('electron-installer-debian'))) as { default: Installer };
  const icons = Object.fromEntries(
    [16, 32, 48, 64, 128, 256, 512].map((size) => [`${size}x${size}`, join(root, `build/icons/linux/${size}x${size}.png`)]),
  );
  const dest = join(folder, 'deb');
  await installer({
    src: source,
    dest,
    arch: 'amd64',
    options: {
      name: 'refinery',
      bin: 'refinery',
      productName: 'Refinery',
      genericName: 'Qualifying center',
      description: 'The workstation of a qualifying center',
      productDescription: 'Every lead called, qualified, handed over and followed to its end.',
      categories: ['Office'],
      mimeType: ['x-scheme-handler/refinery'],
      maintainer: 'The Refinery developers <developers@refinery.example>',
      homepage: 'https://refinery.example',
      icon: icons,
      version: '0.1.0',
    },
  });
  const [name = ''] = readdirSync(dest).filter((each) => each.endsWith('.deb'));
  return join(dest, name);
};

const checkDeb = (deb: string): void => {
  const info = run('dpkg-deb', ['--info', deb]);
  for (const line of [/Package: refinery/, /Version: 0\.1\.0/, /Architecture: amd64/, /Maintainer: The Refinery developers/])
    assert.match(info, line);
  const contents = run('dpkg-deb', ['--contents', deb]);
  for (const path of [
    './usr/lib/refinery/resources/app.asar',
    './usr/lib/refinery/refinery',
    './usr/share/applications/refinery.desktop',
    './usr/share/icons/hicolor/256x256/apps/refinery.png',
    './usr/share/doc/refinery/copyright',
  ]) {
    assert.ok(contents.includes(path), `${path} is not in the Debian package`);
  }
  assert.match(contents, /\.\/usr\/bin\/refinery -> \.\.\/lib\/refinery\/refinery/);
  const out = join(folder, 'installed');
  run('dpkg-deb', ['--extract', deb, out]);
  const entry = readFileSync(join(out, 'usr/share/applications/refinery.desktop'), 'utf8');
  assert.match(entry, /^MimeType=x-scheme-handler\/refinery;$/m);
  assert.match(entry, /^Exec=refinery %U$/m);
};

const startedAt = performance.now();
try {
  const first = await pack('first');
  const archive = join(first, 'resources/app.asar');
  checkUpdates(archive);
  checkUpdateFile(first);
  const files = filesOf(archive);
  assert.ok(
    !files.some((path) => /node_modules|\.tsx?$|\.map$|\.gz$|\.key$|\.env/.test(path)),
    'what is no part of the app is in its archive',
  );
  assert.ok(existsSync(join(first, 'resources/app.asar.unpacked/dist/server/packages/argon2')));
  const packed = await runPackedApp(archive, folder);
  const second = await pack('second');
  const isSame = sumOf(archive) === sumOf(join(second, 'resources/app.asar'));
  assert.ok(isSame, 'the same sources gave two different archives');
  for (const system of ['mac', 'win'] as const) {
    const packedFor = await pack(system, system);
    checkUpdates(checkOtherSystem(system, packedFor, files, filesOf));
  }
  const deb = await buildDeb(first);
  checkDeb(deb);
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  console.log(
    JSON.stringify({
      files: files.length,
      archiveBytes: statSync(archive).size,
      sameTwice: isSame,
      debBytes: statSync(deb).size,
      ...packed,
      seconds,
    }),
  );
} catch (error) {
  console.log(JSON.stringify({ failed: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
