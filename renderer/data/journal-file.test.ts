import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../shared/ipc.ts';
import { type AppendFile, createFileJournal, type JournalFolder } from './journal-file.ts';

/** A folder of the browser's: a file belongs to one window at a time, and a disk may be full. */
const aDisk = () => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const taken = new Set<string>();
  let freeBytes = Number.POSITIVE_INFINITY;
  let named = 0;
  const openFile = (name: string): AppendFile => {
    const bytes = () => files.get(name) ?? new Uint8Array();
    taken.add(name);
    return {
      getSize: () => bytes().length,
      read: (into, { at }) => {
        into.set(bytes().subarray(at, at + into.length));
        return into.length;
      },
      write: (given, { at }) => {
        const fits = Math.min(given.length, freeBytes);
        freeBytes -= fits;
        const grown = new Uint8Array(Math.max(bytes().length, at + fits));
        grown.set(bytes());
        grown.set(given.subarray(0, fits), at);
        files.set(name, grown);
        return fits;
      },
      truncate: (size) => void files.set(name, bytes().slice(0, size)),
      flush: () => undefined,
      close: () => void taken.delete(name),
    };
  };
  const folder: JournalFolder = {
    names: async () => [...files.keys()].sort(),
    open: async (name) => {
      if (taken.has(name)) return null;
      if (!files.has(name)) files.set(name, new Uint8Array());
      return openFile(name);
    },
    remove: async (name) => void files.delete(name),
  };
  return {
    files,
    openWindow: () => createFileJournal(folder, () => `${(named++).toString().padStart(4, '0')}`),
    /** Every window ends as it stands. */
    crash: () => taken.clear(),
    fill: (bytes: number) => {
      freeBytes = bytes;
    },
    bytes: () => [...files.values()].reduce((sum, { length }) => sum + length, 0),
  };
};

const entry = (id: string, payload = `words of ${id}`): JournalEntry => ({ id, payload });
const idsIn = async (window: ReturnType<typeof createFileJournal>): Promise<string[]> => {
  const read = await window.readAll();
  if (read.kind === 'failed') throw new Error(read.trouble);
  return read.entries.map(({ id }) => id);
};

describe('the journal of a browser', () => {
  test('has what windows that are gone were told is kept, and leaves those alone that are open', async () => {
    const disk = aDisk();
    const [first, second] = [disk.openWindow(), disk.openWindow()];
    await first.append([entry('a'), entry('b')]);
    await second.append([entry('c')]);
    expect(await idsIn(second)).toEqual(['c']);
    disk.crash();
    const next = disk.openWindow();
    expect((await idsIn(next)).sort()).toEqual(['a', 'b', 'c']);
    expect(disk.files.size).toBe(1);
  });

  test('keeps all that was called kept, wherever a write was torn, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ body: fc.string(), tornAt: fc.nat() }), { maxLength: 6 }), async (spells) => {
        const disk = aDisk();
        const kept: string[] = [];
        for (const [at, { body, tornAt }] of spells.entries()) {
          const window = disk.openWindow();
          await window.readAll();
          await window.append([entry(`kept-${at}`, body)]);
          kept.push(`kept-${at}`);
          const sizes = new Map([...disk.files].map(([name, { length }]) => [name, length]));
          await window.append([entry(`torn-${at}`, body)]);
          for (const [name, bytes] of disk.files) {
            const sound = sizes.get(name) ?? 0;
            if (bytes.length > sound) disk.files.set(name, bytes.slice(0, sound + (tornAt % (bytes.length - sound))));
          }
          disk.crash();
        }
        expect((await idsIn(disk.openWindow())).sort()).toEqual(kept.sort());
      }),
    );
  });

  test('says that the disk is full, has nothing of what it could not keep, and takes more when there is room', async () => {
    const disk = aDisk();
    const window = disk.openWindow();
    await window.append([entry('a')]);
    disk.fill(10);
    expect(await window.append([entry('b')])).toEqual({ kind: 'failed', trouble: 'disk-full' });
    disk.fill(1e6);
    expect(await window.append([entry('c')])).toEqual({ kind: 'saved' });
    disk.crash();
    expect(await idsIn(disk.openWindow())).toEqual(['a', 'c']);
  });

  test('gives back what was left on a disk that is full by now, and takes it over when there is room', async () => {
    const disk = aDisk();
    await disk.openWindow().append([entry('a')]);
    disk.crash();
    disk.fill(10);
    const next = disk.openWindow();
    expect(await idsIn(next)).toEqual(['a']);
    disk.fill(1e6);
    expect(await idsIn(next)).toEqual(['a']);
    disk.crash();
    expect(await idsIn(disk.openWindow())).toEqual(['a']);
    expect(disk.files.size).toBe(1);
  });

  test('lets go of what is safe elsewhere, and gives its room back', async () => {
    const disk = aDisk();
    const window = disk.openWindow();
    const large = 'x'.repeat(200_000);
    await window.append(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => entry(id, large)));
    expect(await window.compact(['a', 'b', 'c', 'd', 'e', 'unknown'])).toEqual({ kind: 'compacted', kept: 1 });
    expect(disk.bytes()).toBeLessThan(300_000);
    disk.crash();
    const next = disk.openWindow();
    expect(await idsIn(next)).toEqual(['f']);
    await next.compact(['f']);
    disk.crash();
    expect(await idsIn(disk.openWindow())).toEqual([]);
  });

  test('counts lines in its middle that cannot be read, and has all others', async () => {
    const disk = aDisk();
    await disk.openWindow().append([entry('a'), entry('b')]);
    const [[name = '', bytes] = []] = disk.files;
    const damaged = new Uint8Array(bytes ?? []);
    damaged[3] = 0;
    disk.files.set(name, damaged);
    disk.crash();
    expect(await disk.openWindow().readAll()).toMatchObject({ damagedLines: 1, entries: [{ id: 'b' }] });
  });
});
