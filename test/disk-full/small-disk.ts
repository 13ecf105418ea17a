import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real file system of a few megabytes, in memory. Needs root; `mountSmallDisk` gives null where that is not to be had. */
export type SmallDisk = {
  folder: string;
  /** Takes every byte that is left. */
  fill: () => void;
  free: () => void;
  freeBytes: () => number;
  close: () => void;
};

const mount = (folder: string, megabytes: number): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const writeUntilFull = (path: string): void => {
  const file = openSync(path, 'a');
  try {
    // In ever smaller bites, so that not even a line fits at the end.
    for (const size of [1 << 20, 1 << 12, 1]) {
      const bite = Buffer.alloc(size);
      try {
        for (;;) writeSync(file, bite);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
};

export const mountSmallDisk = (megabytes: number): SmallDisk | null => {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-small-disk-'));
  if (process.platform !== 'linux' || !mount(folder, megabytes)) {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  let isMounted = true;
  const close = (): void => {
    if (!isMounted) return;
    isMounted = false;
    // Lazily, as a browser that was just ended may hold a file for a moment.
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  return {
    folder,
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast, { force: true }),
    freeBytes: () => {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    },
    close,
  };
};
