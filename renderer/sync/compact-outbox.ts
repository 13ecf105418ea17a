import type { RefineryDb } from '../data/db.ts';
import { readMeta } from '../data/db.ts';

/** So long what the server has answered is kept, for a server that is restored from a backup (SYNC: healing). */
const keptSettledMs = 30 * 24 * 60 * 60 * 1000;
/** At most so many at once: nobody waits for it. */
const droppedAtOnce = 1000;

/**
 * Drops what was answered longer ago than a restored server could ask for, the oldest first, so that the sequence never has a hole in its
 * middle. How long ago is counted up to the last answer, in the server's time: the clock of the machine may have been set a year ahead while
 * the app was closed. Returns how many were dropped.
 */
export const compactOutbox = (db: RefineryDb): Promise<number> =>
  db.transaction('rw', db.outbox, db.meta, async () => {
    const newest = await db.outbox.where('state').equals('settled').last();
    const keptFrom = (newest?.ackedAt ?? 0) - keptSettledMs;
    const oldest = await db.outbox.orderBy('seq').limit(droppedAtOnce).toArray();
    const young = oldest.findIndex((entry) => entry.state !== 'settled' || entry.ackedAt === null || entry.ackedAt >= keptFrom);
    const old = young < 0 ? oldest : oldest.slice(0, young);
    const last = old.at(-1);
    if (!last) return 0;
    await db.outbox.bulkDelete(old.map((entry) => entry.seq));
    const dropped = (await readMeta(db, 'compacted'))?.seq ?? 0;
    await db.meta.put({ key: 'compacted', seq: Math.max(dropped, last.seq) });
    return old.length;
  });
