import type { PushRequest } from '../../shared/protocol/sync.ts';
import type { Sql } from '../db/database.ts';
import { locks } from '../db/locks.ts';
import type { ViewerScope } from '../sync/visibility.ts';

/** The desktop's sequence has a hole: commands before this push are missing, and none after the hole is taken in. */
export class SequenceGap extends Error {
  readonly expectedSeq: number;
  constructor(expectedSeq: number) {
    super(`expected command ${expectedSeq}`);
    this.expectedSeq = expectedSeq;
  }
}

/**
 * Another desktop has this id: a copied profile, or one put back from an older copy. It goes on under an id of its own, from the first
 * command that has not been answered, so that neither takes the other's place in a sequence.
 */
export class DeviceForked extends Error {}

/** Another push of this desktop is under way, here or at another server process. */
export class DeviceBusy extends Error {}

export type Device = {
  lastSeq: number;
  /** Epoch ms of the last push; 0: there was none. */
  lastSeenAt: number;
  /** The latest time of its commands, as the server dated them. */
  lastAt: number;
};

/**
 * Takes the device for this transaction, in one round trip; a desktop that was never here begins at zero.
 * Throws DeviceBusy rather than wait, and DeviceForked when it is another person's.
 */
export const lockDevice = async (sql: Sql, viewer: ViewerScope, deviceId: string): Promise<Device> => {
  const [device] = await sql.query<Device & { userId: string }>(
    `with mine as (select pg_try_advisory_xact_lock(${locks.device}, hashtext($1 || '/' || $2)) as is_mine)
     insert into devices as d (center_id, device_id, user_id, last_seq, last_seen_at, last_at)
     select $1, $2, $3, 0, 0, 0 from mine where is_mine
     on conflict (center_id, device_id) do update set user_id = d.user_id
     returning user_id as "userId", last_seq as "lastSeq", last_seen_at as "lastSeenAt", last_at as "lastAt"`,
    [viewer.centerId, deviceId, viewer.userId],
  );
  if (!device) throw new DeviceBusy();
  if (device.userId !== viewer.userId) throw new DeviceForked();
  return device;
};

/** Writes how far the device has come; answers the epoch it came under. */
export const saveDevice = async (
  sql: Sql,
  centerId: string,
  deviceId: string,
  { lastSeq, lastSeenAt, lastAt }: Device,
): Promise<string> => {
  const [saved] = await sql.query<{ epoch: string }>(
    `update devices set last_seq = $3, last_seen_at = $4, last_at = $5 where center_id = $1 and device_id = $2
     returning (select epoch from sync_spaces where center_id = $1) as epoch`,
    [centerId, deviceId, lastSeq, lastSeenAt, lastAt],
  );
  if (!saved) throw new Error(`center ${centerId} has no device ${deviceId}`);
  return saved.epoch;
};

/** Lets a sequence go on after a hole that cannot be filled any more, and keeps a note of it. */
export const resumeDevice = async (
  sql: Sql,
  viewer: ViewerScope,
  deviceId: string,
  device: Device,
  { seq, reason }: NonNullable<PushRequest['resumeFrom']>,
  now: number,
): Promise<Device> => {
  if (seq <= device.lastSeq + 1) return device;
  await sql.query(
    `insert into device_resumes (center_id, device_id, user_id, had_seq, from_seq, reason, epoch, at)
     select $1, $2, $3, $4, $5, $6, epoch, $7 from sync_spaces where center_id = $1`,
    [viewer.centerId, deviceId, viewer.userId, device.lastSeq, seq, reason, now],
  );
  return { ...device, lastSeq: seq - 1 };
};

/** A push may have been under way for a while; commands made since the last one are not dated before it, but for this. */
const slackMs = 2 * 60 * 1000;
/** A desktop that was never here may have worked offline for as long as it keeps what it sent. */
const longestAwayMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Dates commands: none after the server's time, none before the desktop's last contact, none before the one that it did earlier.
 * A clock that is a year off moves nobody's work further than that.
 */
export const createDating = (device: Device, now: number): ((at: number) => number) => {
  const lastContactAt = device.lastSeenAt === 0 ? now - longestAwayMs : device.lastSeenAt - slackMs;
  let latest = Math.min(Math.max(lastContactAt, device.lastAt), now);
  return (at) => {
    latest = Math.min(Math.max(at, latest), now);
    return latest;
  };
};
