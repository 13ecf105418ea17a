import type { Absence } from '../../shared/domain/absence.ts';
import type { Sql } from '../db/database.ts';
import { lockedRows, writeRows } from '../db/rows.ts';
import type { Dependencies } from '../dependencies.ts';
import { giveAway, leadsToGive, needsSomebody, readReceivers } from './give-away.ts';

type Work = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/**
 * Nothing stays with somebody who has left: their leads go to those named when they left, or to the pool, and so does whatever comes back
 * to them later, such as a handoff that sales rejects.
 */
export const clearBehindLeavers = async ({ database, now, newId, pokes }: Work): Promise<void> => {
  const left = await database.query<{ centerId: string; userId: string }>(
    `select u.center_id as "centerId", u.id as "userId" from users u where not u.is_active and (
       exists (select 1 from leads l where l.center_id = u.center_id and l.owner_id = u.id and ${needsSomebody})
       or exists (select 1 from callbacks c where c.center_id = u.center_id and c.user_id = u.id and c.state = 'open'))
     order by 1, 2 limit 50`,
  );
  for (const { centerId, userId } of left) {
    await database.transaction((sql) => clearBehind(sql, centerId, userId, { at: now(), newId }));
    pokes.changed(centerId);
  }
};

const clearBehind = async (
  sql: Sql,
  centerId: string,
  userId: string,
  { at, newId }: { at: number; newId: () => string },
): Promise<void> => {
  const leaving = await lockLeaving(sql, centerId, userId);
  const plannedById = leaving?.plannedById ?? userId;
  const leads = await leadsToGive(sql, centerId, { ...(leaving ?? { endsAt: null }), userId, scope: 'all' } as Absence);
  const moveId = newId();
  if (leads.length > 0) {
    const receivers = await readReceivers(sql, centerId, leaving?.toIds ?? [], at);
    const acting = { centerId, userId: plannedById, at, newId };
    await giveAway(sql, acting, leads, receivers, { moveId, kind: 'leaving', reason: leaving?.reason ?? '' });
  }
  await freePromises(sql, centerId, userId);
  if (leaving) {
    const moved = leaving.moved + leads.length;
    await writeRows(sql, centerId, 'absences', [{ ...leaving, moveId: leads.length > 0 ? moveId : leaving.moveId, moved }]);
  }
};

const lockLeaving = async (sql: Sql, centerId: string, userId: string): Promise<Absence | undefined> => {
  const found = await sql.query<{ id: string }>(
    `select id from absences where center_id = $1 and user_id = $2 and kind = 'leaving' and state = 'running' order by planned_at desc limit 1`,
    [centerId, userId],
  );
  const [leaving] = (await lockedRows(
    sql,
    centerId,
    'absences',
    found.map(({ id }) => id),
  )) as Absence[];
  return leaving;
};

/** Promises they made on leads that are others': kept by whoever has the lead. */
const freePromises = async (sql: Sql, centerId: string, userId: string): Promise<void> => {
  await sql.query(
    `update callbacks c set user_id = l.owner_id from leads l
     where c.center_id = $1 and c.user_id = $2 and c.state = 'open' and l.center_id = $1 and l.id = c.lead_id and l.owner_id is distinct from $2`,
    [centerId, userId],
  );
  await sql.query(
    `update callbacks c set user_id = null from leads l
     where c.center_id = $1 and c.user_id = $2 and c.state = 'open' and l.center_id = $1 and l.id = c.lead_id and l.owner_id = $2`,
    [centerId, userId],
  );
};
