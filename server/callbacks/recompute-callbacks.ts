import type { Callback } from '../../shared/domain/call.ts';
import { promisedInstant } from '../../shared/domain/callback-time.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Database, Sql } from '../db/database.ts';
import { lockedRows, readRowsBy, writeRows } from '../db/rows.ts';

/**
 * A promise is a wall time in a zone; its instant follows from the zone data, which change when countries change their clocks. When the
 * server starts, with new data perhaps, every open promise is worked out anew. Returns how many moved.
 */
export const recomputeCallbacks = async (database: Database): Promise<number> => {
  const centers = await database.query<{ id: string }>('select id from centers order by id');
  let moved = 0;
  for (const { id } of centers) moved += await database.transaction((sql) => recomputeIn(sql, id));
  return moved;
};

const recomputeIn = async (sql: Sql, centerId: string): Promise<number> => {
  const open = (await readRowsBy(sql, centerId, { table: 'callbacks', column: 'state', values: ['open'], isLocked: false })) as Callback[];
  const moved = open.flatMap((callback) => {
    const dueAt = promisedInstant(callback);
    return dueAt === null || dueAt === callback.dueAt ? [] : [{ ...callback, dueAt }];
  });
  if (moved.length === 0) return 0;
  const byId = new Map(moved.map((callback) => [callback.id, callback]));
  const leads = (await lockedRows(sql, centerId, 'leads', [...new Set(moved.map(({ leadId }) => leadId))])) as Lead[];
  const followed = leads.flatMap((lead) => {
    const callback = byId.get(lead.callbackId ?? '');
    return callback ? [{ ...lead, nextActionAt: callback.dueAt, version: lead.version + 1 }] : [];
  });
  await writeRows(sql, centerId, 'callbacks', moved);
  await writeRows(sql, centerId, 'leads', followed);
  return moved.length;
};
