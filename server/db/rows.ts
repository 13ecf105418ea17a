import type { TableName } from '../../shared/tables.ts';
import { type AnyRow, selectList, sqlTable, upsertStatement } from './columns.ts';
import type { Sql } from './database.ts';

/** Reads and writes rows of `shared/tables.ts` as desktops know them. */

type Wanted = { table: TableName; column: string; values: readonly string[]; isLocked: boolean };

/**
 * Rows whose column holds one of the values. `isLocked`: held for this transaction; all lock in the order of the values, so that two that
 * want the same rows never wait for one another. One look for each value: asked for all at once, a planner that knows nothing of the table
 * yet reads all of the center.
 */
export const readRowsBy = async (sql: Sql, centerId: string, { table, column, values, isLocked }: Wanted): Promise<AnyRow[]> => {
  const found = await sql.query<{ row: AnyRow }>(
    `select row_to_json(found) as row from unnest($2::text[]) as wanted(value) cross join lateral (
       select ${selectList(table)} from ${sqlTable(table)} t
       where t.center_id = $1 and t."${column}" = wanted.value offset 0 ${isLocked ? 'for update' : ''}
     ) found`,
    [centerId, [...new Set(values)].sort()],
  );
  return found.map((each) => each.row);
};

/** Rows by id, locked for this transaction. */
export const lockedRows = (sql: Sql, centerId: string, table: TableName, ids: readonly string[]): Promise<AnyRow[]> =>
  readRowsBy(sql, centerId, { table, column: 'id', values: ids, isLocked: true });

/** Writes any number of rows of one table in one statement. */
export const writeRows = async (sql: Sql, centerId: string, table: TableName, rows: readonly AnyRow[]): Promise<void> => {
  if (rows.length > 0) await sql.query(upsertStatement(table), [centerId, JSON.stringify(rows)]);
};
