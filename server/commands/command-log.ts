import type { ServerAction } from '../../shared/protocol/audit.ts';
import type { CommandEnvelope } from '../../shared/protocol/sync.ts';
import type { Sql } from '../db/database.ts';

/** The log of every command ever received, once, with its result: what a command sent again is answered from. */

export type Settled = { outcome: 'applied' | 'parked'; code: string | null };
export type Logged = CommandEnvelope & Settled;

/** Results of those of these commands that are in the log, by id. */
export const readSeen = async (sql: Sql, centerId: string, envelopes: readonly CommandEnvelope[]): Promise<Map<string, Settled>> => {
  if (envelopes.length === 0) return new Map();
  const rows = await sql.query<Settled & { id: string }>(
    // By the key, one by one: asked for all at once, a planner that knows nothing of the table yet reads the whole log.
    `select c.id, c.outcome, c.code from unnest($2::text[]) as x(id)
     cross join lateral (select id, outcome, code from commands where center_id = $1 and id = x.id limit 1) c`,
    [centerId, envelopes.map((each) => each.id)],
  );
  return new Map(rows.map(({ id, outcome, code }) => [id, { outcome, code }]));
};

/** Ids that are in the log for something else: another person's, another command, or other arguments. */
export const readTaken = async (
  sql: Sql,
  centerId: string,
  userId: string,
  envelopes: readonly CommandEnvelope[],
): Promise<Set<string>> => {
  if (envelopes.length === 0) return new Set();
  const rows = await sql.query<{ id: string }>(
    `select c.id from jsonb_to_recordset($3::jsonb) as x(id text, name text, args jsonb)
     join commands c on c.center_id = $1 and c.id = x.id and (c.user_id <> $2 or c.name <> x.name or c.args <> x.args)`,
    [centerId, userId, JSON.stringify(envelopes.map(({ id, name, args }) => ({ id, name, args })))],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Appends commands with their results, in one statement. */
export const writeLog = async (
  sql: Sql,
  origin: { centerId: string; deviceId: string; userId: string; receivedAt: number },
  logged: readonly Logged[],
): Promise<void> => {
  if (logged.length === 0) return;
  await sql.query(
    `insert into commands (center_id, id, device_id, seq, user_id, name, version, args, at, received_at, outcome, code)
     select $1, x.id, $2, x.seq, $3, x.name, x.version, x.args, x.at, $4, x.outcome, x.code
     from json_to_recordset($5::json) as x(id text, seq bigint, name text, version bigint, args jsonb, at bigint, outcome text, code text)`,
    [origin.centerId, origin.deviceId, origin.userId, origin.receivedAt, JSON.stringify(logged)],
  );
};

/** Appends what the server did itself for somebody: who, when, and to whom; nothing of what was given with it. */
export const noteServerAction = (
  sql: Sql,
  { centerId, byId, at, id }: { centerId: string; byId: string; at: number; id: string },
  { name, userId }: { name: ServerAction; userId: string },
): Promise<void> =>
  writeLog(sql, { centerId, deviceId: `server.${id}`, userId: byId, receivedAt: at }, [
    { id, seq: 1, name, version: 1, args: { userId }, at, outcome: 'applied', code: null },
  ]);

/** What JSON may say and PostgreSQL cannot keep: NUL, and halves of a surrogate pair. */
const unkeepable = /\\u0000|\\ud[89a-f]/i;
const keepable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed();

/** The same commands with characters that the database cannot hold replaced, so that none of them ever blocks those behind it. */
export const keepableCommands = (envelopes: readonly CommandEnvelope[]): readonly CommandEnvelope[] => {
  const written = JSON.stringify(envelopes);
  if (!unkeepable.test(written)) return envelopes;
  return JSON.parse(written, (_key, value: unknown) =>
    typeof value === 'string' ? keepable(value) : withKeepableKeys(value),
  ) as CommandEnvelope[];
};

const withKeepableKeys = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [keepable(key), each]))
    : value;
