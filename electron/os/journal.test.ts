import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, open as openHandle, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../shared/ipc.ts';
import { type JournalFile, openJournal } from './journal.ts';

let directory: string;
let path: string;
const opened: JournalFile[] = [];

const open = async (): Promise<JournalFile> => {
  const journal = await openJournal(path);
  opened.push(journal);
  return journal;
};

const anEntry = (number: number, payload = `{"note":"call ${number}"}`): JournalEntry => ({ id: `command-${number}`, payload });
const someEntries = (count: number, payload?: string) => Array.from({ length: count }, (_, index) => anEntry(index, payload));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(directory, 'kept', 'commands.journal');
});

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(directory, { recursive: true });
});

describe('a journal', () => {
  test('gives back what was appended, oldest first, after it is opened again', async () => {
    const first = await open();
    await first.append([anEntry(1), anEntry(2)]);
    await first.append([anEntry(3, 'line\nfeed, "quotes", é, 漢, \u2028 and \u0000')]);
    const { entries, damagedLines } = await (await open()).readAll();
    expect(entries).toEqual([anEntry(1), anEntry(2), anEntry(3, 'line\nfeed, "quotes", é, 漢, \u2028 and \u0000')]);
    expect(damagedLines).toBe(0);
  });

  test('answers only after the disk has confirmed', async () => {
    const journal = await open();
    const probe = await openHandle(path, 'a');
    const disk = vi.spyOn(Object.getPrototypeOf(probe), 'datasync');
    await probe.close();
    const confirm = Promise.withResolvers<void>();
    disk.mockImplementationOnce(() => confirm.promise);
    let hasAnswered = false;
    const answer = journal.append([anEntry(1)]).then(() => {
      hasAnswered = true;
    });
    await vi.waitFor(() => expect(disk).toHaveBeenCalledOnce());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hasAnswered).toBe(false);
    confirm.resolve();
    await answer;
    disk.mockRestore();
  });

  test('is readable by its owner only', async () => {
    await (await open()).append([anEntry(1)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('holds an entry appended twice once', async () => {
    const journal = await open();
    await journal.append([anEntry(1)]);
    await journal.append([anEntry(1)]);
    expect((await journal.readAll()).entries).toEqual([anEntry(1)]);
  });

  test('lets go of confirmed entries and of no others, also after it is opened again', async () => {
    const journal = await open();
    await journal.append(someEntries(4));
    expect(await journal.compact(['command-1', 'command-3', 'never-seen'])).toBe(2);
    expect((await journal.readAll()).entries).toEqual([anEntry(0), anEntry(2)]);
    expect((await (await open()).readAll()).entries).toEqual([anEntry(0), anEntry(2)]);
  });

  test('shrinks once most of it is confirmed, and goes on taking entries', async () => {
    const journal = await open();
    await journal.append(someEntries(400, 'x'.repeat(1000)));
    const before = (await stat(path)).size;
    await journal.compact(someEntries(390).map(({ id }) => id));
    expect((await stat(path)).size).toBeLessThan(before / 30);
    await journal.append([anEntry(1000)]);
    expect((await (await open()).readAll()).entries.map(({ id }) => id)).toEqual([
      ...someEntries(400)
        .slice(390)
        .map(({ id }) => id),
      'command-1000',
    ]);
    expect(await readdir(join(directory, 'kept'))).toEqual(['commands.journal']);
  });

  test('keeps the order of appends that were not waited for', async () => {
    const journal = await open();
    await Promise.all(someEntries(50).map((entry) => journal.append([entry])));
    expect((await journal.readAll()).entries).toEqual(someEntries(50));
  });
});

describe('a journal after a power cut', () => {
  test('gives back every whole line, wherever the file was cut, and takes new entries', async () => {
    const journal = await open();
    const written = [anEntry(1), anEntry(2, 'äöü\n'), anEntry(3)];
    const ends: number[] = [];
    for (const entry of written) {
      await journal.append([entry]);
      ends.push((await stat(path)).size);
    }
    const whole = await readFile(path);
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      // The line feed alone may be missing: the entry itself is whole then.
      const survivors = written.filter((_, index) => ends[index]! - 1 <= length);
      const reopened = await openJournal(path);
      await reopened.append([anEntry(9)]);
      expect((await reopened.readAll()).entries, `cut after ${length} bytes`).toEqual([...survivors, anEntry(9)]);
      await reopened.close();
      const again = await openJournal(path);
      expect((await again.readAll()).entries).toEqual([...survivors, anEntry(9)]);
      await again.close();
    }
  });

  test('loses no more than the lines that were hit, whichever bytes the disk gives back wrong', async () => {
    const written = someEntries(20);
    await (await open()).append(written);
    const sound = await readFile(path);
    const damage = fc.record({ at: fc.nat(sound.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, bytes }) => {
        const hit = Buffer.from(sound);
        hit.set(bytes.subarray(0, sound.length - at), at);
        await writeFile(path, hit);
        const journal = await openJournal(path);
        const { entries } = await journal.readAll();
        await journal.close();
        const isWritten = (entry: JournalEntry) => written.some((each) => each.id === entry.id && each.payload === entry.payload);
        const lineLength = sound.length / 20;
        expect(entries.every(isWritten)).toBe(true);
        expect(entries.length).toBeGreaterThanOrEqual(20 - Math.ceil(bytes.length / lineLength) - 1);
      }),
      { numRuns: 150 },
    );
  });

  test('counts damage once and keeps it beside the journal', async () => {
    await (await open()).append([anEntry(1)]);
    await appendFile(path, 'deadbeef {"kind":"entry","id":"x","payload":"not what was summed"}\n0000000');
    const journal = await open();
    expect(await journal.readAll()).toEqual({ entries: [anEntry(1)], damagedLines: 2 });
    expect(await readFile(`${path}.damaged`, 'utf8')).toContain('not what was summed');
    expect((await (await open()).readAll()).damagedLines).toBe(0);
  });
});

describe('a journal on a disk that takes no more', () => {
  /** Runs under a limit on file size, at which the system writes a part of the line and refuses the rest. */
  const filler = `
    const { openJournal } = await import(${JSON.stringify(join(import.meta.dirname, 'journal.ts'))});
    const journal = await openJournal(process.argv[1]);
    const saved = []; let refused = null;
    for (let n = 0; n < 100 && !refused; n += 1) {
      await journal.append([{ id: 'command-' + n, payload: 'x'.repeat(700) }]).then(() => saved.push('command-' + n), (error) => { refused = error.code; });
    }
    await journal.append([{ id: 'short', payload: '' }]).then(() => saved.push('short'), () => undefined);
    console.log(JSON.stringify({ saved, refused }));`;

  test.skipIf(process.platform === 'win32')('reports the failure, keeps no half line and all that was confirmed', async () => {
    const child = spawn('sh', ['-c', 'ulimit -f 16; exec "$0" --input-type=module -e "$1" "$2"', process.execPath, filler, path]);
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    const { saved, refused } = JSON.parse(line) as { saved: string[]; refused: string | null };
    expect(refused).toBe('EFBIG');
    expect(saved.length).toBeGreaterThan(5);
    const { entries, damagedLines } = await (await open()).readAll();
    expect(entries.map(({ id }) => id)).toEqual(saved);
    expect(damagedLines).toBe(0);
  });
});

describe('a journal whose process is killed', () => {
  const writer = `
    const { openJournal } = await import(${JSON.stringify(join(import.meta.dirname, 'journal.ts'))});
    const journal = await openJournal(process.argv[1]);
    for (let n = 0; ; n += 1) {
      const id = process.argv[2] + n;
      await journal.append([{ id, payload: 'x'.repeat(n % 900) }]);
      process.stdout.write(id + '\\n');
      // Told before it is let go of: a kill between the two must not read as a loss.
      if (n % 50 === 49) { const gone = process.argv[2] + (n - 40); process.stdout.write('-' + gone + '\\n'); await journal.compact([gone]); }
    }`;

  const writeUntilKilled = async (round: number, confirmed: Set<string>): Promise<void> => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, path, `round-${round}-`]);
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => (line.startsWith('-') ? confirmed.delete(line.slice(1)) : confirmed.add(line)));
    await once(lines, 'line');
    setTimeout(() => child.kill('SIGKILL'), 30 + round * 17);
    await once(lines, 'close');
  };

  test('holds everything it confirmed, over several kills', async () => {
    const confirmed = new Set<string>();
    for (let round = 0; round < 6; round += 1) await writeUntilKilled(round, confirmed);
    const held = new Set((await (await open()).readAll()).entries.map(({ id }) => id));
    expect(confirmed.size).toBeGreaterThan(50);
    expect([...confirmed].filter((id) => !held.has(id))).toEqual([]);
  });
});
