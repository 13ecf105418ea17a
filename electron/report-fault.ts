import type { Log } from './os/log.ts';

let log: Log | null = null;

/** From here on faults are kept in the log too. */
export const keepFaultsIn = (kept: Log): void => {
  log = kept;
};

/** Where in the code, without the folders above it and without the message, which may hold what a person typed. */
export const placesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .map((line) => /([\w.-]+):(\d+):\d+\)?$/.exec(line.trim()))
    .filter((found) => found !== null)
    .slice(0, 6)
    .map(([, file, line]) => `${file}:${line}`)
    .join(' ');

/** Writes a fault of the program, with what was being done, where whoever started the app can read it. */
export const reportFault = (doing: string, error: unknown): void => {
  process.stderr.write(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  if (error instanceof Error)
    log?.note('fault', { doing, name: error.name, code: String((error as NodeJS.ErrnoException).code ?? ''), where: placesOf(error) });
  else log?.note('fault', { doing });
};
