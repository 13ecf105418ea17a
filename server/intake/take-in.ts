import { createHash } from 'node:crypto';
import type { CommandArgs } from '../../shared/commands/registry.ts';
import { commands } from '../../shared/commands/registry.ts';
import { type CommandEnvelope, protocolVersion } from '../../shared/protocol/sync.ts';
import { executeWithin } from '../commands/execute.ts';
import { isOfData } from '../commands/run-commands.ts';
import type { Sql } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import type { IntakeRow } from './intake-body.ts';
import type { IntakeKey } from './intake-keys.ts';

/** What became of one post. `takenIn`: a new lead; `merged`: somebody who was here; `alreadyKnown`: nothing new. */
export type IntakeAnswer = { leadId: string; outcome: 'takenIn' | 'merged' | 'alreadyKnown' };
export type Post = { row: IntakeRow; idempotencyKey: string | null; bodyHash: string };

export const hashOfBody = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** The intake of one process, as a desktop of its own: its commands have a sequence. */
export type Line = { deviceId: string; seq: number };

/**
 * Takes posts of one key in by one command and one transaction, together with the answers to their idempotency keys: after a crash each
 * of them was either taken in and answered, or not at all. Posts whose key was answered before get that answer; the same key with another
 * body is refused.
 */
export const takeInPosts = async (
  { database, now, newId, pokes }: Dependencies,
  line: Line,
  key: IntakeKey,
  posts: readonly Post[],
): Promise<(IntakeAnswer | ApiError)[]> => {
  const commandId = newId();
  const work = (some: readonly Post[]) =>
    database.transaction(async (sql) => {
      const standing = await claimKeys(sql, key, some, now());
      const fresh = some.filter((post) => !standing.has(post));
      const answers = fresh.length > 0 ? await runPosts(sql, { line, key, commandId, at: now() }, fresh) : new Map<Post, IntakeAnswer>();
      await storeAnswers(sql, key, answers);
      return { answers: some.map((post) => answers.get(post) ?? standing.get(post) ?? missing()), hasRun: fresh.length > 0 };
    });
  try {
    const { answers, hasRun } = await work(posts);
    if (hasRun) line.seq += 1;
    pokes.changed(key.centerId);
    return answers;
  } catch (error) {
    // Something the database does not take: each by itself, so that only the faulty one is refused.
    if (!isOfData(error)) throw error;
    if (posts.length === 1) return [new ApiError('invalidRequest', [{ path: 'body', message: 'cannot be kept as it is' }])];
    const answers: (IntakeAnswer | ApiError)[] = [];
    for (const post of posts) answers.push(...(await takeInPosts({ database, now, newId, pokes }, line, key, [post])));
    return answers;
  }
};

const missing = (): never => {
  throw new Error('a post was not answered');
};

/** Writes down the idempotency keys; those that are there already come back with their answer. */
const claimKeys = async (sql: Sql, key: IntakeKey, posts: readonly Post[], now: number): Promise<Map<Post, IntakeAnswer | ApiError>> => {
  const named = posts.filter((post) => post.idempotencyKey !== null);
  const first = [...new Map(named.map((post) => [post.idempotencyKey, post])).values()];
  if (first.length === 0) return new Map();
  const values = JSON.stringify(first.map(({ idempotencyKey, bodyHash }) => ({ k: idempotencyKey, h: bodyHash })));
  // In the order of the keys: two processes that take in the same posts wait for each other once, not in a ring.
  const claimed = await sql.query<{ k: string }>(
    `insert into intake_requests (intake_key_id, idempotency_key, center_id, body_hash, at)
     select $1, x.k, $2, x.h, $4 from jsonb_to_recordset($3::jsonb) as x(k text, h text) order by x.k
     on conflict (intake_key_id, idempotency_key) do nothing returning idempotency_key as k`,
    [key.id, key.centerId, values, now],
  );
  const mine = new Set(claimed.map(({ k }) => k));
  const others = first.filter(({ idempotencyKey }) => !mine.has(idempotencyKey ?? ''));
  if (others.length === 0) return new Map();
  const found = await sql.query<{ k: string; h: string; answer: IntakeAnswer | null }>(
    `select idempotency_key as k, body_hash as h, answer from intake_requests where intake_key_id = $1 and idempotency_key = any($2::text[])`,
    [key.id, others.map(({ idempotencyKey }) => idempotencyKey)],
  );
  const known = new Map(found.map((each) => [each.k, each]));
  return new Map(
    named.flatMap((post) => {
      const before = known.get(post.idempotencyKey ?? '');
      if (!before) return [];
      return [[post, before.h === post.bodyHash && before.answer ? before.answer : new ApiError('keyReused')]];
    }),
  );
};

const storeAnswers = async (sql: Sql, key: IntakeKey, answers: ReadonlyMap<Post, IntakeAnswer>): Promise<void> => {
  const stored = [...answers].flatMap(([{ idempotencyKey }, answer]) => (idempotencyKey === null ? [] : [{ k: idempotencyKey, answer }]));
  if (stored.length === 0) return;
  await sql.query(
    `update intake_requests r set answer = x.answer from jsonb_to_recordset($2::jsonb) as x(k text, answer jsonb)
     where r.intake_key_id = $1 and r.idempotency_key = x.k`,
    [key.id, JSON.stringify(stored)],
  );
};

type Running = { line: Line; key: IntakeKey; commandId: string; at: number };

const runPosts = async (sql: Sql, { line, key, commandId, at }: Running, posts: readonly Post[]): Promise<Map<Post, IntakeAnswer>> => {
  const earlier = await waitingTouches(sql, key.centerId, posts);
  const rows = [...posts.map(({ row }) => row), ...earlier].map((each, index) => ({ ...each, row: { ...each.row, row: index + 1 } }));
  const args: CommandArgs<'takeInLeads'> = {
    campaignId: key.campaignId,
    source: key.source,
    teamId: key.teamId,
    title: key.name,
    rows: rows.map(({ row }) => row),
    phases: Object.fromEntries(rows.flatMap(({ row, phase }) => (phase ? [[String(row.row), phase]] : []))),
    durations: Object.fromEntries(
      rows.flatMap(({ row, durationMs }) => (typeof durationMs === 'number' ? [[String(row.row), durationMs]] : [])),
    ),
  };
  const seq = line.seq + 1;
  const envelope: CommandEnvelope = { id: commandId, seq, name: 'takeInLeads', version: commands.takeInLeads.version, args, at };
  const viewer = { centerId: key.centerId, userId: key.createdById, role: 'manager' as const, teamId: null };
  const { results } = await executeWithin(sql, viewer, { protocol: protocolVersion, deviceId: line.deviceId, commands: [envelope] }, at);
  if (results[0]?.outcome !== 'applied') throw new ApiError('notFound');
  await sql.query('update intake_keys set last_used_at = $2, taken_in = taken_in + $3 where id = $1', [key.id, at, posts.length]);
  return answersOf(sql, key.centerId, commandId, posts);
};

/** What visitors did before they said who they are: rows of the same person, behind theirs. */
const waitingTouches = async (sql: Sql, centerId: string, posts: readonly Post[]): Promise<IntakeRow[]> => {
  const owners = new Map(posts.flatMap(({ row }) => (row.visitorId === null ? [] : [[row.visitorId, row.row] as const])));
  if (owners.size === 0) return [];
  const found = await sql.query<{ visitorId: string; touch: IntakeRow }>(
    `delete from waiting_touches where center_id = $1 and visitor_id = any($2::text[]) returning visitor_id as "visitorId", touch`,
    [centerId, [...owners.keys()]],
  );
  return found.flatMap(({ visitorId, touch }) => {
    const person = owners.get(visitorId);
    return person ? [{ ...touch, row: { ...touch.row, email: person.email, externalId: person.externalId } }] : [];
  });
};

const answersOf = async (sql: Sql, centerId: string, commandId: string, posts: readonly Post[]): Promise<Map<Post, IntakeAnswer>> => {
  const idOf = (index: number) => `${commandId}.touch${index + 1}`;
  const touches = await sql.query<{ id: string; leadId: string }>(
    // By the key, one by one: asked for all at once, a planner without statistics reads all touches of the center.
    `select t.id, t.lead_id as "leadId" from unnest($2::text[]) as x(id)
     cross join lateral (select id, lead_id from touches where center_id = $1 and id = x.id limit 1) t`,
    [centerId, posts.map((_, index) => idOf(index))],
  );
  const leadOf = new Map(touches.map(({ id, leadId }) => [id, leadId]));
  const answers = new Map<Post, IntakeAnswer>();
  for (const [index, post] of posts.entries()) {
    const leadId = leadOf.get(idOf(index));
    const outcome = leadId === undefined ? 'alreadyKnown' : leadId === `${commandId}.lead${index + 1}` ? 'takenIn' : 'merged';
    answers.set(post, { leadId: leadId ?? (await knownLead(sql, centerId, post)), outcome });
  }
  return answers;
};

const knownLead = async (sql: Sql, centerId: string, { row: { row } }: Post): Promise<string> => {
  const [lead] = await sql.query<{ id: string }>(
    `select coalesce(merged_into_id, id) as id from leads
     where center_id = $1 and ((external_id = $2 and $2 <> '') or (email = $3 and $3 <> '')) order by external_id = $2 desc nulls last limit 1`,
    [centerId, row.externalId ?? '', row.email ?? ''],
  );
  return lead?.id ?? '';
};
