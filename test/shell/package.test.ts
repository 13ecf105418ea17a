import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import { newFolder } from './shell.ts';

const run = promisify(execFile);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe.runIf(process.platform === 'linux')('the packed app, around a stand-in for Electron', () => {
  const out = newFolder('release');
  const unpacked = join(out, 'linux-unpacked');
  const archive = join(unpacked, 'resources', 'app.asar');

  beforeAll(async () => {
    await run(process.execPath, ['build/package.mjs', '--stub', '--out', out], { cwd: root });
  }, 240_000);

  test('holds the bundles, the pages and nothing else', () => {
    const pages = filesBelow(join(root, 'dist/renderer'))
      .map((path) => path.slice(root.length))
      .filter((path) => !path.endsWith('.map') && !path.endsWith('service-worker.js'));
    const packed = listPackage(archive, { isPack: false }).filter((path) => /\.[a-z0-9]+$/.test(path));
    expect(packed.sort()).toEqual(['/package.json', '/dist/electron/main.cjs', '/dist/electron/preload.cjs', ...pages].sort());
    expect(pages).toContain('/dist/renderer/index.html');
  });

  test('has a manifest that names its entry and carries no scripts and no tools', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ name: 'refinery', productName: 'Refinery', main: 'dist/electron/main.cjs' });
    expect(Object.keys(manifest)).not.toContain('devDependencies');
    expect(Object.keys(manifest)).not.toContain('scripts');
  });

  test('has its fuses set', () => {
    const executable = readFileSync(join(unpacked, 'refinery'));
    const wire = executable.subarray(executable.indexOf(fuseSentinel) + fuseSentinel.length);
    // Version, count, then one sign each in the order of Electron's fuses.
    expect(wire[0]).toBe(1);
    const fuses = wire.toString('latin1', 2, 2 + (wire[1] ?? 0));
    expect([...fuses]).toEqual(fuseOrder.map((fuse) => (enabledFuses.includes(fuse) ? '1' : '0')));
  });
});

const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseOrder = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptionsEnvironmentVariable',
  'nodeCliInspectArguments',
  'embeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];
const enabledFuses = ['cookieEncryption', 'embeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar'];
