import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Keeping, Platform } from '../platform/platform.ts';
import { type RefineryDb, readMeta } from './db.ts';
import { DatabaseLost, isStorageError } from './storage-errors.ts';
import type { JournalFinding, JournalTrouble, WorkJournal } from './work-journal.ts';

/**
 * Whether this machine can keep more work.
 *
 * ```
 *  enough ─little left─► low ─a write fails─► full ─a trial write succeeds─► enough, low
 * ```
 * low: no new work is begun (a call, an import), what was begun can be finished · full: nothing is taken in; reading goes on.
 */
export type StorageRoom = 'enough' | 'low' | 'full';

/** Where commands are kept beside the database: in the shell's journal, in a file of the browser, nowhere. */
export type SecondHome = 'shell' | 'browser' | 'none';

export type StorageStatus = {
  room: StorageRoom;
  freeBytes: number | null;
  secondHome: SecondHome;
  /** Why the journal does not take commands; null when it does, or where there is none. Then work is kept once only. */
  journalTrouble: JournalTrouble | null;
  /** Whether the browser promises not to clear what is here. */
  keeping: Keeping;
  /** Commands brought back from the journal when this desk was opened, and lines of it that could not be read. */
  takenBack: number;
  damagedLines: number;
};

export type StorageWatch = {
  status: StoreApi<StorageStatus>;
  hasRoomFor: (command: string) => boolean;
  /** A write to the database failed. What is no matter of storage is passed over. */
  databaseFailed: (error: unknown) => void;
  journalSaid: (trouble: JournalTrouble | null) => void;
  opened: (finding: JournalFinding) => void;
  /** Looks now, and comes back from `full` if a trial write succeeds. Resolves when it has. */
  lookAgain: () => Promise<void>;
  start: () => void;
  stop: () => void;
};

type Timers = { set: (run: () => void, ms: number) => unknown; clear: (timer: unknown) => void };
type Options = {
  db: RefineryDb;
  storage: Platform['storage'];
  journal: WorkJournal;
  secondHome?: SecondHome;
  timers: Timers;
  /** There is room again: what waited for it can go on. */
  onRoomAgain: () => void;
  /** The database was thrown away and is there anew, empty: the desk has to be opened again, which takes back what the journal has. */
  onDatabaseLost: () => void;
};

/** Below this, work is no longer begun: enough left for what a shift writes, and for the database to tidy up after itself. */
const lowBytes = 16 * 1024 * 1024;
/** Back from `low` only with some to spare, so that it does not come and go. */
const easyBytes = 20 * 1024 * 1024;
/** A trial write has the size of a day's notes: that one byte is free again does not count. */
const trialBytes = 256 * 1024;
const trialKey = 'storage.trial';
const lookEveryMs = 20_000;
const firstTrialMs = 1000;
const longestTrialMs = 5000;

/** What begins a piece of work, rather than finishing one. */
const beginsWork: ReadonlySet<string> = new Set(['startAttempt', 'startImport', 'importLeads']);

/** Watches the room on this machine, so that nothing is begun that could not be kept, and notices when there is room again. */
export const createStorageWatch = (options: Options): StorageWatch => {
  const { db, storage, journal, secondHome = 'none', timers, onRoomAgain, onDatabaseLost } = options;
  const status = createStore<StorageStatus>(() => ({
    room: 'enough',
    freeBytes: null,
    secondHome,
    journalTrouble: null,
    keeping: 'unknown',
    takenBack: 0,
    damagedLines: 0,
  }));
  let timer: unknown;
  let trialMs = firstTrialMs;
  let isStopped = true;
  let looking: Promise<void> | undefined;

  const readRoom = async (): Promise<void> => {
    const freeBytes = await storage.freeBytes();
    const { room } = status.getState();
    const limit = room === 'enough' ? lowBytes : easyBytes;
    status.setState({ freeBytes, room: freeBytes !== null && freeBytes < limit ? 'low' : 'enough' });
  };

  /** A full disk closes the database, and Dexie does not try again by itself once opening has failed. */
  const reopen = async (): Promise<void> => {
    if (db.isOpen() || isStopped) return;
    db.close({ disableAutoOpen: false });
    await db.open();
  };

  const trialSucceeds = async (): Promise<boolean> => {
    try {
      await reopen();
      if (!(await readMeta(db, 'device'))) throw new DatabaseLost();
      await db.preferences.put({ key: trialKey, value: 'x'.repeat(trialBytes) });
      await db.preferences.delete(trialKey);
      const journalTrouble = await journal.catchUp();
      status.setState({ journalTrouble });
      return journalTrouble !== 'disk-full';
    } catch (error) {
      lost(error);
      return false;
    }
  };

  const comeBack = async (): Promise<void> => {
    const wasFull = status.getState().room === 'full';
    if (wasFull && !(await trialSucceeds())) {
      status.setState({ freeBytes: await storage.freeBytes() });
      trialMs = Math.min(longestTrialMs, trialMs * 1.5);
      return;
    }
    trialMs = firstTrialMs;
    await readRoom();
    if (wasFull) onRoomAgain();
    else if (status.getState().journalTrouble !== null) status.setState({ journalTrouble: await journal.catchUp() });
  };

  const lookAgain = (): Promise<void> => {
    timers.clear(timer);
    looking ??= comeBack()
      .catch(lost)
      .finally(() => {
        looking = undefined;
        lookLater();
      });
    return looking;
  };

  const lookLater = (): void => {
    timers.clear(timer);
    if (!isStopped) timer = timers.set(() => void lookAgain(), status.getState().room === 'full' ? trialMs : lookEveryMs);
  };

  const lost = (error: unknown): void => {
    const isLost = error instanceof DatabaseLost || (error instanceof Error && error.cause instanceof DatabaseLost);
    if (!isLost || isStopped) return;
    isStopped = true;
    onDatabaseLost();
  };

  const full = (): void => {
    if (status.getState().room === 'full') return;
    status.setState({ room: 'full' });
    lookLater();
  };

  const journalSaid = (journalTrouble: JournalTrouble | null): void => {
    if (journalTrouble !== status.getState().journalTrouble) status.setState({ journalTrouble });
    if (journalTrouble === 'disk-full') full();
  };

  return {
    status,
    hasRoomFor: (command) => {
      const { room } = status.getState();
      return room === 'enough' || (room === 'low' && !beginsWork.has(command));
    },
    databaseFailed: (error) => {
      if (isStorageError(error)) full();
      lost(error);
    },
    journalSaid,
    opened: ({ takenBack, damagedLines, trouble }) => {
      status.setState({ takenBack, damagedLines });
      journalSaid(trouble);
    },
    lookAgain,
    start: () => {
      isStopped = false;
      void storage.askToKeep().then((keeping) => status.setState({ keeping }));
      void lookAgain();
    },
    stop: () => {
      isStopped = true;
      timers.clear(timer);
    },
  };
};
