import { v7 as uuidv7 } from 'uuid';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import { createApi } from '../data/api.ts';
import { createColumnCache } from '../data/column-cache.ts';
import { databaseName, openDb, type RefineryDb, readMeta } from '../data/db.ts';
import type { Desk } from '../data/desk.ts';
import { createRowChanges } from '../data/row-changes.ts';
import { createRunCommand } from '../data/run-command.ts';
import { joinWindows, leadAmongWindows } from '../data/windows.ts';
import type { Platform } from '../platform/platform.ts';
import { createSyncEngine } from '../sync/engine.ts';
import { createHttpTransport } from '../sync/transport.ts';

const keptSettledMs = 30 * 24 * 60 * 60 * 1000;

export type OpenDesk = Desk & { close: () => Promise<void> };

/**
 * Opens the workplace of a person: their database, the cache over it, the way to write and the sync. Needs no network.
 * `token`: the bearer token of a desktop; null where a cookie carries the session.
 */
export const openDesk = async (user: SessionUser, platform: Platform, token: () => string | null): Promise<OpenDesk> => {
  const now = Date.now;
  const newId = () => uuidv7();
  const db = await openDb(databaseName(user.centerId, user.userId));
  await prepare(db, platform, newId, now());
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  const access = { serverUrl: platform.serverUrl(), token };
  const transport = createHttpTransport(access);
  const timers = { set: (run: () => void, ms: number) => setTimeout(run, ms), clear: (timer: unknown) => clearTimeout(timer as number) };
  const sync = createSyncEngine({ db, actor: user, transport, changes, now, random: Math.random, timers });
  const windows = joinWindows(db, changes, sync.wake);
  const run = createRunCommand({
    db,
    actor: user,
    now,
    newId,
    changes,
    keepTwice: async (entry) => {
      await platform.journal?.append([{ id: entry.id, payload: JSON.stringify(entry) }]);
    },
    onSaved: () => {
      sync.wake();
      windows.tellWork();
    },
  });
  const stepDown = leadAmongWindows(db.name, () => {
    sync.start();
    return sync.stop;
  });
  const stopListening = wakeOnReturn(platform, sync.wake);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const close = async () => {
    stopListening();
    stepDown();
    await sync.stop();
    windows.close();
    cache.close();
    db.close();
  };
  return { user, db, cache, run, sync, platform, api: createApi(access), now, newId, zone, close };
};

/** A first device id; away with what was settled long ago, and, in the journal, with all that the server has answered. */
const prepare = async (db: RefineryDb, platform: Platform, newId: () => string, now: number): Promise<void> => {
  const answered = await db.outbox.where('state').anyOf('acked', 'settled').toArray();
  await platform.journal?.compact(answered.map((entry) => entry.id));
  if (!(await readMeta(db, 'device'))) await db.meta.put({ key: 'device', deviceId: newId(), nextSeq: 1 });
  await db.outbox
    .where('state')
    .equals('settled')
    .and((entry) => (entry.ackedAt ?? now) < now - keptSettledMs)
    .delete();
};

const wakeOnReturn = (platform: Platform, wake: () => void): (() => void) => {
  window.addEventListener('online', wake);
  const stopResume = platform.onPowerResume(wake);
  return () => {
    window.removeEventListener('online', wake);
    stopResume();
  };
};
