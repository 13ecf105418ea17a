import { type CommandEnvelope, type PushRequest, type PushResponse, protocolVersion, pushLimit } from '../../shared/protocol/sync.ts';
import type { Meta, OutboxEntry, RefineryDb } from '../data/db.ts';
import { readMeta } from '../data/db.ts';
import { DatabaseLost } from '../data/storage-errors.ts';
import { SyncFailed, type Transport } from './transport.ts';

const envelopeOf = ({ id, seq, name, version, args, at }: OutboxEntry): CommandEnvelope => ({ id, seq, name, version, args, at });

/** Length on the wire, within a few bytes. */
const bytesOf = (envelope: CommandEnvelope): number => new TextEncoder().encode(JSON.stringify(envelope)).length;

/** Of commands in sequence, those that fit one push: at most 200 or 256 KB, but always one. */
export const batchOf = (pending: readonly OutboxEntry[]): CommandEnvelope[] => {
  const batch: CommandEnvelope[] = [];
  let bytes = 0;
  for (const entry of pending.slice(0, pushLimit.commands)) {
    const envelope = envelopeOf(entry);
    bytes += bytesOf(envelope);
    if (batch.length > 0 && bytes > pushLimit.bytes) break;
    batch.push(envelope);
  }
  return batch;
};

/** Read step by step: pieces of an import fill a push by ones, and reading two hundred of them would stop the screen for a second. */
const readAtOnce = [2, 10, 50, pushLimit.commands];

const nextBatch = async (db: RefineryDb): Promise<CommandEnvelope[]> => {
  let batch: CommandEnvelope[] = [];
  for (const limit of readAtOnce) {
    const pending = await db.outbox.where('state').equals('pending').limit(limit).sortBy('seq');
    batch = batchOf(pending);
    if (pending.length < limit || batch.length < limit) break;
  }
  return batch;
};

/**
 * Sends the next batch; answers `more` while commands wait. `fresh`: a command that was saved a moment ago. Should it be the one that
 * comes next, it is sent as it is, before the screen is drawn anew: what the disk says would come after that.
 */
export type Push = (fresh?: OutboxEntry) => Promise<'done' | 'more'>;

/**
 * A server that was restored is asked first what it holds, and gets again what is kept here beyond that, which changes nothing that it
 * already has.
 */
export const createPush = (db: RefineryDb, transport: Transport, now: () => number): Push => {
  /** This desktop as the disk had it when nothing waited there. */
  let atRest: Device | undefined;
  return async (fresh) => {
    const isNext = fresh !== undefined && fresh.seq === atRest?.nextSeq;
    const { isToBeHealed, device, commands } = isNext
      ? { isToBeHealed: false, device: atRest, commands: batchOf([fresh]) }
      : await readToSend(db);
    atRest = undefined;
    if (isToBeHealed) return heal(db, transport, now, device);
    if (commands.length === 0) {
      atRest = device;
      return 'done';
    }
    const answer = await send(db, transport, now, device, commands);
    if (answer) await markAnswered(db, answer, now());
    return 'more';
  };
};

type Device = Extract<Meta, { key: 'device' }>;
type ToSend = { isToBeHealed: boolean; device: Device | undefined; commands: CommandEnvelope[] };

/** All that a push goes by, in one transaction: while the screen is drawn anew, each wait of its own costs a frame. */
const readToSend = async (db: RefineryDb): Promise<ToSend> => {
  const [known, cursor, device, commands] = await db.transaction('r', db.meta, db.outbox, () =>
    Promise.all([readMeta(db, 'server'), readMeta(db, 'cursor'), readMeta(db, 'device'), nextBatch(db)]),
  );
  // A database of before the server's life was kept goes by its cursor.
  if (!known && cursor) await db.meta.put({ key: 'server', epoch: cursor.epoch });
  // Its life has changed since it was known to hold everything.
  return { isToBeHealed: known?.epoch === null, device, commands };
};

/** The answer; undefined when first something else has to be sent. */
const send = async (
  db: RefineryDb,
  transport: Transport,
  now: () => number,
  device: Device | undefined,
  commands: CommandEnvelope[],
  resumeFrom?: PushRequest['resumeFrom'],
): Promise<PushResponse | undefined> => {
  if (!device) throw new DatabaseLost();
  const request: PushRequest = { protocol: protocolVersion, deviceId: device.deviceId, commands, ...(resumeFrom ? { resumeFrom } : {}) };
  try {
    return await transport.push(request);
  } catch (error) {
    if (!(error instanceof SyncFailed)) throw error;
    if (error.fault.kind === 'forked') {
      await takeNextDeviceId(db);
      return undefined;
    }
    if (error.fault.kind !== 'gap') throw error;
    const resume = await sendAgainFrom(db, error.fault.expectedSeq, now());
    return resume && !resumeFrom ? send(db, transport, now, device, await nextBatch(db), resume) : undefined;
  }
};

/**
 * Another machine has a copy of this profile and sends under the same id: this one goes on under the next, `d` → `d.2` → `d.3`. The
 * server then asks for the sequence from its beginning, which changes nothing that it has already.
 */
const takeNextDeviceId = (db: RefineryDb): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    const device = await readMeta(db, 'device');
    if (!device) return;
    const [, base = device.deviceId, times = '1'] = /^(.*)\.(\d+)$/.exec(device.deviceId) ?? [];
    await db.meta.put({ ...device, deviceId: `${base}.${Number(times) + 1}` });
  });

const markAnswered = (db: RefineryDb, { epoch, results, at }: PushResponse, localNow: number): Promise<void> =>
  db.transaction('rw', db.outbox, db.meta, async () => {
    await noteEpoch(db, epoch);
    await db.outbox
      .where('seq')
      .anyOf(results.map(({ seq }) => seq))
      .and((entry) => entry.state === 'pending')
      .modify({ state: 'acked', ackedAt: at ?? localNow });
  });

/** Another epoch than the one known: the server was restored, and may have lost what it had answered. */
export const noteEpoch = async (db: RefineryDb, epoch: string): Promise<void> => {
  const known = await readMeta(db, 'server');
  if (!known) await db.meta.put({ key: 'server', epoch });
  else if (known.epoch !== null && known.epoch !== epoch) await db.meta.put({ key: 'server', epoch: null });
};

/** Asks how far the server knows this desktop; what lies behind that waits to be sent again. */
const heal = async (db: RefineryDb, transport: Transport, now: () => number, device: Device | undefined): Promise<'more'> => {
  const answer = await send(db, transport, now, device, []);
  if (!answer) return 'more';
  await db.transaction('rw', db.outbox, db.meta, async () => {
    await pendingAgain(db, answer.lastSeq + 1);
    await db.meta.put({ key: 'server', epoch: answer.epoch });
  });
  return 'more';
};

const pendingAgain = (db: RefineryDb, fromSeq: number): Promise<number> =>
  db.outbox.where('seq').aboveOrEqual(fromSeq).modify({ state: 'pending', ackedAt: null });

/**
 * Everything from this command on waits to be sent. Where it is not here any more, says from where the sequence goes on: commands
 * that were answered and dropped need no word; others are lost, and the person is told.
 */
const sendAgainFrom = (db: RefineryDb, seq: number, now: number): Promise<PushRequest['resumeFrom']> =>
  db.transaction('rw', db.outbox, db.meta, async () => {
    await pendingAgain(db, seq);
    const first = await db.outbox.where('seq').aboveOrEqual(seq).first();
    if (!first || first.seq === seq) return undefined;
    const dropped = (await readMeta(db, 'compacted'))?.seq ?? 0;
    if (first.seq - 1 <= dropped) return { seq: first.seq, reason: 'compacted' };
    await db.meta.put({ key: 'hole', fromSeq: Math.max(seq, dropped + 1), toSeq: first.seq - 1, foundAt: now });
    return { seq: first.seq, reason: 'lost' };
  });
