import type { SessionUser } from '../../shared/protocol/sync.ts';
import { readUnsentFile, type UnsentCall, type UnsentCommand, type UnsentWork, writeUnsentFile } from '../../shared/unsent-file.ts';
import type { CallDraft, OutboxEntry, RefineryDb } from './db.ts';
import { readMeta } from './db.ts';
import type { Journaled } from './journal-lines.ts';

/** A call in which something was done or typed that no command holds yet. */
const isUnended = (draft: CallDraft): boolean =>
  draft.attemptId !== null || draft.note !== '' || draft.letter !== null || draft.outcome !== null;

const unsentOf = ({ id, seq, name, version, args, at, leadIds }: OutboxEntry): UnsentCommand => ({
  id,
  seq,
  name,
  version,
  args,
  at,
  leadIds,
});

/** Everything on this machine that the server has not answered: commands in sequence, and calls that were not ended. */
export const readUnsentWork = async (db: RefineryDb): Promise<UnsentWork & { deviceId: string }> => {
  const commands = await db.outbox.where('state').equals('pending').sortBy('seq');
  const drafts = await db.callDrafts.filter(isUnended).toArray();
  const device = await readMeta(db, 'device');
  return { commands: commands.map(unsentOf), calls: drafts, deviceId: device?.deviceId ?? 'unknown' };
};

type Say = Parameters<typeof writeUnsentFile>[2];

/** The file of it. Reading goes on where nothing can be written, so this works on a full disk too. */
export const unsentFileOf = (
  work: UnsentWork & { deviceId: string },
  user: Pick<SessionUser, 'userId' | 'centerId' | 'name'>,
  now: number,
  say: Say,
): string => {
  const { userId, centerId, name } = user;
  return writeUnsentFile(work, { writtenAt: now, person: { userId, centerId, name }, deviceId: work.deviceId }, say);
};

export type FileRefusal = { kind: 'notOurs' | 'newer' } | { kind: 'somebodyElses'; name: string };
export type FileToTakeIn = { kind: 'ours'; work: Journaled[]; calls: readonly UnsentCall[]; damagedLines: number; isCut: boolean };

/** Reads such a file for this person: whose it is not, is refused. */
export const readFileFor = (user: Pick<SessionUser, 'userId' | 'centerId'>, text: string): FileToTakeIn | FileRefusal => {
  const read = readUnsentFile(text);
  if (read.kind !== 'read') return read;
  const { person, deviceId } = read.head;
  if (person.userId !== user.userId || person.centerId !== user.centerId) return { kind: 'somebodyElses', name: person.name };
  const work = read.commands.map((command) => ({ entry: { ...command, userId: user.userId }, deviceId }));
  return { kind: 'ours', work, calls: read.calls, damagedLines: read.damagedLines, isCut: read.isCut };
};

/** Puts calls that were not ended beside those on this machine; one that is there already stays as it is. Returns how many. */
export const takeInCalls = (db: RefineryDb, calls: readonly UnsentCall[]): Promise<number> =>
  db.transaction('rw', db.callDrafts, async () => {
    const there = new Set(await db.callDrafts.toCollection().primaryKeys());
    const fresh = calls.filter(({ leadId }) => !there.has(leadId));
    // Of the same person's own desktop; what a later version has added is read as if it was never set.
    await db.callDrafts.bulkAdd(fresh as unknown as CallDraft[]);
    return fresh.length;
  });
