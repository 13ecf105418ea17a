import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a rename or a new file survive a power cut. Windows has no such call and orders its metadata itself. */
export const syncDirectory = async (directory: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, data: Uint8Array | string, mode: number): Promise<void> => {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes the whole file or leaves the old one as it was. On the disk when it resolves. Throws the file system's error.
 * `mode` is for a new file; 0o600 for what only this person may read.
 */
export const writeAtomically = async (path: string, data: Uint8Array | string, mode = 0o600): Promise<void> => {
  // Beside the target: a rename is atomic within one file system only.
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeSynced(unfinished, data, mode);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
};
