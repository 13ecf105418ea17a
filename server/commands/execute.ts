import type { CommandRegistry } from '../../shared/commands/read-command.ts';
import { commandNamed } from '../../shared/commands/registry.ts';
import type { PushRequest, PushResponse } from '../../shared/protocol/sync.ts';
import type { Database, Sql } from '../db/database.ts';
import { idsMadeBy } from '../db/made-by.ts';
import { writeRows } from '../db/rows.ts';
import { markReturned } from '../people/erased-marks.ts';
import { scoreUnscored } from '../scores/rescore-leads.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import { keepableCommands, readSeen, readTaken, type Settled, writeLog } from './command-log.ts';
import { createDating, DeviceForked, lockDevice, resumeDevice, SequenceGap, saveDevice } from './device.ts';
import { retryParked } from './retry-parked.ts';
import { type Due, isOfData, nothing, parkedRow, problemOf, type Run, runCommands } from './run-commands.ts';
import { inSavepoint } from './savepoint.ts';

export { DeviceBusy, DeviceForked, SequenceGap } from './device.ts';

export type PushOptions = {
  /** The commands this server knows; another set in tests of mixed versions. */
  registry?: CommandRegistry;
  /** The sender has been disabled: all is kept, nothing applied. */
  isQuarantined?: boolean;
};

/**
 * Takes in a push in one transaction: locks the device, answers what it has seen from the log, runs the others in sequence. A command
 * that cannot be applied is parked whole and never blocks those behind it.
 * Throws SequenceGap when commands before the first are missing, DeviceForked when another desktop has this id, DeviceBusy when another
 * push of this desktop is under way.
 */
export const executePush = async (
  database: Database,
  viewer: ViewerScope,
  request: PushRequest,
  now: number,
  options: PushOptions = {},
): Promise<PushResponse> => {
  const push = { viewer, request: { ...request, commands: [...keepableCommands(request.commands)] }, now, options };
  try {
    return await database.transaction((sql) => takeIn(sql, push, runCommands));
  } catch (error) {
    if (!isOfData(error)) throw error;
    // The database would not take some row of it: once more, each command by itself, so that only the faulty one is parked.
    return database.transaction((sql) => takeIn(sql, push, runOneByOne));
  }
};

/**
 * As `executePush`, within a transaction of the caller's, so that what it writes besides is kept or lost with the commands. Data that the
 * database does not take throws.
 */
export const executeWithin = (sql: Sql, viewer: ViewerScope, request: PushRequest, now: number): Promise<PushResponse> =>
  takeIn(sql, { viewer, request: { ...request, commands: [...keepableCommands(request.commands)] }, now, options: {} }, runCommands);

type Push = { viewer: ViewerScope; request: PushRequest; now: number; options: PushOptions };
type RunAll = (run: Run, due: readonly Due[]) => Promise<Settled[]>;

const takeIn = async (sql: Sql, push: Push, runAll: RunAll): Promise<PushResponse> => {
  const { viewer, request, now } = push;
  const { centerId } = viewer;
  const { deviceId, commands } = request;
  const known = await lockDevice(sql, viewer, deviceId);
  const device = request.resumeFrom ? await resumeDevice(sql, viewer, deviceId, known, request.resumeFrom, now) : known;
  const seen = await readSeen(sql, centerId, commands);
  const lastSeq = checkSequence(request, seen, device.lastSeq);
  const dateOf = createDating(device, now);
  const due = commands.filter(({ id }) => !seen.has(id)).map((envelope) => ({ envelope, at: dateOf(envelope.at) }));
  const results = new Map([...(await answerSeen(sql, push, seen)), ...(await settle(sql, push, due, runAll))]);
  const lastAt = Math.max(device.lastAt, ...due.map(({ at }) => at));
  const epoch = await saveDevice(sql, centerId, deviceId, { lastSeq, lastSeenAt: now, lastAt });
  return { epoch, lastSeq, at: now, results: commands.map(({ seq, id }) => ({ seq, id, ...(results.get(id) ?? unanswered(id)) })) };
};

const unanswered = (id: string): never => {
  throw new Error(`command ${id} was not settled`);
};

/** Follows the sequence through the push; returns where it ends. */
const checkSequence = (request: PushRequest, seen: ReadonlyMap<string, Settled>, from: number): number => {
  let lastSeq = from;
  for (const { id, seq } of request.commands) {
    if (!seen.has(id)) {
      if (seq > lastSeq + 1) throw new SequenceGap(lastSeq + 1);
      // Its place is another command's. Apps of the first version cannot take a new id; theirs is taken in as it comes.
      if (seq <= lastSeq && request.protocol > 1) throw new DeviceForked();
    }
    lastSeq = Math.max(lastSeq, seq);
  }
  return lastSeq;
};

/** Runs commands that are new, and writes the log. */
const settle = async (
  sql: Sql,
  { viewer, request, now, options }: Push,
  due: readonly Due[],
  runAll: RunAll,
): Promise<[string, Settled][]> => {
  if (due.length === 0) return [];
  const { registry = commandNamed, isQuarantined = false } = options;
  const settled = await runAll({ sql, viewer, now, registry, isQuarantined, parts }, due);
  const logged = due.map(({ envelope }, index) => ({ ...envelope, ...(settled[index] ?? unanswered(envelope.id)) }));
  await writeLog(sql, { centerId: viewer.centerId, deviceId: request.deviceId, userId: viewer.userId, receivedAt: now }, logged);
  return logged.map(({ id, outcome, code }) => [id, { outcome, code }]);
};

/** What the server does besides in a command. */
type Part = NonNullable<Run['parts']>[string];

/** Somebody who was erased comes in again: that is not to pass unnoticed. */
const noticeReturned: Part = ({ sql, viewer, now }, { envelope }) => markReturned(sql, viewer.centerId, envelope.id, now);

/** Whom a file or a form brought a touch of, and who was here before: their calls are not at hand there, so they are scored here. */
const scoreJoined: Part = async ({ sql, viewer, now }, { envelope }) => {
  const joined = await sql.query<{ id: string }>(
    'select distinct lead_id as id from touches where center_id = $1 and id >= $2 and id < $3',
    [viewer.centerId, ...idsMadeBy(envelope.id)],
  );
  await scoreUnscored(
    sql,
    viewer.centerId,
    joined.map(({ id }) => id),
    now,
  );
};

const afterIntake: Part = async (run, due) => {
  await noticeReturned(run, due);
  await scoreJoined(run, due);
};

/** What the server does besides, where a command's rule alone cannot. */
const parts: Run['parts'] = {
  importLeads: afterIntake,
  takeInLeads: afterIntake,
  retryParked: async ({ sql, viewer, now, registry }, { envelope }) => {
    await retryParked(sql, viewer, String(envelope.args.parkedId), { now, registry });
  },
};

/** Each command in a savepoint of its own. */
const runOneByOne: RunAll = async (run, due) => {
  const settled: Settled[] = [];
  for (const each of due) {
    const [one] = await inSavepoint(
      run.sql,
      () => runCommands(run, [each]),
      (error) => parkFaulted(run, each, problemOf(error)),
    );
    settled.push(one ?? unanswered(each.envelope.id));
  }
  return settled;
};

const parkFaulted = async (run: Run, due: Due, problem: string): Promise<Settled[]> => {
  const judged = nothing({ code: 'faulted', detail: { problem } });
  await writeRows(run.sql, run.viewer.centerId, 'parked', [parkedRow(run, due, judged)]);
  return [{ outcome: 'parked', code: 'faulted' }];
};

/**
 * Answers commands that are in the log. An id that stands there for something else is a fault of the sender or worse: its command is
 * kept whole and parked under an id of its own, and nothing of the other is told.
 */
const answerSeen = async (sql: Sql, push: Push, seen: ReadonlyMap<string, Settled>): Promise<[string, Settled][]> => {
  const { viewer, request, now } = push;
  const again = request.commands.filter(({ id }) => seen.has(id));
  const taken = await readTaken(sql, viewer.centerId, viewer.userId, again);
  const impostors = again
    .filter(({ id }) => taken.has(id))
    .map((each) => ({ ...each, id: `${each.id.slice(0, 60)}.${request.deviceId.slice(-30)}.${each.seq}` }));
  const kept = await readSeen(sql, viewer.centerId, impostors);
  const fresh = impostors.filter(({ id }) => !kept.has(id));
  const judged = nothing({ code: 'faulted', detail: { problem: 'idTaken' } });
  const run = { viewer, now };
  await writeRows(
    sql,
    viewer.centerId,
    'parked',
    fresh.map((envelope) => parkedRow(run, { envelope, at: now }, judged)),
  );
  const origin = { centerId: viewer.centerId, deviceId: request.deviceId, userId: viewer.userId, receivedAt: now };
  await writeLog(
    sql,
    origin,
    fresh.map((envelope) => ({ ...envelope, outcome: 'parked', code: 'faulted' })),
  );
  return again.map(({ id }) => [id, taken.has(id) ? { outcome: 'parked', code: 'faulted' } : (seen.get(id) ?? unanswered(id))]);
};
