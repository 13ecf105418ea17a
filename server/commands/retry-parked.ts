import { type CommandRegistry, readCommand } from '../../shared/commands/read-command.ts';
import { commandNamed } from '../../shared/commands/registry.ts';
import type { Parked } from '../../shared/domain/history.ts';
import type { CommandEnvelope } from '../../shared/protocol/sync.ts';
import type { Sql } from '../db/database.ts';
import { lockedRows, writeRows } from '../db/rows.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import type { Settled } from './command-log.ts';
import { type Judged, nothing, problemOf, runOne } from './run-commands.ts';
import { inSavepoint } from './savepoint.ts';

type Options = { now: number; registry?: CommandRegistry };

/**
 * Runs a parked command once more, as the person who did it and at the time they did it: the rules, the rows, or what this server knows
 * may have changed, and work of somebody who has left may be taken in. Parked again with the new reason when it does not fit still.
 * Call it in a transaction. Undefined: there is no such row, or the viewer may not settle it. A command whose facts were taken in
 * already stays as it is: its facts would count twice.
 */
export const retryParked = async (sql: Sql, viewer: ViewerScope, parkedId: string, options: Options): Promise<Settled | undefined> => {
  const [row] = (await lockedRows(sql, viewer.centerId, 'parked', [parkedId])) as Parked[];
  if (!row) return undefined;
  const author = await readAuthor(sql, viewer.centerId, row.doneById ?? row.userId);
  const owner = row.doneById === null ? author : await readAuthor(sql, viewer.centerId, row.userId);
  if (!author || !maySettle(viewer, row, owner)) return undefined;
  if (row.applied === 'facts') return keepOpen(sql, viewer, row, { code: row.code, detail: row.detail });
  const { now, registry = commandNamed } = options;
  const due = { envelope: await envelopeOf(sql, viewer.centerId, row, registry), at: row.doneAt ?? row.parkedAt };
  const run = { sql, viewer: author, now, registry, isQuarantined: false };
  const judged = await inSavepoint<Judged>(
    sql,
    () => runOne(run, due),
    (error) => Promise.resolve(nothing({ code: 'faulted', detail: { problem: problemOf(error) } })),
  );
  if (judged.parked) return keepOpen(sql, viewer, { ...row, applied: judged.applied === 'facts' ? 'facts' : 'nothing' }, judged.parked);
  return takenIn(sql, viewer, row, now);
};

const maySettle = (viewer: ViewerScope, row: Parked, owner: ViewerScope | undefined): boolean =>
  row.userId === viewer.userId ||
  viewer.role === 'manager' ||
  viewer.role === 'admin' ||
  (viewer.role === 'teamLead' && viewer.teamId !== null && owner?.teamId === viewer.teamId);

const readAuthor = async (sql: Sql, centerId: string, userId: string): Promise<ViewerScope | undefined> => {
  const [found] = await sql.query<ViewerScope>(
    'select center_id as "centerId", id as "userId", role, team_id as "teamId" from users where center_id = $1 and id = $2',
    [centerId, userId],
  );
  return found;
};

/** The command as it was sent. One that was given on has another id than the log knows: then the newest version that fits its arguments. */
const envelopeOf = async (sql: Sql, centerId: string, row: Parked, registry: CommandRegistry): Promise<CommandEnvelope> => {
  const [logged] = await sql.query<{ version: number }>('select version from commands where center_id = $1 and id = $2', [
    centerId,
    row.id,
  ]);
  const sent = { id: row.id, seq: 1, name: row.name, args: row.args, at: row.doneAt ?? row.parkedAt };
  if (logged) return { ...sent, version: logged.version };
  for (let version = registry(row.name)?.version ?? 1; version > 1; version -= 1) {
    if ('args' in readCommand({ ...sent, version }, registry)) return { ...sent, version };
  }
  return { ...sent, version: 1 };
};

type Reason = { code: string; detail: Record<string, string> };

const keepOpen = async (sql: Sql, viewer: ViewerScope, row: Parked, { code, detail }: Reason): Promise<Settled> => {
  const kept: Parked = { ...row, code, detail, state: 'open', resolvedAt: null, resolution: null, resolvedById: null };
  await writeRows(sql, viewer.centerId, 'parked', [kept]);
  await sql.query('update commands set code = $3 where center_id = $1 and id = $2', [viewer.centerId, row.id, code]);
  return { outcome: 'parked', code };
};

const takenIn = async (sql: Sql, viewer: ViewerScope, row: Parked, now: number): Promise<Settled> => {
  const resolved: Parked = { ...row, state: 'resolved', resolvedAt: now, resolution: 'tried', resolvedById: viewer.userId };
  await writeRows(sql, viewer.centerId, 'parked', [resolved]);
  await sql.query(`update commands set outcome = 'applied', code = null where center_id = $1 and id = $2`, [viewer.centerId, row.id]);
  return { outcome: 'applied', code: null };
};
