import type { Absence } from '../../shared/domain/absence.ts';
import { chunksOf } from '../../shared/domain/chunks.ts';
import type { Assignment } from '../../shared/domain/history.ts';
import type { Presence } from '../../shared/domain/people.ts';
import type { Sql } from '../db/database.ts';
import { lockedRows, readRowsBy, writeRows } from '../db/rows.ts';
import type { Dependencies } from '../dependencies.ts';
import { giveAway, leadsToGive, readReceivers } from './give-away.ts';
import { runAs } from './run-as.ts';

type Work = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/** Begins and ends the absences whose time has come; one transaction each, so that none waits for another. */
export const turnAbsences = async ({ database, now, newId, pokes }: Work): Promise<void> => {
  const due = await database.query<{ centerId: string; id: string }>(
    `select center_id as "centerId", id from absences where state = 'planned' and starts_at <= $1
     union all select center_id, id from absences where state = 'running' and ends_at <= $1 order by 1, 2 limit 200`,
    [now()],
  );
  for (const { centerId, id } of due) {
    await database.transaction((sql) => turn(sql, centerId, id, { at: now(), newId }));
    pokes.changed(centerId);
  }
};

type Moment = { at: number; newId: () => string };

const turn = async (sql: Sql, centerId: string, id: string, moment: Moment): Promise<void> => {
  const [absence] = (await lockedRows(sql, centerId, 'absences', [id])) as Absence[];
  if (!absence) return;
  // Another process may have been here first.
  if (absence.state === 'planned' && absence.startsAt <= moment.at) await begin(sql, centerId, absence, moment);
  else if (absence.state === 'running' && absence.endsAt !== null && absence.endsAt <= moment.at) await end(sql, centerId, absence, moment);
};

const begin = async (sql: Sql, centerId: string, absence: Absence, { at, newId }: Moment): Promise<void> => {
  const leads = await leadsToGive(sql, centerId, absence);
  const moveId = newId();
  const acting = { centerId, userId: absence.plannedById, at, newId };
  const receivers = await readReceivers(sql, centerId, absence.toIds, at);
  await giveAway(sql, acting, leads, receivers, { moveId, kind: 'absence', reason: absence.reason });
  await sayAway(sql, centerId, absence, at);
  const went = leads.length > 0 ? moveId : null;
  await writeRows(sql, centerId, 'absences', [{ ...absence, state: 'running', moveId: went, moved: absence.moved + leads.length }]);
};

/** The floor shows it, whether or not their desktop is on. */
const sayAway = async (sql: Sql, centerId: string, { userId, reason }: Absence, at: number): Promise<void> => {
  const [known] = (await lockedRows(sql, centerId, 'presences', [userId])) as Presence[];
  const standing = known ?? { id: userId, isConnected: false, lastSeenAt: at };
  await writeRows(sql, centerId, 'presences', [{ ...standing, state: 'absent', stateSinceAt: at, reason }]);
};

const end = async (sql: Sql, centerId: string, absence: Absence, { at, newId }: Moment): Promise<void> => {
  const acting = { centerId, userId: absence.plannedById, at, newId };
  const moveIds = [...(absence.comesBack && absence.moveId !== null ? [absence.moveId] : []), ...absence.untilBackIds];
  let returned = 0;
  // The last first: of a lead that went twice only the last one holds.
  for (const moveId of moveIds.toReversed()) returned += await bringBack(sql, acting, moveId);
  await writeRows(sql, centerId, 'absences', [{ ...absence, state: 'over', returned }]);
  const [presence] = (await lockedRows(sql, centerId, 'presences', [absence.userId])) as Presence[];
  if (presence?.state === 'absent') {
    await writeRows(sql, centerId, 'presences', [{ ...presence, state: 'ready', stateSinceAt: at, reason: '' }]);
  }
};

type Standing = { id: string; ownerId: string | null; generation: number };

/** Of the leads of a move those that nobody has moved since, taken back. Resolves to how many. */
const bringBack = async (sql: Sql, acting: Parameters<typeof runAs>[1], moveId: string): Promise<number> => {
  const { centerId } = acting;
  const went = (await readRowsBy(sql, centerId, {
    table: 'assignments',
    column: 'move_id',
    values: [moveId],
    isLocked: false,
  })) as Assignment[];
  const leadIds = went.map((each) => each.leadId);
  const standing = new Map(
    (
      await sql.query<Standing>(
        `select id, owner_id as "ownerId", assignment_generation as generation from leads where center_id = $1 and id = any($2::text[])`,
        [centerId, leadIds],
      )
    ).map((lead) => [lead.id, lead]),
  );
  const back = went.filter((each) => {
    const lead = standing.get(each.leadId);
    return each.undo !== null && each.undoneAt === null && lead?.ownerId === each.toId && lead?.generation === each.generation;
  });
  const undoId = acting.newId();
  const all = chunksOf(back, 500).map((some) => ({
    moveId,
    undoId,
    reason: '',
    moved: some.map((each) => ({ leadId: each.leadId, assignmentId: each.id })),
  }));
  await runAs(sql, acting, 'undoMove', all);
  return back.length;
};
