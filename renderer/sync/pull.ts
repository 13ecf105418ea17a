import type { RefineryDb } from '../data/db.ts';
import { readMeta } from '../data/db.ts';
import type { Actor } from '../data/optimistic.ts';
import { keepLeftCalls, recentOwnCalls } from '../data/own-calls.ts';
import type { RowChanges } from '../data/row-changes.ts';
import { absorb, parseRows } from './absorb.ts';
import type { Transport } from './transport.ts';

const lastAckedSeq = async (db: RefineryDb): Promise<number> => {
  const acked = await db.outbox.where('state').equals('acked').primaryKeys();
  return Math.max(0, ...acked);
};

/**
 * Brings the rows after the cursor in one transaction and moves the cursor with them. Commands answered before the request
 * was sent are settled when the last page is in: their effect is in these rows.
 */
export const pullOnce = async (
  db: RefineryDb,
  actor: Actor,
  transport: Transport,
  changes: RowChanges,
  now: () => number,
): Promise<'done' | 'more' | 'stale' | 'restored'> => {
  const [cursor, settleUpTo] = await db.transaction('r', db.meta, db.outbox, () => Promise.all([readMeta(db, 'cursor'), lastAckedSeq(db)]));
  if (!cursor) return 'stale';
  const answer = await transport.pull(cursor);
  if (answer.kind === 'resnapshot') {
    // Another life, or one that is behind what it has said: it was restored. What it lacks is sent before everything is loaded anew.
    const isRestored = answer.epoch !== cursor.epoch || answer.version < cursor.version;
    await db.transaction('rw', db.meta, async () => {
      if (isRestored) await db.meta.put({ key: 'server', epoch: null });
      await db.meta.delete('cursor');
    });
    return isRestored ? 'restored' : 'stale';
  }
  const puts = answer.puts.map(({ table, rows }) => ({ table, rows: parseRows(table, rows) }));
  const changed = await db.transaction('rw', db.tables, async () => {
    const calls = answer.leaves.length > 0 ? await recentOwnCalls(db, actor.userId, now()) : [];
    const absorbed = await absorb(db, actor, { puts, leaves: answer.leaves }, { kind: answer.hasMore ? 'defer' : 'replay', settleUpTo });
    await keepLeftCalls(db, calls, now());
    await db.meta.put({ key: 'cursor', epoch: answer.epoch, view: answer.view, version: answer.version });
    if (!answer.hasMore) await db.meta.put({ key: 'syncedAt', at: answer.at ?? now() });
    return absorbed;
  });
  changes.publish(changed);
  return answer.hasMore ? 'more' : 'done';
};
