import { type CommandEnvelope, protocolVersion, pushLimit } from '../../shared/protocol/sync.ts';
import type { OutboxEntry, RefineryDb } from '../data/db.ts';
import { readMeta } from '../data/db.ts';
import { SyncFailed, type Transport } from './transport.ts';

const envelopeOf = ({ id, seq, name, version, args, at }: OutboxEntry): CommandEnvelope => ({ id, seq, name, version, args, at });

/** The next commands in sequence that fit one push: at most 200 or 256 KB, but always one. */
const nextBatch = async (db: RefineryDb): Promise<CommandEnvelope[]> => {
  const pending = await db.outbox.where('state').equals('pending').sortBy('seq');
  const batch: CommandEnvelope[] = [];
  let bytes = 0;
  for (const entry of pending.slice(0, pushLimit.commands)) {
    const envelope = envelopeOf(entry);
    bytes += JSON.stringify(envelope).length;
    if (batch.length > 0 && bytes > pushLimit.bytes) break;
    batch.push(envelope);
  }
  return batch;
};

/**
 * Sends the next batch. Answers `more` while commands wait. A server that has lost commands (a restored backup) names the
 * first it misses; those kept here are sent again from there, which changes nothing that it already has.
 */
export const pushBatch = async (db: RefineryDb, transport: Transport, now: () => number): Promise<'done' | 'more'> => {
  const commands = await nextBatch(db);
  if (commands.length === 0) return 'done';
  const device = await readMeta(db, 'device');
  if (!device) throw new Error('the desktop has no device id');
  try {
    const answer = await transport.push({ protocol: protocolVersion, deviceId: device.deviceId, commands });
    await markAnswered(db, answer.results, now());
  } catch (error) {
    if (!(error instanceof SyncFailed && error.fault.kind === 'gap')) throw error;
    await sendAgainFrom(db, error.fault.expectedSeq);
  }
  return 'more';
};

const markAnswered = (db: RefineryDb, results: readonly { seq: number; outcome: 'applied' | 'parked' }[], at: number): Promise<void> =>
  db.transaction('rw', db.outbox, async () => {
    for (const { seq, outcome } of results) {
      await db.outbox
        .where('seq')
        .equals(seq)
        .and((entry) => entry.state === 'pending')
        .modify({ state: 'acked', outcome, ackedAt: at });
    }
  });

const sendAgainFrom = async (db: RefineryDb, seq: number): Promise<void> => {
  const first = await db.outbox.where('seq').aboveOrEqual(seq).first();
  if (first?.seq !== seq) throw new SyncFailed({ kind: 'notUnderstood', problem: 'sequenceLost' });
  await db.outbox.where('seq').aboveOrEqual(seq).modify({ state: 'pending' });
};
