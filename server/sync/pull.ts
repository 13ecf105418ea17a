import type { PullResponse } from '../../shared/protocol/sync.ts';
import { childTables, type TableName, tableNames } from '../../shared/tables.ts';
import { selectList, sqlTable } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { audiencesOf, type ViewerScope, viewerParams, viewOf, visibleCondition } from './visibility.ts';

export type PullRequest = { cursor: number; epoch: string; view: string };

/** About as many changed rows as one answer carries; a version is never split. */
const rowsPerPull = 4000;

/** `horizon`: versions at or below it have been cleared away. */
export type Space = { version: number; epoch: string; horizon: number };
type Entry = { version: number; tableName: string; rowId: string; effect: 'k' | 'g' | 'l' };
type Changed = { tableName: string; rowId: string; isGained: boolean };
type Block = { table: TableName; rows: Record<string, unknown>[] };

export const readSpace = async (sql: Sql, centerId: string): Promise<Space> => {
  const [space] = await sql.query<Space>('select version, epoch, horizon from sync_spaces where center_id = $1', [centerId]);
  if (!space) throw new Error(`center ${centerId} has no sync space`);
  return space;
};

/**
 * What changed for this viewer since the cursor: rows they see now as puts, all others as leaves; a lead that came into
 * sight brings its children along. Another epoch or view, or a cursor ahead of the server or behind its horizon, asks for a new snapshot.
 */
export const pullChanges = async (sql: Sql, viewer: ViewerScope, request: PullRequest): Promise<PullResponse> => {
  const space = await readSpace(sql, viewer.centerId);
  const head = { epoch: space.epoch, view: viewOf(viewer) };
  const resnapshot: PullResponse = { ...head, kind: 'resnapshot', version: space.version, hasMore: false, puts: [], leaves: [] };
  if (request.epoch !== space.epoch || request.view !== head.view || request.cursor > space.version) return resnapshot;
  const { entries, until } = await readEntries(sql, viewer, request.cursor, space.version);
  // Read after the entries: whatever was cleared away before they were read had moved the horizon before.
  const { horizon } = request.cursor < space.version ? await readSpace(sql, viewer.centerId) : space;
  if (request.cursor < horizon) return resnapshot;
  const { puts, leaves } = await splitByVisibility(sql, viewer, distinctRows(entries));
  return { ...head, kind: 'changes', version: until, hasMore: until < space.version, puts, leaves };
};

/** Rows that changed for this viewer after `cursor`, up to `until`, which is `newest` unless that is too much for one answer. */
export type ChangedRows = Pick<PullResponse, 'puts' | 'leaves'> & { until: number };

export const readChanges = async (sql: Sql, viewer: ViewerScope, cursor: number, newest: number): Promise<ChangedRows> => {
  const { entries, until } = await readEntries(sql, viewer, cursor, newest);
  return { until, ...(await splitByVisibility(sql, viewer, distinctRows(entries))) };
};

/** Reads by the key of `changes`, so that it costs what changed for this viewer and nothing of what changed for others. */
const entriesStatement = (limit: string): string =>
  `select version, table_name as "tableName", row_id as "rowId", effect from changes
   where center_id = $1 and audience = any($2::text[]) and version > $3 and version <= $4 order by version ${limit}`;

/** The next entries, and the version they reach: whole versions, at least one. */
const readEntries = async (sql: Sql, viewer: ViewerScope, cursor: number, newest: number): Promise<{ entries: Entry[]; until: number }> => {
  if (cursor === newest) return { entries: [], until: newest };
  const scope = [viewer.centerId, audiencesOf(viewer), cursor];
  const entries = await sql.query<Entry>(entriesStatement(`limit ${rowsPerPull + 1}`), [...scope, newest]);
  const last = entries.at(-1)?.version ?? newest;
  if (entries.length <= rowsPerPull) return { entries, until: newest };
  const whole = entries.filter(({ version }) => version < last);
  if (whole.length > 0) return { entries: whole, until: last - 1 };
  return { entries: await sql.query<Entry>(entriesStatement(''), [...scope, last]), until: last };
};

/** Each row once; gained, when it came into sight by any of its changes. */
const distinctRows = (entries: readonly Entry[]): Changed[] => {
  const rows = new Map<string, Changed>();
  for (const { tableName, rowId, effect } of entries) {
    const key = `${tableName}/${rowId}`;
    const row = rows.get(key) ?? { tableName, rowId, isGained: false };
    row.isGained ||= effect === 'g';
    rows.set(key, row);
  }
  return [...rows.values()];
};

const tableOfSql = new Map(tableNames.map((name) => [sqlTable(name), name]));

const splitByVisibility = async (
  sql: Sql,
  viewer: ViewerScope,
  changed: readonly Changed[],
): Promise<Pick<PullResponse, 'puts' | 'leaves'>> => {
  const byTable = Map.groupBy(changed, (each) => tableOfSql.get(each.tableName));
  const puts: Block[] = [];
  const leaves: PullResponse['leaves'] = [];
  for (const table of tableNames) {
    const ids = (byTable.get(table) ?? []).map((each) => each.rowId);
    if (ids.length === 0) continue;
    const rows = await readVisible(sql, viewer, table, ids);
    const seen = new Set(rows.map((row) => row.id));
    const gone = ids.filter((each) => !seen.has(each));
    if (rows.length > 0) puts.push({ table, rows });
    if (gone.length > 0) leaves.push({ table, ids: gone });
  }
  const gained = (byTable.get('leads') ?? []).filter((each) => each.isGained).map((each) => each.rowId);
  return { puts: withChildren(puts, await readChildren(sql, viewer, gained)), leaves };
};

/** One block per table, each row in it once: of a lead that came into sight, some children have changed as well. */
const withChildren = (puts: readonly Block[], children: readonly Block[]): Block[] => {
  const byTable = new Map(puts.map(({ table, rows }) => [table, rows]));
  for (const { table, rows } of children) {
    const known = new Set(byTable.get(table)?.map(({ id }) => id));
    byTable.set(table, [...(byTable.get(table) ?? []), ...rows.filter(({ id }) => !known.has(id))]);
  }
  return [...byTable].map(([table, rows]) => ({ table, rows }));
};

/** The children of leads, of all tables in one statement: most tables have none, and each way to the database takes its time. */
const readChildren = async (sql: Sql, viewer: ViewerScope, leadIds: readonly string[]): Promise<Block[]> => {
  if (leadIds.length === 0) return [];
  const selects = childTables.map(
    (table) => `select '${table}' as "table", row_to_json(found) as row from (${visibleRows(viewer, table, 'lead_id')}) found`,
  );
  const found = await sql.query<{ table: TableName; row: Record<string, unknown> }>(selects.join(' union all '), [
    ...viewerParams(viewer),
    leadIds,
  ]);
  return [...Map.groupBy(found, (each) => each.table)].map(([table, each]) => ({ table, rows: each.map(({ row }) => row) }));
};

/** Rows of `table` whose `column` is one of `$4` and which the viewer may see. */
const visibleRows = (viewer: ViewerScope, table: TableName, column: 'id' | 'lead_id'): string =>
  `select ${selectList(table)} from ${sqlTable(table)} t where ${visibleCondition(viewer, table)} and t.${column} = any($4::text[])`;

const readVisible = async (sql: Sql, viewer: ViewerScope, table: TableName, ids: readonly string[]): Promise<Record<string, unknown>[]> => {
  const found = await sql.query<{ row: Record<string, unknown> }>(
    `select row_to_json(found) as row from (${visibleRows(viewer, table, 'id')}) found`,
    [...viewerParams(viewer), ids],
  );
  return found.map((each) => each.row);
};

/** Every row of a table the viewer may see, in id order. For small tables and for tests; desktops use the snapshot. */
export const readAllVisible = async (sql: Sql, viewer: ViewerScope, table: TableName): Promise<Record<string, unknown>[]> => {
  const found = await sql.query<{ row: Record<string, unknown> }>(
    `select row_to_json(found) as row from (select ${selectList(table)} from ${sqlTable(table)} t where ${visibleCondition(viewer, table)} order by t.id) found`,
    viewerParams(viewer),
  );
  return found.map((each) => each.row);
};
