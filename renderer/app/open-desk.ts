import { liveQuery } from 'dexie';
import { v7 as uuidv7 } from 'uuid';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import { createApi } from '../data/api.ts';
import { openBrowserJournal } from '../data/browser-journal.ts';
import { createColumnCache } from '../data/column-cache.ts';
import { databaseName, openDb, type RefineryDb, readMeta } from '../data/db.ts';
import type { Desk } from '../data/desk.ts';
import type { Journaled } from '../data/journal-lines.ts';
import { letGoWhenDone } from '../data/let-go.ts';
import { createRowChanges } from '../data/row-changes.ts';
import { createRunCommand } from '../data/run-command.ts';
import { createServerClock } from '../data/server-clock.ts';
import { createStorageWatch, type SecondHome } from '../data/storage-watch.ts';
import { leadAmongWindows } from '../data/sync-leader.ts';
import { takeBack } from '../data/take-back.ts';
import { joinWindows } from '../data/windows.ts';
import { createWorkJournal, type WorkJournal } from '../data/work-journal.ts';
import type { Journal, Platform } from '../platform/platform.ts';
import { compactOutbox } from '../sync/compact-outbox.ts';
import { createDriftCheck } from '../sync/drift-check.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { loadHistoryWhenIdle } from '../sync/history.ts';
import { createCheckServer } from '../sync/scope-check.ts';
import { teachClock } from '../sync/teach-clock.ts';
import { createHttpTransport } from '../sync/transport.ts';

/** So often the journal lets go of what the server has answered. */
const tidyEveryMs = 10 * 60 * 1000;

export type OpenDesk = Desk & {
  close: () => Promise<void>;
  /** Takes everything of this person off this machine, and lets other windows know. The desk is closed then. */
  clear: () => Promise<void>;
};

type Hears = {
  /** The database went away under this window: somebody signed out in another, or another has a newer app. */
  onLost: () => void;
};

/**
 * Opens the workplace of a person: their database, the cache over it, the way to write and the sync. Needs no network.
 * `token`: the bearer token of a desktop; null where a cookie carries the session.
 */
export const openDesk = async (user: SessionUser, platform: Platform, token: () => string | null, hears: Hears): Promise<OpenDesk> => {
  const newId = () => uuidv7();
  const name = databaseName(user.centerId, user.userId);
  const [db, home] = await Promise.all([openDb(name), openSecondHome(platform, name)]);
  const journal = createWorkJournal({ db, actor: user, journal: home.journal, newId });
  const found = await journal.open();
  await prepare(db, newId);
  const { clock, stopClock } = await openClock(db);
  const { now } = clock;
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  const access = { serverUrl: platform.serverUrl(), token };
  const transport = teachClock(createHttpTransport(access), clock, Date.now);
  const timers = { set: (run: () => void, ms: number) => setTimeout(run, ms), clear: (timer: unknown) => clearTimeout(timer as number) };
  const onNotWritten = (error: unknown) => storage.databaseFailed(error);
  const engine = createSyncEngine({ db, actor: user, transport, changes, now, random: Math.random, timers, onNotWritten });
  const windows = joinWindows(db, changes, {
    onWork: engine.wake,
    onSyncStatus: (status) => {
      if (!leadership.isLeading()) engine.status.setState(status);
    },
    onSignedOut: () => {
      void journal.forget();
      hears.onLost();
    },
  });
  const leadership = leadAmongWindows({
    name: db.name,
    doesLeaderAnswer: windows.doesSyncAnswer,
    lead: () => {
      engine.start();
      const stopSpeaking = windows.speakForSync(engine.status);
      const stopWatch = drift.keepWatch();
      const stopHistory = loadHistoryWhenIdle({ db, transport, status: engine.status, timers });
      const stopLettingGo = letGoWhenDone({ db, changes, run, userId: user.userId, onFailed: storage.databaseFailed });
      return async () => {
        stopSpeaking();
        stopLettingGo();
        stopWatch();
        await Promise.all([stopHistory(), engine.stop()]);
      };
    },
  });
  /** Wakes whichever window syncs. */
  const wake = () => {
    engine.wake();
    windows.tellWork();
  };
  const saved: SyncEngine['saved'] = (entry) => {
    engine.saved(entry);
    windows.tellWork();
  };
  const sync: SyncEngine = { ...engine, wake, saved };
  const api = createApi(access);
  const drift = createDriftCheck({
    db,
    actor: user,
    server: createCheckServer(api),
    changes,
    engine: sync,
    now,
    random: Math.random,
    timers,
  });
  const storage = createStorageWatch({
    db,
    storage: platform.storage,
    journal,
    secondHome: home.secondHome,
    timers,
    onRoomAgain: wake,
    onDatabaseLost: hears.onLost,
  });
  storage.opened(found);
  storage.start();
  const run = createRunCommand({
    db,
    actor: user,
    now,
    newId,
    changes,
    hasRoomFor: storage.hasRoomFor,
    onNotWritten: storage.databaseFailed,
    keepTwice: async (entry) => storage.journalSaid(await journal.keep(entry)),
    onSaved: saved,
  });
  const adopt: Desk['adopt'] = async (entry, changed) => {
    changes.publish(changed);
    // Nobody waits for a piece of an import to be sent: without a line it is tried again when that is due, and not with each of them.
    if (engine.status.getState().state === 'waiting') windows.tellWork();
    else wake();
    storage.journalSaid(await journal.keep(entry));
  };
  const takeIn = async (work: readonly Journaled[]): Promise<number> => {
    const taken = await takeBack(db, user, work, newId());
    changes.publish(taken.changes);
    storage.journalSaid(await journal.catchUp());
    wake();
    return taken.count;
  };
  const tidy = () => void tidyUp(db, journal).catch(storage.databaseFailed);
  tidy();
  const tidying = setInterval(tidy, tidyEveryMs);
  const stopListening = wakeOnNetwork(platform, wake);
  const stopMissing = closeWhenTakenAway(db, hears.onLost);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const close = async () => {
    clearInterval(tidying);
    stopListening();
    stopMissing();
    stopClock();
    storage.stop();
    leadership.stepDown();
    await engine.stop();
    windows.close();
    cache.close();
    db.close();
  };
  const clear = async () => {
    windows.tellSignedOut();
    await journal.forget();
    await close();
    await db.delete();
  };
  return { user, db, cache, run, adopt, sync, drift, storage, platform, takeIn, api, now, newId, zone, close, clear };
};

const openSecondHome = async (platform: Platform, database: string): Promise<{ journal: Journal; secondHome: SecondHome }> => {
  if (platform.journal) return { journal: platform.journal, secondHome: 'shell' };
  const { journal, isInFile } = await openBrowserJournal(database);
  return { journal, secondHome: isInFile ? 'browser' : 'none' };
};

/** A first device id, in one transaction with the look for it, as two windows may open at once. Writes nothing if there is one. */
const prepare = (db: RefineryDb, newId: () => string): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    if (!(await readMeta(db, 'device'))) await db.meta.put({ key: 'device', deviceId: newId(), nextSeq: 1 });
  });

/** The server's time as it was last learnt; the window that syncs learns it for all. */
const openClock = async (db: RefineryDb) => {
  const clock = createServerClock({
    wall: Date.now,
    steady: () => performance.now(),
    offsetMs: (await readMeta(db, 'clock'))?.offsetMs ?? 0,
    onLearnt: (offsetMs) => void db.meta.put({ key: 'clock', offsetMs, learntAt: Date.now() }).catch(() => undefined),
  });
  const heard = liveQuery(() => readMeta(db, 'clock')).subscribe((learnt) => learnt && clock.adopt(learnt.offsetMs));
  return { clock, stopClock: () => heard.unsubscribe() };
};

/** What was settled long ago goes from the outbox, and what the server has answered from the journal: first from there, or it would be taken back. */
const tidyUp = async (db: RefineryDb, journal: WorkJournal): Promise<void> => {
  await journal.letGo();
  await compactOutbox(db);
};

/** Another window deletes the database or brings it to a newer version: this one must let go, or the other would wait for ever. */
const closeWhenTakenAway = (db: RefineryDb, onLost: () => void): (() => void) => {
  const leave = () => {
    db.close({ disableAutoOpen: true });
    onLost();
  };
  db.on('versionchange', leave);
  return () => db.on('versionchange').unsubscribe(leave);
};

/**
 * The network is back or gone, or the machine is awake again. Gone is for the server to tell, which may be on this very machine: asked, it
 * answers or does not, while the open line to it, cut without a word, would stand for a minute yet.
 */
const wakeOnNetwork = (platform: Platform, wake: () => void): (() => void) => {
  const events = ['online', 'offline'];
  for (const event of events) window.addEventListener(event, wake);
  const stopResume = platform.onPowerResume(wake);
  return () => {
    for (const event of events) window.removeEventListener(event, wake);
    stopResume();
  };
};
