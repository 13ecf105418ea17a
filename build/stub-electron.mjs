import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How Electron's executable marks the place of its fuses, and what stands there in its releases: version, count, one sign each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const releasedFuses = '10100000';

const content = Buffer.concat([
  Buffer.from('#!/bin/sh\necho "A stand-in that shows what would be packed; it runs nothing." >&2\nexit 1\n'),
  Buffer.from(sentinel, 'latin1'),
  Buffer.from([1, releasedFuses.length]),
  Buffer.from(releasedFuses, 'latin1'),
  Buffer.from('\n'),
]);

/** Writes a folder that packing takes for Electron's, where that cannot be had: it lets the content of a package be checked. @param {string} folder */
export const writeStubElectron = (folder) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'electron'), content);
  chmodSync(join(folder, 'electron'), 0o755);
  return folder;
};
