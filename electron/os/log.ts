import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** So much is kept, in so many files: enough for weeks, and never in the way of a person's disk. */
const fileBytes = 512 * 1024;
const files = 4;

export type Facts = Record<string, string | number | boolean>;

/** What happened, for whoever looks after the machine. Never says who was called or what was written. */
export type Log = {
  note(what: string, facts?: Facts): void;
  /** The whole log, oldest line first. */
  read(): string;
};

/** Takes out what could be about a person: their folder, mail addresses, and digits that could be a telephone number. */
export const withoutPersons = (text: string): string =>
  text
    .replaceAll(homedir(), '~')
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '<mail>')
    .replace(/\+?\d[\d\s().\-/]{5,}\d/g, '<digits>')
    .slice(0, 300);

const lineOf = (at: number, what: string, facts: Facts): string => {
  const said = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? withoutPersons(value) : value]),
  );
  return `${JSON.stringify({ ...said, at: new Date(at).toISOString(), what })}\n`;
};

const pathOf = (folder: string, age: number): string => join(folder, age === 0 ? 'refinery.log' : `refinery.${age}.log`);

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const rotate = (folder: string): void => {
  rmSync(pathOf(folder, files - 1), { force: true });
  for (let age = files - 2; age >= 0; age -= 1)
    if (sizeOf(pathOf(folder, age)) > 0) renameSync(pathOf(folder, age), pathOf(folder, age + 1));
};

/** A log in a folder of its own. Written at once, as a fault may end the app; a disk that does not take it is no reason to stop. */
export const openLog = (folder: string, now: () => number = Date.now): Log => ({
  note: (what, facts = {}) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(pathOf(folder, 0)) >= fileBytes) rotate(folder);
      appendFileSync(pathOf(folder, 0), lineOf(now(), what, facts), { mode: 0o600 });
    } catch {
      // The disk's trouble is reported where it matters.
    }
  },
  read: () =>
    Array.from({ length: files }, (_, index) => pathOf(folder, files - 1 - index))
      .filter((path) => sizeOf(path) > 0)
      .map((path) => readFileSync(path, 'utf8'))
      .join(''),
});
