import type { TableName } from '../../shared/tables.ts';
import { type AnyRow, selectList, sqlTable, upsertStatement } from './columns.ts';
import type { Sql } from './database.ts';

/** Reads and writes rows of `shared/tables.ts` as desktops know them. */

type Wanted = { table: TableName; column: string; values: readonly string[]; isLocked: boolean };

/**
 * Rows whose column holds one of the values, in id order. `isLocked`: held for this transaction; all lock in id order, so that two that
 * want the same rows never wait for one another.
 */
export const readRowsBy = async (sql: Sql, centerId: string, { table, column, values, isLocked }: Wanted): Promise<AnyRow[]> => {
  const found = await sql.query<{ row: AnyRow }>(
    `select row_to_json(found) as row from (
       select ${selectList(table)} from ${sqlTable(table)} t
       where t.center_id = $1 and t."${column}" = any($2::text[]) order by t.id ${isLocked ? 'for update' : ''}
     ) found`,
    [centerId, values],
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
