import { selectList, sqlTable } from '../../server/db/columns.ts';
import type { Sql } from '../../server/db/database.ts';
import { type Row, type TableName, tableNames } from '../../shared/tables.ts';
import { centerId } from './center.ts';

/** Rows by table and id; a row is replaced, never changed, so that a view taken earlier stays as it was. */
export type Rows = ReadonlyMap<TableName, ReadonlyMap<string, AnyRow>>;
export type AnyRow = Row<TableName>;
export type RowChanged = { table: TableName; id: string; before: AnyRow | undefined; after: AnyRow | undefined };

/** What stands on the server, kept beside it by the feed it writes; at rest it is held against the tables themselves. */
export type Mirror = {
  rows: Rows;
  version: number;
  epoch: string;
  /** Takes in what was committed since; returns what that changed. */
  refresh: (sql: Sql) => Promise<RowChanged[]>;
  /** Reads everything anew, past the feed. */
  reload: (sql: Sql) => Promise<void>;
};

const tableOfSql = new Map(tableNames.map((table) => [sqlTable(table), table]));

const rowOf = (table: TableName): string =>
  `(select row_to_json(found) from (select ${selectList(table)} from ${sqlTable(table)} t where t.center_id = $1 and t.id = c.row_id) found)`;

const changedRows = `with c as (select distinct table_name, row_id from changes where center_id = $1 and version > $2)
  select c.table_name as "tableName", c.row_id as id,
    case c.table_name ${tableNames.map((table) => `when '${sqlTable(table)}' then ${rowOf(table)}`).join('\n')} end as row
  from c order by 1, 2`;

const everyRow = `select jsonb_build_object(${tableNames
  .map(
    (table) =>
      `'${table}', (select coalesce(json_agg(row_to_json(found)), '[]'::json) from (select ${selectList(table)} from ${sqlTable(table)} t where t.center_id = $1 order by t.id) found)`,
  )
  .join(',\n')}) as rows`;

const readSpace = async (sql: Sql): Promise<{ version: number; epoch: string }> => {
  const [space] = await sql.query<{ version: number; epoch: string }>('select version, epoch from sync_spaces where center_id = $1', [
    centerId,
  ]);
  if (!space) throw new Error('the center has no sync space');
  return space;
};

/** Every row of the center as it stands in the tables. */
export const readEveryRow = async (sql: Sql): Promise<Rows> => {
  const [found] = await sql.query<{ rows: Record<TableName, AnyRow[]> }>(everyRow, [centerId]);
  if (!found) throw new Error('the database gave no rows');
  return new Map(tableNames.map((table) => [table, new Map(found.rows[table].map((row) => [row.id, row]))]));
};

export const createMirror = async (sql: Sql): Promise<Mirror> => {
  let rows = new Map<TableName, Map<string, AnyRow>>();
  const put = (table: TableName, id: string, row: AnyRow | null): RowChanged => {
    const ofTable = rows.get(table) ?? new Map<string, AnyRow>();
    rows.set(table, ofTable);
    const before = ofTable.get(id);
    if (row) ofTable.set(id, row);
    else ofTable.delete(id);
    return { table, id, before, after: row ?? undefined };
  };
  const mirror: Mirror = {
    get rows() {
      return rows;
    },
    version: 0,
    epoch: '',
    refresh: async (db) => {
      const space = await readSpace(db);
      if (space.version === mirror.version && space.epoch === mirror.epoch) return [];
      const changed = await db.query<{ tableName: string; id: string; row: AnyRow | null }>(changedRows, [centerId, mirror.version]);
      Object.assign(mirror, space);
      return changed.flatMap(({ tableName, id, row }) => {
        const table = tableOfSql.get(tableName);
        return table ? [put(table, id, row)] : [];
      });
    },
    reload: async (db) => {
      rows = (await readEveryRow(db)) as Map<TableName, Map<string, AnyRow>>;
      Object.assign(mirror, await readSpace(db));
    },
  };
  await mirror.reload(sql);
  return mirror;
};
