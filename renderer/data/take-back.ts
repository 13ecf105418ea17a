import type { OutboxEntry, RefineryDb } from './db.ts';
import { readMeta } from './db.ts';
import type { Journaled } from './journal-lines.ts';
import type { Actor } from './optimistic.ts';
import { rerunCommand } from './optimistic.ts';
import type { RowChange } from './row-changes.ts';
import { changesOf } from './row-changes.ts';

export type TakenBack = { count: number; changes: RowChange[] };

type Sequence = { taken: Set<number>; next: number };

const pendingAgain = ({ entry }: Journaled, seq: number): OutboxEntry => ({
  ...entry,
  seq,
  state: 'pending',
  ackedAt: null,
});

/** Its own place if this device gave it and nobody has it; else the next free one. The server knows commands by id, so either is safe. */
const placeOf = (sequence: Sequence, { entry, deviceId }: Journaled, ownDevice: string): number => {
  const isOwn = (deviceId === null || deviceId === ownDevice) && !sequence.taken.has(entry.seq);
  const seq = isOwn ? entry.seq : sequence.next;
  sequence.taken.add(seq);
  sequence.next = Math.max(sequence.next, seq + 1);
  return seq;
};

/**
 * Puts commands that were kept outside the database back into its outbox, each once by its id, and shows their effect. With the
 * database gone as a whole, `deviceId` is who this machine is from here on. One transaction; throws what Dexie throws.
 */
export const takeBack = (db: RefineryDb, actor: Actor, kept: readonly Journaled[], deviceId: string): Promise<TakenBack> =>
  db.transaction('rw', db.tables, async () => {
    const there = new Set<unknown>(
      await db.outbox
        .where('id')
        .anyOf(kept.map(({ entry }) => entry.id))
        .keys(),
    );
    const missing = kept.filter(({ entry }) => !there.has(entry.id));
    const known = await readMeta(db, 'device');
    const device = known ?? { key: 'device' as const, deviceId, nextSeq: 1 };
    const sequence: Sequence = { taken: new Set(await db.outbox.toCollection().primaryKeys()), next: device.nextSeq };
    const entries = missing.map((each) => pendingAgain(each, placeOf(sequence, each, device.deviceId)));
    // What the server has answered is not kept for good: the sequence goes on behind the last known.
    const lastKept = Math.max(0, ...kept.filter((each) => each.deviceId === device.deviceId).map(({ entry }) => entry.seq));
    const nextSeq = Math.max(sequence.next, lastKept + 1);
    // Nothing is written where nothing is missing: a full disk must not keep the desk from being opened.
    if (entries.length > 0) await db.outbox.bulkAdd(entries);
    if (nextSeq !== device.nextSeq || !known) await db.meta.put({ ...device, nextSeq });
    const puts = [];
    for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) puts.push(...(await rerunCommand(db, actor, entry)));
    return { count: entries.length, changes: changesOf(puts) };
  });
