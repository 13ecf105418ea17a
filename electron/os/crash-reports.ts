import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';
import { z } from 'zod';
import { type Log, withoutPersons } from './log.ts';

const keptReports = 20;
const keptImages = 5;

/** Has Chromium write a memory image of a process that dies to this machine; it goes nowhere. Before the app is ready. */
export const keepMemoryImages = (): void => crashReporter.start({ uploadToServer: false });

type File = { path: string; at: number };

const filesIn = (folder: string, ending: string): File[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => join(folder, name))
      .map((path) => ({ path, at: statSync(path).mtimeMs }))
      .sort((a, b) => b.at - a.at || b.path.localeCompare(a.path));
  } catch {
    // No crash yet, no folder.
    return [];
  }
};

/** Images on this machine. They may hold what was on the screen, and leave it with no export of ours. */
export const countMemoryImages = (): number => filesIn(app.getPath('crashDumps'), '.dmp').length;

/** What is known of a crash, in words of the program alone. `of`: which part of it; `at`: ISO time. */
const crashReport = z.object({
  at: z.string(),
  of: z.enum(['page', 'process', 'shell']),
  what: z.string(),
  where: z.string(),
  version: z.string(),
  runningForSeconds: z.number(),
});
export type CrashReport = z.infer<typeof crashReport>;
type Crash = Pick<CrashReport, 'of' | 'what' | 'where'>;

export type CrashReports = {
  /** At once, as the app may be ending; a disk that does not take it is no reason to stop. */
  write(crash: Crash): void;
  /** Newest first. */
  all(): CrashReport[];
};

const readReport = ({ path }: File): CrashReport | null => {
  try {
    return crashReport.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Torn when the power went, say.
    return null;
  }
};

/** Reports in a folder of their own, the newest twenty. */
export const openCrashReports = (folder: string, log: Log, now: () => number = Date.now): CrashReports => {
  let written = 0;
  return {
    write: ({ of, what, where }) => {
      const clean = { of, what: withoutPersons(what), where: withoutPersons(where) };
      log.note('crash', { of, kind: clean.what, where: clean.where });
      const about = { at: new Date(now()).toISOString(), version: app.getVersion(), runningForSeconds: Math.round(process.uptime()) };
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        written += 1;
        const name = `${about.at.replaceAll(':', '-')}-${String(written).padStart(4, '0')}.json`;
        writeFileSync(join(folder, name), `${JSON.stringify({ ...about, ...clean } satisfies CrashReport)}\n`, { mode: 0o600 });
        for (const { path } of filesIn(folder, '.json').slice(keptReports)) rmSync(path, { force: true });
      } catch {
        // The disk's trouble is reported where it matters.
      }
    },
    all: () => filesIn(folder, '.json').flatMap((file) => readReport(file) ?? []),
  };
};

/** Reports processes of ours that die, and lets go of all but the newest memory images. After the app is ready. */
export const watchProcesses = (reports: CrashReports): void => {
  for (const { path } of filesIn(app.getPath('crashDumps'), '.dmp').slice(keptImages)) rmSync(path, { force: true });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') reports.write({ of: 'page', what: `${reason} (${exitCode})`, where: '' });
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') reports.write({ of: 'process', what: `${type} ${reason} (${exitCode})`, where: '' });
  });
};
