import type { TableName } from '../../shared/tables.ts';
import { type AnyRow, columnsOf, selectList, sqlTable, updateStatement, upsertStatement } from './columns.ts';
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

/** So many rows are worth a statement of their own. */
const manyRows = 50;

/**
 * Writes rows of one table that are in the database as `standing` says, and held for this transaction. Of many rows only the columns go
 * there that one of them has changed: of a thousand leads that change hands these are nine of seventy.
 */
export const writeChanges = async (
  sql: Sql,
  centerId: string,
  table: TableName,
  rows: readonly AnyRow[],
  standing: ReadonlyMap<string, AnyRow>,
): Promise<void> => {
  if (rows.length < manyRows) return writeRows(sql, centerId, table, rows);
  const fields = changedFields(table, rows, standing);
  const changes = rows.map((row) => Object.fromEntries(['id', ...fields].map((field) => [field, (row as Fields)[field]])));
  await sql.query(updateStatement(table, fields), [centerId, JSON.stringify(changes)]);
};

type Fields = Record<string, unknown>;

/** At least one: a row that was put without a change is still told of. */
const changedFields = (table: TableName, rows: readonly AnyRow[], standing: ReadonlyMap<string, AnyRow>): string[] => {
  const fields = columnsOf(table)
    .map(({ field }) => field)
    .filter((field) => field !== 'id');
  const pairs = rows.map((row): [Fields, Fields | undefined] => [row as Fields, standing.get(row.id) as Fields | undefined]);
  const isChanged = (field: string) => pairs.some(([row, before]) => row[field] !== before?.[field]);
  const changed = fields.filter(isChanged);
  return changed.length > 0 ? changed : fields.slice(0, 1);
};
