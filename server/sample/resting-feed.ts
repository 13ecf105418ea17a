import { type TableName, tableNames } from '../../shared/tables.ts';
import { sqlTable } from '../db/columns.ts';
import type { Database, Sql } from '../db/database.ts';

/** Tables that a center has besides those that desktops hold. */
const serverTables = ['changes', 'commands', 'devices', 'sessions', 'api_tokens', 'credentials', 'sync_spaces'] as const;

/**
 * Writes to tables while the change feed rests, four times as fast. Right only where no desktop can hold a cursor: in a
 * center nobody can sign in to yet, or never again. Writers of other centers wait until the transaction ends.
 */
export const withRestingFeed = async (sql: Sql, written: readonly TableName[], work: () => Promise<void>): Promise<void> => {
  const names = written.map(sqlTable);
  for (const name of names) await sql.script(`alter table ${name} disable trigger feed_${name}`);
  await work();
  // Foreign keys are checked now, as a table with checks pending cannot be altered.
  await sql.script('set constraints all immediate');
  for (const name of names) await sql.script(`alter table ${name} enable trigger feed_${name}`);
};

/** Takes a center out of the database with all it has; its people and their desktops are gone with it. */
export const clearCenter = (database: Database, centerId: string): Promise<void> =>
  database.transaction(async (sql) => {
    const childrenFirst = [...tableNames].reverse();
    await withRestingFeed(sql, childrenFirst, async () => {
      for (const table of [...childrenFirst.map(sqlTable), ...serverTables]) {
        await sql.query(`delete from ${table} where center_id = $1`, [centerId]);
      }
      await sql.query('delete from centers where id = $1', [centerId]);
    });
  });
