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

/** The space, and the key of every row changed since a version. */
const changedKeys = `select s.version, s.epoch, c.table_name as "tableName", c.row_id as id from sync_spaces s
  left join (select distinct table_name, row_id from changes where center_id = $1 and version > $2) c on s.version > $2
  where s.center_id = $1 order by 3, 4`;
type ChangedKey = Space & { tableName: string | null; id: string };

/** Rows of these tables by the keys of their table, in one statement. */
const rowsOf = (wanted: readonly TableName[]): string =>
  wanted
    .map(
      (table, index) =>
        `select '${table}' as table, row_to_json(found) as row from (select ${selectList(table)} from ${sqlTable(table)} t
         where t.center_id = $1 and t.id = any($${index + 2}::text[])) found`,
    )
    .join(' union all ');

const readRows = async (sql: Sql, keys: ReadonlyMap<TableName, readonly string[]>): Promise<Map<string, AnyRow>> => {
  if (keys.size === 0) return new Map();
  const found = await sql.query<{ table: TableName; row: AnyRow }>(rowsOf([...keys.keys()]), [centerId, ...keys.values()]);
  return new Map(found.map(({ table, row }) => [`${table}/${row.id}`, row]));
};

const everyRow = `select json_build_object(${tableNames
  .map(
    (table) =>
      `'${table}', (select coalesce(json_agg(row_to_json(found)), '[]'::json) from (select ${selectList(table)} from ${sqlTable(table)} t where t.center_id = $1 order by t.id) found)`,
  )
  .join(',\n')}) as rows`;

type Space = { version: number; epoch: string };

const readSpace = async (sql: Sql): Promise<Space> => {
  const [space] = await sql.query<Space>('select version, epoch from sync_spaces where center_id = $1', [centerId]);
  if (!space) throw new Error('the center has no sync space');
  return space;
};

/** Every row of the center as it stands in the tables. */
export const readEveryRow = async (sql: Sql): Promise<Rows> => {
  const [found] = await sql.query<{ rows: Record<TableName, AnyRow[]> }>(everyRow, [centerId]);
  if (!found) throw new Error('the database gave no rows');
  return new Map(tableNames.map((table) => [table, new Map(found.rows[table].map((row) => [row.id, row]))]));
};

/** All that stands on the server at one moment. */
export type Standing = Space & { rows: Rows };

export const readStanding = async (sql: Sql): Promise<Standing> => ({ rows: await readEveryRow(sql), ...(await readSpace(sql)) });

export const createMirror = (begun: Standing): Mirror => {
  let rows = new Map([...begun.rows].map(([table, ofTable]) => [table, new Map(ofTable)]));
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
    version: begun.version,
    epoch: begun.epoch,
    refresh: async (db) => {
      const changed = await db.query<ChangedKey>(changedKeys, [centerId, mirror.version]);
      const [space] = changed;
      if (!space) throw new Error('the center has no sync space');
      Object.assign(mirror, { version: space.version, epoch: space.epoch });
      const keys = new Map<TableName, string[]>();
      for (const { tableName, id } of changed) {
        const table = tableOfSql.get(tableName ?? '');
        if (table) keys.set(table, [...(keys.get(table) ?? []), id]);
      }
      const found = await readRows(db, keys);
      return [...keys].flatMap(([table, ids]) => ids.map((id) => put(table, id, found.get(`${table}/${id}`) ?? null)));
    },
    reload: async (db) => {
      rows = (await readEveryRow(db)) as Map<TableName, Map<string, AnyRow>>;
      Object.assign(mirror, await readSpace(db));
    },
  };
  return mirror;
};
