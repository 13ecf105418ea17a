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

  test('holds the bundles, the pages, the server, the licences and nothing else', () => {
    const built = ['electron', 'renderer', 'server', 'licences']
      .flatMap((name) => filesBelow(join(root, 'dist', name)))
      .map((path) => path.slice(root.length))
      .filter((path) => !/\.(map|gz)$/.test(path));
    const packed = listPackage(archive, { isPack: false }).filter((path) => /\.[a-z0-9]+$/.test(path));
    expect(packed.sort()).toEqual(['/package.json', ...built].sort());
    for (const path of [
      '/dist/renderer/index.html',
      '/dist/electron/main.cjs',
      '/dist/server/utility-main.mjs',
      '/dist/server/packages/pglite/pglite.wasm',
    ])
      expect(packed).toContain(path);
    expect(packed.filter((path) => /\.(tsx?|map|pem|key|env|test\..*)$|node_modules/.test(path))).toEqual([]);
  });

  test('carries the licences of what it holds, and a list of components', () => {
    const bill = JSON.parse(extractFile(archive, 'dist/licences/sbom.cdx.json').toString('utf8'));
    const names = bill.components.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['electron', 'react', 'dexie', 'fastify', '@electric-sql/pglite', 'electron-updater']));
    expect(names).not.toContain('vitest');
    const texts = extractFile(archive, 'dist/licences/third-party.txt').toString('utf8');
    expect(texts).toContain('Permission is hereby granted, free of charge');
  });

  test('has the machine code of the server outside of its archive', () => {
    const beside = filesBelow(join(unpacked, 'resources', 'app.asar.unpacked')).map((path) => path.split('/').at(-1));
    expect(beside).toEqual([expect.stringMatching(/^argon2\..+\.node$/)]);
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
