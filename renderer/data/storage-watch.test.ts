import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { noJournal } from '../../test/support/no-journal.ts';
import { openDb, type RefineryDb } from './db.ts';
import { DatabaseLost } from './storage-errors.ts';
import { createStorageWatch, type StorageWatch } from './storage-watch.ts';
import type { WorkJournal } from './work-journal.ts';

const megabyte = 1024 * 1024;
const opened: RefineryDb[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const db of opened.splice(0)) db.close();
});

type Machine = {
  watch: StorageWatch;
  db: RefineryDb;
  timers: (() => void)[];
  room: () => string;
  setFree: (bytes: number | null) => void;
  roomAgain: () => number;
  losses: () => number;
};

const aMachine = async (journal: WorkJournal = noJournal): Promise<Machine> => {
  const db = await openDb(`room-${v7()}`);
  opened.push(db);
  let free: number | null = 500 * megabyte;
  let cameBack = 0;
  let losses = 0;
  await db.meta.put({ key: 'device', deviceId: 'device', nextSeq: 1 });
  const timers: (() => void)[] = [];
  const watch = createStorageWatch({
    db,
    journal,
    storage: { freeBytes: async () => free, askToKeep: async () => 'kept' },
    timers: { set: (run) => timers.push(run), clear: () => undefined },
    onRoomAgain: () => {
      cameBack += 1;
    },
    onDatabaseLost: () => {
      losses += 1;
    },
  });
  watch.start();
  await watch.lookAgain();
  const setFree = (bytes: number | null) => {
    free = bytes;
  };
  return { watch, db, timers, room: () => watch.status.getState().room, setFree, roomAgain: () => cameBack, losses: () => losses };
};

const quotaExceeded = () => new DOMException('full', 'QuotaExceededError');

/** From here on the database takes nothing, until the returned function is called. */
const fill = (db: RefineryDb): (() => void) => {
  const refuse = () => {
    throw quotaExceeded();
  };
  db.preferences.hook('creating', refuse);
  return () => db.preferences.hook('creating').unsubscribe(refuse);
};

describe('room on the machine', () => {
  test('that runs low lets finish what is begun, and begin nothing', async () => {
    const { watch, room, setFree } = await aMachine();
    expect([watch.hasRoomFor('startAttempt'), watch.hasRoomFor('recordDisposition')]).toEqual([true, true]);
    setFree(10 * megabyte);
    await watch.lookAgain();
    expect(room()).toBe('low');
    expect([watch.hasRoomFor('startAttempt'), watch.hasRoomFor('importLeads')]).toEqual([false, false]);
    expect([watch.hasRoomFor('recordDisposition'), watch.hasRoomFor('writeNote')]).toEqual([true, true]);
    setFree(18 * megabyte);
    await watch.lookAgain();
    expect(room()).toBe('low');
    setFree(30 * megabyte);
    await watch.lookAgain();
    expect(room()).toBe('enough');
  });

  test('that is gone takes nothing in, and comes back by itself when a trial write succeeds', async () => {
    const { watch, db, room, timers, roomAgain } = await aMachine();
    const free = fill(db);
    watch.databaseFailed(quotaExceeded());
    expect(room()).toBe('full');
    expect([watch.hasRoomFor('writeNote'), watch.hasRoomFor('setPresence')]).toEqual([false, false]);
    await watch.lookAgain();
    expect(room()).toBe('full');
    free();
    timers.at(-1)?.();
    await vi.waitFor(() => expect(room()).toBe('enough'));
    expect(roomAgain()).toBe(1);
    expect(await db.preferences.count()).toBe(0);
  });

  test('opens a database again that the full disk has closed', async () => {
    const { watch, db, room } = await aMachine();
    db.close();
    watch.databaseFailed(quotaExceeded());
    expect(room()).toBe('full');
    await watch.lookAgain();
    expect([room(), db.isOpen()]).toEqual(['enough', true]);
  });

  test('says once that the database was thrown away, so that the desk is opened again', async () => {
    const { watch, db, losses } = await aMachine();
    await db.meta.clear();
    watch.databaseFailed(quotaExceeded());
    await watch.lookAgain();
    await watch.lookAgain();
    watch.databaseFailed(new Error('wrapped', { cause: new DatabaseLost() }));
    expect(losses()).toBe(1);
  });

  test('is not doubted for a fault of the app', async () => {
    const { watch, room } = await aMachine();
    watch.databaseFailed(new TypeError('undefined is not a function'));
    expect(room()).toBe('enough');
    watch.databaseFailed(new Error('wrapped', { cause: quotaExceeded() }));
    expect(room()).toBe('full');
  });

  test('counts as gone while the journal finds none, though the database does, and is back when the journal has caught up', async () => {
    let isJournalFull = true;
    const journal: WorkJournal = { ...noJournal, catchUp: async () => (isJournalFull ? 'disk-full' : null) };
    const { watch, room } = await aMachine(journal);
    watch.journalSaid('disk-full');
    await watch.lookAgain();
    expect([room(), watch.status.getState().journalTrouble]).toEqual(['full', 'disk-full']);
    isJournalFull = false;
    await watch.lookAgain();
    expect([room(), watch.status.getState().journalTrouble]).toEqual(['enough', null]);
  });

  test('is there where only the journal is forbidden: work goes on, kept once, and that is said', async () => {
    const { watch, room } = await aMachine({ ...noJournal, catchUp: async () => 'no-access' });
    watch.journalSaid('no-access');
    expect([room(), watch.status.getState().journalTrouble, watch.hasRoomFor('startAttempt')]).toEqual(['enough', 'no-access', true]);
  });

  test('is taken for enough where the machine does not say', async () => {
    const { watch, room, setFree } = await aMachine();
    setFree(null);
    await watch.lookAgain();
    expect(room()).toBe('enough');
  });
});
