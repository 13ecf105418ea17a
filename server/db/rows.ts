import type { Put, Ref } from '../../shared/commands/command.ts';
import { type TableName, tableNames, tables } from '../../shared/tables.ts';
import { type AnyRow, columnsOf, selectList, sqlTable, upsertStatement } from './columns.ts';
import type { Sql } from './database.ts';

/** Reads and writes rows of `shared/tables.ts` as desktops know them. */

type Condition = { column: string; values: readonly string[] };

const present = (values: readonly (string | null | undefined)[]): string[] => values.filter((each) => each !== null && each !== undefined);

const conditionOf = (ref: Ref): Condition => {
  if (ref.kind === 'one') return { column: 'id', values: present([ref.id]) };
  if (ref.kind === 'many') return { column: 'id', values: ref.ids };
  const column = columnsOf(ref.table).find((each) => each.field === ref.field);
  if (!column) throw new Error(`${ref.table} has no field ${ref.field}`);
  return { column: column.name, values: present(ref.values) };
};

/** Rows that commands change are locked, in key order, so that two servers never interleave on one lead. */
const lockOf = (table: TableName): string => (tables[table].audience === 'everyone' ? '' : 'for update');

/** The rows a reference names, in id order; with `lock`, held until the transaction ends. */
export const readRows = async (sql: Sql, centerId: string, ref: Ref, lock: boolean): Promise<AnyRow[]> => {
  const { column, values } = conditionOf(ref);
  if (values.length === 0) return [];
  const found = await sql.query<{ row: AnyRow }>(
    `select row_to_json(found) as row from (
       select ${selectList(ref.table)} from ${sqlTable(ref.table)} t
       where t.center_id = $1 and t."${column}" = any($2::text[]) order by t.id ${lock ? lockOf(ref.table) : ''}
     ) found`,
    [centerId, values],
  );
  return found.map((each) => each.row);
};

/** Writes any number of rows of one table in one statement. */
export const writeRows = async (sql: Sql, centerId: string, table: TableName, rows: readonly AnyRow[]): Promise<void> => {
  if (rows.length > 0) await sql.query(upsertStatement(table), [centerId, JSON.stringify(rows)]);
};

/** Writes what a command puts: per table one statement, tables in their order, the last put of a row counts. */
export const writePuts = async (sql: Sql, centerId: string, puts: readonly Put[]): Promise<void> => {
  const byTable = Map.groupBy(puts, (each) => each.table);
  for (const table of tableNames) {
    const rows = new Map((byTable.get(table) ?? []).map((each) => [each.row.id, each.row]));
    await writeRows(sql, centerId, table, [...rows.values()]);
  }
};
