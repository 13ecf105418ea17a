import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join, parse } from 'node:path';
import { folderNameOf } from '../../shared/domain/folder-name.ts';
import { refusedFile } from '../../shared/domain/import/refused-file.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError, errorBody } from '../errors.ts';
import { readCenterNames } from '../exports/center-names.ts';
import { folderKeys, type IntakeKey } from '../intake/intake-keys.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { readFormerMappings, readOwners, readRefusals, readRun } from './import-rows.ts';
import { readInWorker } from './read-in-worker.ts';
import { runImport } from './run-import.ts';

/** A file that was written to so lately may not be whole yet. */
const settledMs = 2000;
const largestFileBytes = 50_000_000;
const taken = new Set(['.csv', '.tsv', '.txt', '.xlsx']);

/**
 * Looks once into every folder that stands for a way in and takes in the files there, one after another. A file goes on to `done/` with its
 * refused rows beside it, or to `failed/` with the reason. Commands are named after what is in the file: one that was broken off, or dropped
 * twice, goes on where it stopped and counts nothing twice. Returns how many files were dealt with.
 */
export const takeInDropped = async (dependencies: Dependencies, root: string, settled = settledMs): Promise<number> => {
  let count = 0;
  for (const key of await folderKeys(dependencies.database)) {
    const folder = join(root, folderNameOf(key.name));
    await mkdir(folder, { recursive: true });
    for (const name of (await readdir(folder)).sort()) {
      if (!taken.has(extname(name).toLowerCase()) || !(await isSettled(join(folder, name), settled))) continue;
      await takeFile(dependencies, key, folder, name);
      count += 1;
    }
  }
  return count;
};

const isSettled = async (path: string, settled: number): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  // The file system's own clock, which the server's need not be; it tells parts of a millisecond, by which a file would lie in the future.
  return found?.isFile() === true && found.size > 0 && Date.now() - Math.floor(found.mtimeMs) >= settled;
};

const takeFile = async (dependencies: Dependencies, key: IntakeKey, folder: string, name: string): Promise<void> => {
  try {
    const importId = await runFile(dependencies, key, join(folder, name), name);
    const place = await moveTo(join(folder, 'done'), folder, name);
    await writeRefused(dependencies, key, importId, place);
  } catch (error) {
    // The database is away: the file stays, and is taken up again.
    if (!(error instanceof ApiError) && !(error instanceof FileTooLarge)) throw error;
    const place = await moveTo(join(folder, 'failed'), folder, name);
    await writeFile(`${place}.reason.txt`, `${whyNot(error).join('\n')}\n`);
  }
};

class FileTooLarge extends Error {}

/** For whoever put the file there: a sentence, and what to do; the codes behind them. */
const whyNot = (error: ApiError | FileTooLarge): string[] => {
  if (!(error instanceof ApiError)) return ['The file is larger than 50 MB. Put it there in parts.', '(tooLarge)'];
  const fields = error.fields ?? [];
  const codes = [error.code, ...fields.map(({ message }) => message)];
  // The file is a table of leads where only one of its columns needs a word more.
  const asked = fields.flatMap(({ path, message }) => howToMend[message]?.(path) ?? []);
  const told = asked.length > 0 ? asked : [errorBody(error.code).message, ...fields.map(({ path, message }) => `${path}: ${message}`)];
  return [...told, `(${codes.join(', ')})`];
};

const howToMend: Readonly<Record<string, (column: string) => string>> = {
  dateOrder: (column) =>
    `The dates of “${column}” can be read day first and month first. Write them as 2026-11-03, or import the file in the app once, which asks.`,
  numberMark: (column) =>
    `The numbers of “${column}” can be read with a decimal point and a decimal comma. Write them without, or import the file in the app once.`,
};

const refusalWords: Readonly<Record<string, string>> = {
  nobody: 'nobody to call: no name, mail, phone or id',
  mailMalformed: 'only a mail, and it is malformed',
  dateUnreadable: 'date of arrival cannot be read',
};

const viewerOf = (key: IntakeKey): Viewer => ({
  centerId: key.centerId,
  userId: key.createdById,
  role: 'manager',
  teamId: null,
  name: '',
  email: '',
  isActive: true,
});

const runFile = async (dependencies: Dependencies, key: IntakeKey, path: string, name: string): Promise<string> => {
  const { size } = await stat(path);
  if (size > largestFileBytes) throw new FileTooLarge();
  const bytes = new Uint8Array(await readFile(path));
  const viewer = viewerOf(key);
  const importId = `drop.${key.id}.${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;
  if ((await readRun(dependencies.database, viewer, importId))?.state === 'finished') return importId;
  const { zone, defaultCountry } = await readCenterNames(dependencies.database, key.centerId);
  const messages = readInWorker({
    bytes,
    encoding: undefined,
    delimiter: undefined,
    header: undefined,
    sheet: undefined,
    values: {},
    owners: await readOwners(dependencies.database, key.centerId, key.teamId),
    mapping: {},
    former: await readFormerMappings(dependencies.database, viewer),
    dateOrder: undefined,
    numberMark: undefined,
    zone,
    defaultCountry,
    now: dependencies.now(),
  });
  const order = { importId, fileName: name.slice(0, 300), teamId: key.teamId, source: key.source, campaign: { id: key.campaignId } };
  await runImport(dependencies, viewer, order, messages);
  await dependencies.database.query('update intake_keys set last_used_at = $2 where id = $1', [key.id, dependencies.now()]);
  return importId;
};

/** Moves a file without writing over one of the same name. */
const moveTo = async (target: string, folder: string, name: string): Promise<string> => {
  await mkdir(target, { recursive: true });
  const standing = new Set(await readdir(target));
  const { name: stem, ext } = parse(name);
  let free = name;
  for (let copy = 2; standing.has(free); copy += 1) free = `${stem} (${copy})${ext}`;
  await rename(join(folder, name), join(target, free));
  return join(target, free);
};

const writeRefused = async ({ database }: Dependencies, key: IntakeKey, importId: string, place: string): Promise<void> => {
  const viewer = viewerOf(key);
  const refusals = await readRefusals(database, viewer, importId);
  if (refusals.length === 0) return;
  const run = await readRun(database, viewer, importId);
  const words = { rowHeader: 'row', reasonHeader: 'reason', reason: (code: string) => refusalWords[code] ?? code };
  const { dir, name } = parse(place);
  await writeFile(join(dir, `${name}.refused.csv`), refusedFile(refusals, run?.headers ?? [], words));
};

const lookEveryMs = 3_000;

/** Looks again and again until it is stopped. */
export const watchDropFolder = (dependencies: Dependencies, root: string, onError: (error: unknown) => void): Repeated =>
  repeatEvery(
    lookEveryMs,
    async () => {
      await takeInDropped(dependencies, root);
    },
    onError,
  );
