import type { ScopeCheckRequest, ScopeCheckResponse, ScopeRowsRequest, ScopeRowsResponse } from '../../shared/protocol/scope-check.ts';
import { fieldSeparator, nullField } from '../../shared/row-hash.ts';
import { childTables, type TableName } from '../../shared/tables.ts';
import { columnsOf, selectList, sqlTable } from '../db/columns.ts';
import type { Database, Sql } from '../db/database.ts';
import { readSpace } from './pull.ts';
import { audiencesOf, type ViewerScope, viewerParams, viewOf, visibleCondition } from './visibility.ts';

/** Sums of row hashes over a range of what a person sees, so that their desktop can compare; and the rows of a range that differs. */

/** Rows of one range: few enough that neither side feels it. */
const leadsPerScope = 200;
const rowsPerScope = 2000;

type Sums = ScopeCheckResponse['sums'];
type Range = { after: string; last: string | null };

/**
 * Sums over the next range behind `after`. `moved` when the desktop stands elsewhere than the server: another epoch or view, or a change
 * in its sight since its cursor. That is looked at last, so that no change between two of the statements is missed.
 */
export const checkScope = (database: Database, viewer: ViewerScope, request: ScopeCheckRequest): Promise<ScopeCheckResponse> =>
  database.transaction(async (sql) => {
    const space = await readSpace(sql, viewer.centerId);
    const moved: ScopeCheckResponse = { kind: 'moved', last: null, sums: {} };
    if (request.epoch !== space.epoch || request.view !== viewOf(viewer) || request.cursor > space.version) return moved;
    const { ids, last } = await readRange(sql, viewer, request.table, request.after);
    const sums: Sums = { [request.table]: await sumOf(sql, viewer, request.table, 'id', ids, request) };
    if (request.table === 'leads') {
      for (const child of childTables) sums[child] = await sumOf(sql, viewer, child, 'lead_id', ids, request);
    }
    return (await hasMoved(sql, viewer, request.cursor)) ? moved : { kind: 'sums', last, sums };
  });

const hasMoved = async (sql: Sql, viewer: ViewerScope, cursor: number): Promise<boolean> => {
  const found = await sql.query('select 1 from changes where center_id = $1 and audience = any($2::text[]) and version > $3 limit 1', [
    viewer.centerId,
    audiencesOf(viewer),
    cursor,
  ]);
  return found.length > 0;
};

const readRange = async (
  sql: Sql,
  viewer: ViewerScope,
  table: TableName,
  after: string,
): Promise<{ ids: string[]; last: string | null }> => {
  const limit = table === 'leads' ? leadsPerScope : rowsPerScope;
  await sql.query('set local enable_bitmapscan = off');
  const found = await sql.query<{ id: string }>(
    `select t.id from ${sqlTable(table)} t where ${visibleCondition(viewer, table)} and t.id > $4 order by t.id limit ${limit}`,
    [...viewerParams(viewer), after],
  );
  await sql.query('set local enable_bitmapscan = on');
  const ids = found.map((each) => each.id);
  return { ids, last: ids.length < limit ? null : (ids.at(-1) ?? null) };
};

/** The text that `shared/row-hash.ts` makes of a row, over the fields the desktop knows; one it alone knows is null here. */
const textOf = (table: TableName, fields: readonly string[] | undefined): string => {
  const columns = new Map(columnsOf(table).map(({ field, name }) => [field, name]));
  const known = (fields ?? [...columns.keys()]).map((field) => columns.get(field));
  const parts = known.map((name) =>
    name ? `coalesce(t."${name}"::text, chr(${nullField.charCodeAt(0)}))` : `chr(${nullField.charCodeAt(0)})`,
  );
  return `concat_ws(chr(${fieldSeparator.charCodeAt(0)}), ${parts.join(', ')})`;
};

const sumOf = async (
  sql: Sql,
  viewer: ViewerScope,
  table: TableName,
  column: 'id' | 'lead_id',
  ids: readonly string[],
  { fields }: ScopeCheckRequest,
): Promise<{ count: number; sum: string }> => {
  const [found] = await sql.query<{ count: number; sum: string }>(
    `select count(*)::int as count, coalesce(sum(hashtextextended(${textOf(table, fields[table])}, 0)), 0)::text as sum
     from ${sqlTable(table)} t where t.center_id = $1 and t.${column} = any($2::text[])`,
    [viewer.centerId, ids],
  );
  return found ?? { count: 0, sum: '0' };
};

/** The rows of a range, of leads with their children. The version is read first: the rows are as new as that, or newer. */
export const readScopeRows = async (
  sql: Sql,
  viewer: ViewerScope,
  { table, after, last }: ScopeRowsRequest,
): Promise<ScopeRowsResponse> => {
  const { epoch, version } = await readSpace(sql, viewer.centerId);
  const rows = await readVisibleRange(sql, viewer, table, { after, last });
  const blocks: ScopeRowsResponse['blocks'] = [{ table, rows }];
  if (table === 'leads') {
    const leadIds = rows.map((row) => String(row.id));
    for (const child of childTables) blocks.push({ table: child, rows: await readChildren(sql, viewer, child, leadIds) });
  }
  return { epoch, view: viewOf(viewer), version, blocks };
};

type AnyRow = Record<string, unknown>;

/** No more than a range of `checkScope` can hold, whatever is asked for. */
const readVisibleRange = async (sql: Sql, viewer: ViewerScope, table: TableName, { after, last }: Range): Promise<AnyRow[]> => {
  const found = await sql.query<{ row: AnyRow }>(
    `select row_to_json(found) as row from (
       select ${selectList(table)} from ${sqlTable(table)} t
       where ${visibleCondition(viewer, table)} and t.id > $4 and ($5::text is null or t.id <= $5) order by t.id limit ${rowsPerScope}
     ) found`,
    [...viewerParams(viewer), after, last],
  );
  return found.map((each) => each.row);
};

const readChildren = async (sql: Sql, viewer: ViewerScope, table: TableName, leadIds: readonly string[]): Promise<AnyRow[]> => {
  const found = await sql.query<{ row: AnyRow }>(
    `select row_to_json(found) as row from (
       select ${selectList(table)} from ${sqlTable(table)} t where t.center_id = $1 and t.lead_id = any($2::text[])
     ) found`,
    [viewer.centerId, leadIds],
  );
  return found.map((each) => each.row);
};
