import type { CommandContext, Loaded, Outcome, Ref, Refs, Refusal } from '../../shared/commands/command.ts';
import { isRefused } from '../../shared/commands/command.ts';
import { type AnyCommand, commandNamed } from '../../shared/commands/registry.ts';
import type { Parked } from '../../shared/domain/history.ts';
import type { CommandEnvelope, PushRequest, PushResponse } from '../../shared/protocol/sync.ts';
import type { Database, Sql } from '../db/database.ts';
import { readRows, writePuts, writeRows } from '../db/rows.ts';
import { readSpace } from '../sync/pull.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import { authorise } from './authorise.ts';

/** The desktop's sequence has a hole: commands before this push are missing, and none after the hole is taken in. */
export class SequenceGap extends Error {
  readonly expectedSeq: number;
  constructor(expectedSeq: number) {
    super(`expected command ${expectedSeq}`);
    this.expectedSeq = expectedSeq;
  }
}

/** A push may have been under way for a while; commands made since the last one are not dated before it, but for this. */
const slackMs = 2 * 60 * 1000;

type Result = PushResponse['results'][number];
type Device = { lastSeq: number; lastSeenAt: number };
type Settled = { outcome: 'applied' | 'parked'; code: string | null };

/**
 * Takes in a push in one transaction: locks the device, answers what it has seen from the log, runs the others in sequence,
 * each in a savepoint. A command that cannot be applied is parked whole and never blocks those behind it.
 * Throws SequenceGap when commands before the first are missing.
 */
export const executePush = (database: Database, viewer: ViewerScope, request: PushRequest, now: number): Promise<PushResponse> =>
  database.transaction(async (sql) => {
    const device = await lockDevice(sql, viewer, request.deviceId, now);
    const seen = await readSeen(sql, viewer.centerId, request.commands);
    const results: Result[] = [];
    let { lastSeq } = device;
    for (const envelope of request.commands) {
      const stored = seen.get(envelope.id);
      if (!stored && envelope.seq > lastSeq + 1) throw new SequenceGap(lastSeq + 1);
      const settled = stored ?? (await execute(sql, viewer, request.deviceId, envelope, clampClock(envelope.at, device, now), now));
      results.push({ seq: envelope.seq, id: envelope.id, ...settled });
      lastSeq = Math.max(lastSeq, envelope.seq);
    }
    await sql.query('update devices set last_seq = $3, last_seen_at = $4 where center_id = $1 and device_id = $2', [
      viewer.centerId,
      request.deviceId,
      lastSeq,
      now,
    ]);
    const { epoch } = await readSpace(sql, viewer.centerId);
    return { epoch, lastSeq, results };
  });

const lockDevice = async (sql: Sql, viewer: ViewerScope, deviceId: string, now: number): Promise<Device> => {
  await sql.query(
    'insert into devices (center_id, device_id, user_id, last_seq, last_seen_at) values ($1, $2, $3, 0, 0) on conflict do nothing',
    [viewer.centerId, deviceId, viewer.userId],
  );
  const [device] = await sql.query<Device>(
    'select last_seq as "lastSeq", last_seen_at as "lastSeenAt" from devices where center_id = $1 and device_id = $2 for update',
    [viewer.centerId, deviceId],
  );
  return device ?? { lastSeq: 0, lastSeenAt: now };
};

const readSeen = async (sql: Sql, centerId: string, envelopes: readonly CommandEnvelope[]): Promise<Map<string, Settled>> => {
  const ids = envelopes.map((each) => each.id);
  const rows = await sql.query<Settled & { id: string }>(
    'select id, outcome, code from commands where center_id = $1 and id = any($2::text[])',
    [centerId, ids],
  );
  return new Map(rows.map(({ id, outcome, code }) => [id, { outcome, code }]));
};

/** A desktop's clock may be wrong: no command is dated after the server's time, nor before the desktop's last push. */
const clampClock = (at: number, device: Device, now: number): number => Math.min(Math.max(at, device.lastSeenAt - slackMs), now);

const execute = async (
  sql: Sql,
  viewer: ViewerScope,
  deviceId: string,
  envelope: CommandEnvelope,
  at: number,
  now: number,
): Promise<Settled> => {
  const attempted = await attemptInSavepoint(sql, () => applyCommand(sql, viewer, envelope, at));
  if (attempted.parked) await writeRows(sql, viewer.centerId, 'parked', [parkedRow(viewer, envelope, attempted, at, now)]);
  const settled: Settled = { outcome: attempted.parked ? 'parked' : 'applied', code: attempted.parked?.code ?? null };
  await sql.query(
    `insert into commands (center_id, id, device_id, seq, user_id, name, version, args, at, received_at, outcome, code)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12)`,
    [
      viewer.centerId,
      envelope.id,
      deviceId,
      envelope.seq,
      viewer.userId,
      envelope.name,
      envelope.version,
      JSON.stringify(envelope.args),
      envelope.at,
      now,
      settled.outcome,
      settled.code,
    ],
  );
  return settled;
};

type Attempted = { parked: Refusal | null; applied: 'all' | 'facts' | 'nothing'; leadId: string | null };

const isTransient = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');

/**
 * A command that faults, in its rule or because the database will not take its rows, is parked like one that breaks a rule, so that
 * it never blocks those behind it. Only the transaction's own faults go up: a deadlock, a lost connection.
 */
const attemptInSavepoint = async (sql: Sql, run: () => Promise<Attempted>): Promise<Attempted> => {
  await sql.query('savepoint command');
  try {
    const attempted = await run();
    await sql.query('release savepoint command');
    return attempted;
  } catch (error) {
    if (isTransient(error)) throw error;
    await sql.query('rollback to savepoint command');
    return nothing({ code: 'faulted', detail: { problem: error instanceof Error ? error.message.slice(0, 300) : '' } });
  }
};

const nothing = (parked: Refusal, leadId: string | null = null): Attempted => ({ parked, applied: 'nothing', leadId });

const applyCommand = async (sql: Sql, viewer: ViewerScope, envelope: CommandEnvelope, at: number): Promise<Attempted> => {
  const command = commandNamed(envelope.name);
  if (!command) return nothing({ code: 'unknownCommand', detail: { name: envelope.name } });
  if (envelope.version > command.version) return nothing({ code: 'newerCommand', detail: { name: envelope.name } });
  const parsed = command.args.safeParse(envelope.args);
  if (!parsed.success) return nothing({ code: 'badArguments', detail: { problem: parsed.error.issues[0]?.message ?? '' } });
  const leadIds = command.leadIds(parsed.data);
  const leadId = leadIds[0] ?? null;
  const refusal = await authorise(sql, viewer, command, leadIds);
  if (refusal) return nothing(refusal, leadId);
  const outcome = await runCommand(sql, viewer, command, parsed.data, contextOf(viewer, envelope, at));
  if (isRefused(outcome)) return nothing(outcome.refused, leadId);
  await writePuts(sql, viewer.centerId, outcome.puts);
  return { parked: outcome.parked ?? null, applied: outcome.parked ? 'facts' : 'all', leadId };
};

const contextOf = (viewer: ViewerScope, envelope: CommandEnvelope, at: number): CommandContext => ({
  commandId: envelope.id,
  now: at,
  userId: viewer.userId,
  role: viewer.role,
  teamId: viewer.teamId,
  id: (suffix) => `${envelope.id}.${suffix}`,
});

const runCommand = async (
  sql: Sql,
  viewer: ViewerScope,
  command: AnyCommand,
  args: Record<string, unknown>,
  context: CommandContext,
): Promise<Outcome> => {
  const first = await loadRefs(sql, viewer.centerId, command.load(args));
  const more = await loadRefs(sql, viewer.centerId, command.loadMore(first, args));
  return command.apply({ ...first, ...more }, args, context);
};

const loadRefs = async (sql: Sql, centerId: string, refs: Refs): Promise<Loaded<Refs>> => {
  const loaded: Record<string, unknown> = {};
  for (const [name, ref] of Object.entries<Ref>(refs)) {
    const rows = await readRows(sql, centerId, ref, true);
    loaded[name] = ref.kind === 'one' ? rows[0] : rows;
  }
  return loaded as Loaded<Refs>;
};

const parkedRow = (viewer: ViewerScope, envelope: CommandEnvelope, attempted: Attempted, at: number, now: number): Parked => ({
  id: envelope.id,
  userId: viewer.userId,
  leadId: attempted.leadId,
  name: envelope.name.slice(0, 300),
  args: envelope.args,
  code: attempted.parked?.code ?? '',
  applied: attempted.applied === 'facts' ? 'facts' : 'nothing',
  detail: attempted.parked?.detail ?? {},
  state: 'open',
  parkedAt: now,
  resolvedAt: null,
  doneById: null,
  doneAt: at,
  resolution: null,
  resolvedById: null,
  resolutionNote: '',
});
