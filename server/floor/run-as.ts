import { type CommandArgs, type CommandName, commands } from '../../shared/commands/registry.ts';
import { type CommandEnvelope, protocolVersion } from '../../shared/protocol/sync.ts';
import { executeWithin } from '../commands/execute.ts';
import type { Sql } from '../db/database.ts';

/** In whose name, in which center, and when. */
export type Acting = { centerId: string; userId: string; at: number; newId: () => string };

/**
 * Runs commands as if somebody had given them, so that what the server does by itself passes the same rules and stands in the same log.
 * They come from a device of that person's own that no desktop has; call it in a transaction.
 */
export const runAs = async <Name extends CommandName>(
  sql: Sql,
  { centerId, userId, at, newId }: Acting,
  name: Name,
  all: readonly CommandArgs<Name>[],
): Promise<void> => {
  if (all.length === 0) return;
  const deviceId = `server/${userId}`;
  const [device] = await sql.query<{ lastSeq: number }>(
    'select last_seq as "lastSeq" from devices where center_id = $1 and device_id = $2 for update',
    [centerId, deviceId],
  );
  const first = (device?.lastSeq ?? 0) + 1;
  const envelopes = all.map(
    (args, index): CommandEnvelope => ({ id: newId(), seq: first + index, name, version: commands[name].version, args, at }),
  );
  // A manager's reach: who planned it may lead another team by now, and their word stands.
  const viewer = { centerId, userId, role: 'manager' as const, teamId: null };
  await executeWithin(sql, viewer, { protocol: protocolVersion, deviceId, commands: envelopes }, at);
};
