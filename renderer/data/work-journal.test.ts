import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import { writeNote } from '../../shared/commands/write-note.ts';
import type { JournalEntry } from '../../shared/ipc.ts';
import type { Journal } from '../platform/platform.ts';
import { openDb, type RefineryDb, readMeta } from './db.ts';
import { createRowChanges } from './row-changes.ts';
import { createRunCommand, type RunCommand } from './run-command.ts';
import { createWorkJournal, type WorkJournal } from './work-journal.ts';

const actor = { userId: 'mara', role: 'rep' as const, teamId: 'north' };

type Shelf = Journal & { lines: Map<string, JournalEntry>; isFull: boolean; damagedLines: number };

/** A journal without a disk: what `electron/os/journal.ts` does, as the page sees it. */
const aShelf = (): Shelf => {
  const shelf: Shelf = {
    lines: new Map(),
    isFull: false,
    damagedLines: 0,
    append: async (entries) => {
      if (shelf.isFull) return { kind: 'failed', trouble: 'disk-full' };
      for (const entry of entries) shelf.lines.set(entry.id, entry);
      return { kind: 'saved' };
    },
    readAll: async () => ({ kind: 'read', entries: [...shelf.lines.values()], damagedLines: shelf.damagedLines }),
    compact: async (ids) => {
      for (const id of ids) shelf.lines.delete(id);
      return { kind: 'compacted', kept: shelf.lines.size };
    },
  };
  return shelf;
};

type Machine = { db: RefineryDb; journal: WorkJournal; run: RunCommand };
const opened: RefineryDb[] = [];
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

/** A start of the app on a machine that has this database, or none of that name yet. */
const start = async (name: string, shelf: Shelf) => {
  const db = await openDb(name);
  opened.push(db);
  const journal = createWorkJournal({ db, actor, journal: shelf, newId: v7 });
  const found = await journal.open();
  const run = createRunCommand({
    db,
    actor,
    now: () => 1000,
    newId: v7,
    changes: createRowChanges(),
    keepTwice: async (entry) => void (await journal.keep(entry)),
    onSaved: () => undefined,
  });
  return { db, journal, run, found };
};

const note = ({ run }: Pick<Machine, 'run'>, body: string) =>
  run(writeNote, { noteId: `note-${body}`, leadId: 'lead', attemptId: null, body, revision: 1 });
const unsent = ({ db }: Pick<Machine, 'db'>) => db.outbox.where('state').equals('pending').sortBy('seq');
const bodies = async (machine: Pick<Machine, 'db'>) => (await unsent(machine)).map(({ args }) => args.body);
const settle = (db: RefineryDb, seqs: number[]) => db.outbox.where('seq').anyOf(seqs).modify({ state: 'settled', ackedAt: 1 });

describe('the journal of a desktop', () => {
  test('gives a lost database everything unsent back, in sequence, under the same device, and shows it', async () => {
    const shelf = aShelf();
    const first = await start('lost', shelf);
    for (const body of ['a', 'b', 'c']) await note(first, body);
    const before = { entries: await unsent(first), device: await readMeta(first.db, 'device') };
    await first.db.delete();
    const again = await start('lost', shelf);
    expect(again.found.takenBack).toBe(3);
    expect(await unsent(again)).toEqual(before.entries);
    expect(await readMeta(again.db, 'device')).toEqual(before.device);
    expect((await again.db.notes.toArray()).map((each) => each.body).sort()).toEqual(['a', 'b', 'c']);
    await note(again, 'd');
    expect((await unsent(again)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test('gives back only what the database lacks', async () => {
    const shelf = aShelf();
    const first = await start('partly', shelf);
    for (const body of ['a', 'b', 'c']) await note(first, body);
    await first.db.outbox.delete(2);
    first.db.close();
    const again = await start('partly', shelf);
    expect(again.found.takenBack).toBe(1);
    expect(await bodies(again)).toEqual(['a', 'b', 'c']);
    expect((await start('partly', shelf)).found.takenBack).toBe(0);
  });

  test('keeps a place of its own for a command whose place is taken', async () => {
    const shelf = aShelf();
    const first = await start('taken', shelf);
    await note(first, 'a');
    await first.db.delete();
    const kept = new Map(shelf.lines);
    shelf.lines.clear();
    await note(await start('taken', shelf), 'other');
    for (const [id, line] of kept) shelf.lines.set(id, line);
    opened.at(-1)?.close();
    const again = await start('taken', shelf);
    expect((await unsent(again)).map(({ seq, args }) => [seq, args.body])).toEqual([
      [1, 'other'],
      [2, 'a'],
    ]);
  });

  test('lets go of what the server has answered, and still knows how far the sequence had come', async () => {
    const shelf = aShelf();
    const first = await start('answered', shelf);
    for (const body of ['a', 'b', 'c']) await note(first, body);
    await settle(first.db, [1, 2, 3]);
    await first.journal.letGo();
    expect(shelf.lines.size).toBe(1);
    await first.db.delete();
    const again = await start('answered', shelf);
    await note(again, 'd');
    expect((await unsent(again)).map(({ seq, args }) => [seq, args.body])).toEqual([
      [3, 'c'],
      [4, 'd'],
    ]);
  });

  test('is given at the next start what it could not take', async () => {
    const shelf = aShelf();
    const first = await start('owed', shelf);
    shelf.isFull = true;
    await note(first, 'a');
    expect(shelf.lines.size).toBe(0);
    expect(await first.journal.catchUp()).toBe('disk-full');
    shelf.isFull = false;
    expect(await first.journal.catchUp()).toBeNull();
    expect(shelf.lines.size).toBe(1);
    shelf.lines.clear();
    first.db.close();
    await start('owed', shelf);
    expect(shelf.lines.size).toBe(1);
  });

  test("passes over other people's lines and takes those of 0.1.0, which named neither database nor device", async () => {
    const shelf = aShelf();
    const entry = { id: 'old', seq: 7, name: 'writeNote', version: 1, at: 5, userId: 'mara', leadIds: [], state: 'pending' };
    const args = { noteId: 'n', leadId: 'lead', attemptId: null, body: 'of 0.1.0', revision: 1 };
    shelf.lines.set('old', { id: 'old', payload: JSON.stringify({ ...entry, args, outcome: null, ackedAt: null }) });
    shelf.lines.set('theirs', { id: 'theirs', payload: JSON.stringify({ ...entry, id: 'theirs', userId: 'tomasz', args }) });
    shelf.lines.set('odd', { id: 'odd', payload: '{"written":"by a later version"}' });
    shelf.damagedLines = 2;
    const machine = await start('old', shelf);
    expect(machine.found).toMatchObject({ takenBack: 1, damagedLines: 3, trouble: null });
    expect(await bodies(machine)).toEqual(['of 0.1.0']);
    expect(shelf.lines.size).toBe(3);
  });

  test('that cannot be read says why, and the database is used as it is', async () => {
    const shelf = aShelf();
    const first = await start('unread', shelf);
    await note(first, 'a');
    first.db.close();
    shelf.readAll = async () => ({ kind: 'failed', trouble: 'io' });
    const again = await start('unread', shelf);
    expect(again.found).toMatchObject({ takenBack: 0, trouble: 'io' });
    expect(await bodies(again)).toEqual(['a']);
  });
});
