import type { JournalEntry } from '../../shared/ipc.ts';
import type { Journal } from '../platform/platform.ts';

/**
 * A journal in files of the browser: lines of JSON, appended and confirmed by the disk, each window to a file of its own. A line is whole or
 * torn, which its JSON tells, as no beginning of an object is one. What a window that is gone has left, whoever opens next takes over.
 */

/** What of a file the journal needs; a `FileSystemSyncAccessHandle` is one. Everything throws the file system's error. */
export type AppendFile = {
  getSize: () => number;
  read: (into: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  /** How many bytes were written. */
  write: (bytes: Uint8Array<ArrayBuffer>, options: { at: number }) => number;
  truncate: (size: number) => void;
  flush: () => void;
  close: () => void;
};

export type JournalFolder = {
  names: () => Promise<string[]>;
  /** Opens or creates a file for this window alone; null when another window has it. */
  open: (name: string) => Promise<AppendFile | null>;
  remove: (name: string) => Promise<void>;
};

type Line = { kind: 'entry'; id: string; payload: string } | { kind: 'dropped'; ids: string[] };
/** `soundBytes`: up to where the file holds whole lines that are on the disk. */
type Own = { name: string; file: AppendFile; soundBytes: number };

/** Below this size a file is not worth writing anew, however little of it still counts. */
const smallBytes = 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const encode = (lines: readonly Line[]): Uint8Array<ArrayBuffer> =>
  encoder.encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
const lineOf = ({ id, payload }: JournalEntry): Line => ({ kind: 'entry', id, payload });

const isText = (value: unknown): value is string => typeof value === 'string';
/** By hand, as this is loaded before anything is on the screen; what the payload says is parsed by whoever reads it. */
const decodeLine = (text: string): Line | null => {
  try {
    const value = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (value?.kind === 'entry' && isText(value.id) && isText(value.payload))
      return { kind: 'entry', id: value.id, payload: value.payload };
    if (value?.kind === 'dropped' && Array.isArray(value.ids)) return { kind: 'dropped', ids: value.ids.filter(isText) };
    return null;
  } catch {
    return null;
  }
};

/** What a file says that still counts. Its last line may be torn: it was never called saved. Others that cannot be read are counted. */
const readFile = (file: AppendFile): { entries: Map<string, JournalEntry>; damagedLines: number } => {
  const bytes = new Uint8Array(file.getSize());
  file.read(bytes, { at: 0 });
  const texts = decoder.decode(bytes).split('\n');
  texts.pop();
  const entries = new Map<string, JournalEntry>();
  let damagedLines = 0;
  for (const text of texts) {
    const line = decodeLine(text);
    if (!line) damagedLines += 1;
    else if (line.kind === 'entry') entries.set(line.id, { id: line.id, payload: line.payload });
    else for (const id of line.ids) entries.delete(id);
  }
  return { entries, damagedLines };
};

const troubleOf = (error: unknown): 'disk-full' | 'no-access' | 'io' => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'disk-full';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'no-access' : 'io';
};

/** The journal of a window. One call at a time: see `file-journal-worker.ts`. */
export const createFileJournal = (folder: JournalFolder, newName: () => string): Journal => {
  let own: Own | undefined;
  let damagedLines = 0;
  /** Length of each entry that still counts. */
  const live = new Map<string, number>();

  const write = (to: Own, lines: readonly Line[]): void => {
    const bytes = encode(lines);
    try {
      for (let done = 0; done < bytes.length; ) {
        const written = to.file.write(bytes.subarray(done), { at: to.soundBytes + done });
        if (written === 0) throw new DOMException('nothing was written', 'QuotaExceededError');
        done += written;
      }
      to.file.flush();
    } catch (error) {
      // What was reported as not saved must not be found later.
      to.file.truncate(to.soundBytes);
      throw error;
    }
    to.soundBytes += bytes.length;
  };

  const begin = async (): Promise<Own> => {
    const name = newName();
    const file = await folder.open(name);
    if (!file) throw new Error('another window has a file of this name');
    return { name, file, soundBytes: file.getSize() };
  };
  const ownFile = async (): Promise<Own> => {
    own ??= await begin();
    return own;
  };

  const keep = (to: Own, entries: readonly JournalEntry[]): void => {
    if (entries.length === 0) return;
    write(to, entries.map(lineOf));
    for (const { id, payload } of entries) live.set(id, payload.length);
  };

  const readLeft = async (name: string) => {
    const left = await folder.open(name);
    try {
      return left && readFile(left);
    } finally {
      left?.close();
    }
  };

  /**
   * What a window that is gone has left. Its lines go to the own file, and are on the disk there before the other is removed. Resolves to those
   * that a full disk does not take: they stay where they are.
   */
  const takeOver = async (name: string): Promise<JournalEntry[]> => {
    const found = await readLeft(name);
    if (!found) return [];
    const entries = [...found.entries.values()].filter(({ id }) => !live.has(id));
    try {
      keep(await ownFile(), entries);
    } catch {
      return entries;
    }
    damagedLines += found.damagedLines;
    // Who opened it in the same moment has its lines too, and removes it.
    await folder.remove(name).catch(() => undefined);
    return [];
  };

  /** Most of it is of no use any more: what is goes to a new file. */
  const writeAnew = async (old: Own): Promise<void> => {
    const fresh = await begin();
    try {
      write(fresh, [...readFile(old.file).entries.values()].map(lineOf));
    } catch (error) {
      fresh.file.close();
      await folder.remove(fresh.name);
      throw error;
    }
    own = fresh;
    old.file.close();
    await folder.remove(old.name);
  };

  const failing = async <Value>(work: () => Promise<Value>) => {
    try {
      return await work();
    } catch (error) {
      return { kind: 'failed' as const, trouble: troubleOf(error) };
    }
  };

  return {
    append: (entries) =>
      failing(async () => {
        keep(await ownFile(), entries);
        return { kind: 'saved' as const };
      }),
    readAll: () =>
      failing(async () => {
        const elsewhere: JournalEntry[] = [];
        for (const name of await folder.names()) if (name !== own?.name) elsewhere.push(...(await takeOver(name)));
        const kept = own ? [...readFile(own.file).entries.values()] : [];
        return { kind: 'read' as const, entries: [...kept, ...elsewhere], damagedLines };
      }),
    compact: (ids) =>
      failing(async () => {
        const known = ids.filter((id) => live.has(id));
        if (known.length === 0) return { kind: 'compacted' as const, kept: live.size };
        const to = await ownFile();
        write(to, [{ kind: 'dropped', ids: known }]);
        for (const id of known) live.delete(id);
        const liveBytes = [...live.values()].reduce((sum, length) => sum + length, 0);
        if (to.soundBytes > smallBytes && liveBytes < to.soundBytes / 2) await writeAnew(to);
        return { kind: 'compacted' as const, kept: live.size };
      }),
  };
};
