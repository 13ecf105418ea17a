import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type SecondStart = { argv: string[]; workingDirectory: string };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const holderOf = (lock: string): number | null => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
};

const takeMessages = (folder: string, onSecondStart: (start: SecondStart) => void): void => {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const message = readFileSync(join(folder, name), 'utf8');
    rmSync(join(folder, name));
    onSecondStart(JSON.parse(message));
  }
};

/**
 * One process a profile. The first holds the lock until it dies, however it dies; a later one leaves a message for it and
 * gets false.
 */
export const takeSingleInstanceLock = (profile: string, onSecondStart: (start: SecondStart) => void): boolean => {
  const folder = join(profile, 'instance');
  const lock = join(folder, 'pid');
  mkdirSync(folder, { recursive: true });
  if (holderOf(lock) !== null) {
    const message: SecondStart = { argv: process.argv, workingDirectory: process.cwd() };
    // Renamed into place: the other process must never read half a message.
    writeFileSync(join(folder, `${process.pid}.part`), JSON.stringify(message));
    renameSync(join(folder, `${process.pid}.part`), join(folder, `${process.pid}.json`));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  watch(folder, { persistent: false }, () => takeMessages(folder, onSecondStart));
  return true;
};
