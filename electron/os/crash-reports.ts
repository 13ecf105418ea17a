import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';
import type { Log } from './log.ts';

const kept = 5;

/** A crash of the program itself is written to this machine and goes nowhere. Before the app is ready. */
export const keepCrashReports = (): void => crashReporter.start({ uploadToServer: false });

type Report = { path: string; at: number; bytes: number };

/** Reports on this machine, newest first. */
export const crashReports = (): Report[] => {
  const folder = app.getPath('crashDumps');
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dmp'))
      .map((name) => join(folder, name))
      .map((path) => ({ path, at: statSync(path).mtimeMs, bytes: statSync(path).size }))
      .sort((a, b) => b.at - a.at);
  } catch {
    // No crash yet, no folder.
    return [];
  }
};

/** Notes processes that end, and lets go of all but the newest reports: a memory image may hold what was on the screen. */
export const watchCrashes = (log: Log): void => {
  for (const { path } of crashReports().slice(kept)) rmSync(path, { force: true });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => log.note('page gone', { reason, exitCode }));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => log.note('process gone', { type, reason, exitCode }));
};
