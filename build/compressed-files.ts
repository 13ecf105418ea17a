import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(html|js|css|svg)$/;
/** Below, headers weigh more than what is saved. */
const worthItBytes = 1024;

/**
 * Writes a compressed copy beside each file of a build, for the server to send as it is: the service worker asks for all of the app at once,
 * and compressing that for every browser anew took the server longer than everything else of a sign-in. Before the service worker is written.
 */
export const compressedFiles = (): Plugin => ({
  name: 'refinery:compressed-files',
  apply: 'build',
  writeBundle: ({ dir = '' }) => {
    for (const each of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!each.isFile() || !compressible.test(each.name)) continue;
      const path = join(each.parentPath, each.name);
      const bytes = readFileSync(path);
      if (bytes.length >= worthItBytes) writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
    }
  },
});
