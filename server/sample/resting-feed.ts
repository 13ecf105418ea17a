import { tableNames } from '../../shared/tables.ts';
import { sqlTable } from '../db/columns.ts';
import type { Database, Sql } from '../db/database.ts';

/** Tables that a center has besides those that desktops hold. */
const serverTables = [
  'changes',
  'commands',
  'devices',
  'device_resumes',
  'feed_marks',
  'sessions',
  'api_tokens',
  'credentials',
  'sync_spaces',
] as const;

/**
 * Nothing that this transaction writes feeds the changes, which is several times as fast. Right only where no desktop can hold a
 * cursor: in a center nobody can sign in to yet, or never again.
 */
export const restFeed = async (sql: Sql): Promise<void> => {
  await sql.query(`select set_config('refinery.touched', 'rests', true)`);
};

/** Takes a center out of the database with all it has; its people and their desktops are gone with it. */
export const clearCenter = (database: Database, centerId: string): Promise<void> =>
  database.transaction(async (sql) => {
    const childrenFirst = [...tableNames].reverse();
    await restFeed(sql);
    for (const table of [...childrenFirst.map(sqlTable), ...serverTables]) {
      await sql.query(`delete from ${table} where center_id = $1`, [centerId]);
    }
    await sql.query('delete from centers where id = $1', [centerId]);
  });
