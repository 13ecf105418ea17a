import { appendFile, type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalEntry } from '../../shared/ipc.ts';
import { syncDirectory, writeAtomically } from './atomic-write.ts';
import { isMissing } from './disk-trouble.ts';
import { decodeJournal, encodeDropped, encodeEntry, type JournalContent } from './journal-lines.ts';

/** Below this size a journal is not worth rewriting, however little of it still counts. */
const smallBytes = 256 * 1024;

/** Append-only file of what must outlive anything that happens to the page's own storage. One process at a time may hold it. */
export type JournalFile = {
  /** Resolves once the disk has confirmed. Throws the file system's error, and then none of them is in the file. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** `damagedLines`: found since the file was opened, kept beside it in `<path>.damaged`. */
  readAll(): Promise<{ entries: JournalEntry[]; damagedLines: number }>;
  /** Lets go of these ids; tells how many entries still count. Rewrites the file when most of it no longer does. */
  compact(ids: readonly string[]): Promise<number>;
  close(): Promise<void>;
};

type OpenFile = {
  path: string;
  /** Null while the file is being replaced, and after that failed: opened again by the next write. */
  handle: FileHandle | null;
  /** Length up to which the file is known to hold whole lines that are on the disk. */
  soundBytes: number;
  /** Set when a failed write may have left bytes after `soundBytes`. */
  hasDoubtfulTail: boolean;
  /** Bytes of each entry that still counts. */
  live: Map<string, number>;
  damagedLines: number;
};

const openForAppend = async (path: string): Promise<FileHandle> => open(path, 'a', 0o600);

const readIfThere = async (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  });

const encodeAll = (entries: Iterable<JournalEntry>): Buffer => Buffer.concat([...entries].map(encodeEntry));

const sizesOf = (entries: Iterable<JournalEntry>): Map<string, number> =>
  new Map([...entries].map((entry) => [entry.id, encodeEntry(entry).length]));

/** Puts damage aside before the file is written anew, so that nothing is ever thrown away unseen. */
const keepDamageAside = async (path: string, damaged: Buffer[]): Promise<void> =>
  appendFile(`${path}.damaged`, Buffer.concat(damaged.flatMap((line) => [line, Buffer.from('\n')])), { mode: 0o600, flush: true });

/**
 * After a power cut the last line may be torn: it was never confirmed. The file is written anew without it, as the next line
 * appended to it would be lost with it.
 */
const repair = async (path: string, content: JournalContent, file: Buffer): Promise<number> => {
  const endsWell = file.length === 0 || file.at(-1) === 0x0a;
  if (content.damaged.length === 0 && endsWell) return file.length;
  if (content.damaged.length > 0) await keepDamageAside(path, content.damaged);
  const sound = encodeAll(content.entries.values());
  await writeAtomically(path, sound);
  return sound.length;
};

const cutDoubtfulTail = async (file: OpenFile, handle: FileHandle): Promise<void> => {
  await handle.truncate(file.soundBytes);
  file.hasDoubtfulTail = false;
};

const writeLines = async (file: OpenFile, lines: Buffer): Promise<void> => {
  file.handle ??= await openForAppend(file.path);
  const { handle } = file;
  if (file.hasDoubtfulTail) await cutDoubtfulTail(file, handle);
  try {
    await handle.appendFile(lines);
    await handle.datasync();
  } catch (error) {
    file.hasDoubtfulTail = true;
    // At once if the disk lets us, as a restart must not find what was reported as not saved; else before the next line.
    await cutDoubtfulTail(file, handle).catch(() => undefined);
    throw error;
  }
  file.soundBytes += lines.length;
};

const readContent = async (file: OpenFile): Promise<JournalContent> => {
  const bytes = await readFile(file.path);
  return decodeJournal(bytes.subarray(0, file.soundBytes));
};

/** Closed before the rename, as Windows renames onto no open file. */
const rewrite = async (file: OpenFile): Promise<void> => {
  const { entries } = await readContent(file);
  const lines = encodeAll(entries.values());
  await file.handle?.close();
  file.handle = null;
  await writeAtomically(file.path, lines);
  file.soundBytes = lines.length;
  file.hasDoubtfulTail = false;
};

const isMostlyDead = ({ soundBytes, live }: OpenFile): boolean => {
  const liveBytes = [...live.values()].reduce((sum, bytes) => sum + bytes, 0);
  return soundBytes > smallBytes && liveBytes < soundBytes / 2;
};

const append = async (file: OpenFile, entries: readonly JournalEntry[]): Promise<void> => {
  if (entries.length > 0) await writeLines(file, encodeAll(entries));
  for (const [id, bytes] of sizesOf(entries)) file.live.set(id, bytes);
};

const compact = async (file: OpenFile, ids: readonly string[]): Promise<number> => {
  const known = ids.filter((id) => file.live.has(id));
  if (known.length > 0) await writeLines(file, encodeDropped(known));
  for (const id of known) file.live.delete(id);
  if (isMostlyDead(file)) await rewrite(file);
  return file.live.size;
};

const openFile = async (path: string): Promise<OpenFile> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const found = await readIfThere(path);
  const content = decodeJournal(found);
  const soundBytes = await repair(path, content, found);
  const handle = await openForAppend(path);
  await syncDirectory(dirname(path));
  const live = sizesOf(content.entries.values());
  return { path, handle, soundBytes, hasDoubtfulTail: false, live, damagedLines: content.damaged.length };
};

/** Runs one task after the other, in the order they were asked for; a failed task does not hold up the next. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
};

/** Opens or creates the journal at `path`, mending what a power cut left. Throws the file system's error. */
export const openJournal = async (path: string): Promise<JournalFile> => {
  const file = await openFile(path);
  const take = inTurn();
  return {
    append: (entries) => take(() => append(file, entries)),
    readAll: () =>
      take(async () => {
        const { entries } = await readContent(file);
        return { entries: [...entries.values()], damagedLines: file.damagedLines };
      }),
    compact: (ids) => take(() => compact(file, ids)),
    close: () => take(async () => file.handle?.close()),
  };
};
