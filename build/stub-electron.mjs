import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** How Electron's executable marks the place of its fuses, and what stands there in its releases: version, count, one sign each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const releasedFuses = '10100000';

const fuses = Buffer.concat([
  Buffer.from(sentinel, 'latin1'),
  Buffer.from([1, releasedFuses.length]),
  Buffer.from(releasedFuses, 'latin1'),
  Buffer.from('\n'),
]);
const script = Buffer.from('#!/bin/sh\necho "A stand-in that shows what would be packed; it runs nothing." >&2\nexit 1\n');

/** @param {string} path @param {Uint8Array | string} content */
const write = (path, content) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
};

/** @param {Record<string, string>} entries */
const propertyList = (entries) => {
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>\n`;
};

/** @param {string} folder */
const writeForMac = (folder) => {
  const contents = join(folder, 'Electron.app/Contents');
  const helper = join(contents, 'Frameworks/Electron Helper.app/Contents');
  write(join(contents, 'Info.plist'), propertyList({ CFBundleExecutable: 'Electron', CFBundleIdentifier: 'com.github.Electron' }));
  write(join(contents, 'MacOS/Electron'), script);
  write(join(contents, 'Resources/electron.icns'), '');
  write(join(contents, 'Frameworks/Electron Framework.framework/Electron Framework'), Buffer.concat([script, fuses]));
  write(
    join(helper, 'Info.plist'),
    propertyList({ CFBundleExecutable: 'Electron Helper', CFBundleIdentifier: 'com.github.Electron.helper' }),
  );
  write(join(helper, 'MacOS/Electron Helper'), script);
};

/** An executable of Windows with nothing in it but what says its version, as the packer writes beside that. @param {string} folder */
const writeForWindows = (folder) => {
  const executable = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  write(join(folder, 'electron.exe'), Buffer.concat([Buffer.from(executable.generate()), fuses]));
};

const writers = {
  linux: (/** @type {string} */ folder) => write(join(folder, 'electron'), Buffer.concat([script, fuses])),
  mac: writeForMac,
  win: writeForWindows,
};
/** @typedef {keyof typeof writers} System */

/** @param {string} name @returns {name is System} */
export const isSystem = (name) => name in writers;

/**
 * Writes a folder that packing takes for Electron's, where that cannot be had: it lets the content of a package be checked.
 * @param {string} folder @param {System} system
 */
export const writeStubElectron = (folder, system) => {
  mkdirSync(folder, { recursive: true });
  writers[system](folder);
  return folder;
};
