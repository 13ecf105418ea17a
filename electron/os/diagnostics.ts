import { statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { app, screen } from 'electron';
import type { Result } from '../../shared/ipc.ts';
import { type CrashReport, type CrashReports, countMemoryImages } from './crash-reports.ts';
import { freeBytesAt } from './disk-space.ts';
import { type Log, withoutPersons } from './log.ts';

type Asked = { profile: string; log: Log; crashes: CrashReports; facts: () => Record<string, string> };
type Line = Result<'readDiagnostics'>['lines'][number];

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const inWords = ({ at, of, what, where, version }: CrashReport): string =>
  `${[at, of, what, where].filter(Boolean).join(' ')} (${version})`;

/** What somebody who helps asks first. Nothing of the center, of leads or of persons. */
export const diagnosticLines = async ({ profile, crashes, facts }: Asked): Promise<Line[]> => {
  const { electron = '', chrome = '', node = '' } = process.versions;
  const reports = crashes.all();
  const all: Record<string, string> = {
    Refinery: app.getVersion(),
    Electron: electron,
    Chromium: chrome,
    Node: node,
    System: `${process.platform} ${release()} ${process.arch}`,
    Language: app.getLocale(),
    Displays: screen
      .getAllDisplays()
      .map(({ size, scaleFactor }) => `${size.width}×${size.height} at ${scaleFactor}`)
      .join(', '),
    Folder: withoutPersons(profile),
    'Free on the disk': await freeBytesAt(profile).then(megabytes, () => 'unknown'),
    Journal: megabytes(sizeOf(join(profile, 'journal', 'commands.journal'))),
    'Damaged journal lines': megabytes(sizeOf(join(profile, 'journal', 'commands.journal.damaged'))),
    'Crash reports': reports[0] ? `${reports.length}, the last: ${inWords(reports[0])}` : 'none',
    'Memory images of crashes': `${countMemoryImages()}, on this computer only`,
    'Running for': `${Math.round(process.uptime() / 60)} min`,
    'Memory of the shell': megabytes(process.memoryUsage.rss()),
    ...facts(),
  };
  return Object.entries(all).map(([name, value]) => ({ name, value }));
};

/** The same facts, every crash and the whole log, as one text. */
export const diagnosticsFile = async (asked: Asked): Promise<string> => {
  const lines = await diagnosticLines(asked);
  const told = lines.map(({ name, value }) => `${name}: ${value}`);
  const crashed = asked.crashes.all().map((report) => `Crash: ${inWords(report)}`);
  return `${[...told, ...crashed].join('\n')}\n\n${asked.log.read()}`;
};
