import { createColumnCache } from '../../../renderer/data/column-cache.ts';
import { openDb, type RefineryDb, readMeta } from '../../../renderer/data/db.ts';
import { createRowChanges, type RowChanges } from '../../../renderer/data/row-changes.ts';
import { createSyncEngine } from '../../../renderer/sync/engine.ts';
import { loadHistoryWhenIdle } from '../../../renderer/sync/history.ts';
import { createHttpTransport, type Transport } from '../../../renderer/sync/transport.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { SessionUser, SnapshotLine } from '../../../shared/protocol/sync.ts';

/** A desktop's client core in a real Chromium against a real server: what the runner calls from outside. All times in milliseconds. */

export type Loaded = {
  /** Own leads, companies and open callbacks stored, in tables, queue and search: work can begin. */
  ownMs: number;
  /** What happened with own leads too. */
  ownHistoryMs: number;
  /** All leads in sight stored, in tables and search. */
  leadsMs: number;
  /** All that lists need: calls and callbacks of today, handoffs, imports; changes are followed from here on. */
  usableMs: number;
  /** The history of all of them too. */
  historyMs: number;
  leads: number;
  own: number;
  pages: number;
  bytes: number;
  longestTaskMs: number;
  /** The same bytes of the leads' pages written as blocks, nothing else. */
  floorMs: number;
};
export type Account = { email: string; password: string };

const signIn = async ({ email, password }: Account): Promise<{ user: SessionUser; token: string }> => {
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, wantsToken: true }),
  });
  const { user, token } = (await response.json()) as { user: SessionUser; token: string };
  return { user, token };
};

type Watch = { from: number; ownHistoryMs: number; pages: number; bytes: number; leadPages: Uint8Array[][] };

const isOwn = (line: SnapshotLine): boolean => line.kind === 'pack' && line.scope === 'own';

/** Notes when a page was stored: that is when the next one is asked for. */
const watched = (transport: Transport, watch: Watch): Transport => {
  let hadOwn = true;
  return {
    ...transport,
    snapshotPage: async (next) => {
      if (hadOwn) watch.ownHistoryMs = performance.now() - watch.from;
      const lines = await transport.snapshotPage(next);
      hadOwn = lines.some(isOwn) || watch.pages === 0;
      watch.pages += 1;
      const packs = lines.filter((line) => line.kind === 'pack');
      watch.bytes += packs.reduce((sum, pack) => sum + pack.rows.length, 0);
      watch.leadPages.push(packs.filter(({ table }) => table === 'leads').map(({ rows }) => rows));
      return lines;
    },
  };
};

const longestTask = (): (() => number) => {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  return () => longest;
};

const timers = { set: (run: () => void, ms: number) => setTimeout(run, ms), clear: (timer: unknown) => clearTimeout(timer as number) };
const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  do await new Promise((resolve) => setTimeout(resolve, 10));
  while (!(await isSo()));
};

/** Notes when own leads, and when all, came into tables, queue and search last: the cache hears of changes before this does. */
const watchLeads = (changes: RowChanges, userId: string, from: number): { ownMs: number; leadsMs: number } => {
  const seen = { ownMs: 0, leadsMs: 0 };
  changes.subscribe((batch) => {
    const leads = batch.flatMap(({ table, puts }) => (table === 'leads' ? (puts as readonly Lead[]) : []));
    if (leads.length === 0) return;
    seen.leadsMs = performance.now() - from;
    if (leads.some(({ ownerId }) => ownerId === userId)) seen.ownMs = seen.leadsMs;
  });
  return seen;
};

/** The first load into the database of that name; goes on where an earlier one stopped. */
const load = async (name: string, account: Account, withHistory: boolean): Promise<Loaded> => {
  const { user, token } = await signIn(account);
  const db = await openDb(name);
  if (!(await readMeta(db, 'device'))) await db.meta.put({ key: 'device', deviceId: crypto.randomUUID(), nextSeq: 1 });
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  const longest = longestTask();
  const watch: Watch = { from: performance.now(), ownHistoryMs: 0, pages: 0, bytes: 0, leadPages: [] };
  const seen = watchLeads(changes, user.userId, watch.from);
  const transport = watched(createHttpTransport({ serverUrl: location.origin, token: () => token }), watch);
  const engine = createSyncEngine({ db, actor: user, transport, changes, now: Date.now, random: Math.random, timers });
  engine.start();
  await until(() => engine.status.getState().state === 'idle');
  const usableMs = performance.now() - watch.from;
  const floorMs = await writePacked(watch.leadPages);
  const resumedAt = performance.now();
  const stop = withHistory ? loadHistoryWhenIdle({ db, transport, status: engine.status, timers }) : async () => undefined;
  while (withHistory && (await readMeta(db, 'history'))) await new Promise((resolve) => setTimeout(resolve, 200));
  const historyMs = withHistory ? usableMs + performance.now() - resumedAt : 0;
  await Promise.all([stop(), engine.stop()]);
  const { leads } = cache.store.getState();
  const own = [...leads.values()].filter((lead) => lead.ownerId === user.userId).length;
  const { ownHistoryMs, pages, bytes } = watch;
  const { ownMs, leadsMs } = seen;
  db.close();
  const [count, longestTaskMs] = [leads.size, longest()];
  return { ownMs, ownHistoryMs, leadsMs, usableMs, historyMs, leads: count, own, pages, bytes, longestTaskMs, floorMs };
};

/** The least that storing the leads can cost: their packs as they came, a strict transaction a page. */
const writePacked = async (pages: readonly Uint8Array[][]): Promise<number> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(`floor-${crypto.randomUUID()}`);
    request.onupgradeneeded = () => request.result.createObjectStore('blocks', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const from = performance.now();
  for (const blocks of pages) {
    if (blocks.length === 0) continue;
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('blocks', 'readwrite', { durability: 'strict' });
      for (const block of blocks) transaction.objectStore('blocks').put({ block });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
  }
  const spent = performance.now() - from;
  database.close();
  return spent;
};

/** From a closed database to all leads in tables and search. */
const open = async (name: string): Promise<{ openMs: number; leads: number; longestTaskMs: number }> => {
  const longest = longestTask();
  const from = performance.now();
  const db: RefineryDb = await openDb(name);
  const cache = createColumnCache(db, createRowChanges());
  await cache.load();
  const openMs = performance.now() - from;
  db.close();
  return { openMs, leads: cache.store.getState().leads.size, longestTaskMs: longest() };
};

export type FirstSyncPage = { load: typeof load; open: typeof open };
Object.assign(window, { firstSync: { load, open } satisfies FirstSyncPage });
