import { setImmediate as breathe } from 'node:timers/promises';
import type { Touch } from '../../shared/domain/call.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { undoneImports } from '../../shared/domain/import/taken-out.ts';
import type { ReportFacts } from '../../shared/domain/reports/facts.ts';
import { anyAsksForTouches } from '../../shared/domain/segment.ts';
import type { TableName } from '../../shared/tables.ts';
import { columnsOf, selectFields, sqlColumn, sqlTable } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';
import { type FactPart, type FactTable, factTables, fieldsRead, gatherFacts, type Needed } from './gather-facts.ts';

const readVisible = <Row extends object>(sql: Sql, viewer: ViewerScope, table: TableName, fields: readonly string[]): Promise<Row[]> =>
  sql.query<Row>(
    `select ${selectFields(table, fields)} from ${sqlTable(table)} t where ${visibleCondition(viewer, table)}`,
    viewerParams(viewer),
  );

const settingFields = ['zone', 'currency', 'queue', 'rejectReasons', 'measures', 'segments'] as const satisfies (keyof CenterSettings)[];

/** What stands around the leads: settings and names, with no lead and no history. One statement after the other, as they may share a connection. */
export const readAround = async (sql: Sql, viewer: ViewerScope): Promise<ReportFacts> => {
  const whole = <Row extends object>(table: TableName, fields: readonly string[]) => readVisible<Row>(sql, viewer, table, fields);
  const [settings] = await whole<ReportFacts['settings']>('settings', settingFields);
  if (!settings) throw new Error(`center ${viewer.centerId} has no settings`);
  return {
    settings,
    leads: [],
    changes: [],
    handoffs: [],
    attempts: [],
    callbacks: [],
    campaigns: await whole('campaigns', ['id', 'name', 'cost', 'currency', 'startsOn', 'endsOn', 'expectedLeads']),
    costs: await whole(
      'campaignCosts',
      columnsOf('campaignCosts').map((each) => each.field),
    ),
    undoneImportIds: undoneImports(await whole('importRuns', ['id', 'undoneAt'])),
    users: await whole('users', ['id', 'name', 'role', 'teamId', 'isActive']),
    teams: await whole('teams', ['id', 'name']),
    dispositions: await whole('dispositions', ['id', 'raises']),
    scripts: await whole('scripts', ['id', 'name', 'version']),
    companies: new Map(),
    touches: new Map(),
  };
};

/** Rows of one page: one takes the embedded database, which works on this thread, about as long as a frame. */
const rowsPerPage = 1000;

/** All rows a viewer may see of what a report counts over, page after page; between two of them others have their turn. */
export async function* readParts(sql: Sql, viewer: ViewerScope, around: ReportFacts, needed: Needed) {
  const { histories, depth } = needed;
  const asked: FactTable[] = ['leads', ...histories];
  if (depth !== 'plain') asked.push('companies');
  if (depth === 'segments' && anyAsksForTouches(around.settings.segments)) asked.push('touches');
  for (const of of asked) {
    for (let after: string | null = ''; after !== null; ) {
      const { part, last } = await readPage(sql, viewer, of, after, needed);
      if (part) yield part;
      after = last;
      await breathe();
    }
  }
}

const readPage = async (
  sql: Sql,
  viewer: ViewerScope,
  of: FactTable,
  after: string,
  needed: Needed,
): Promise<{ part: FactPart | null; last: string | null }> => {
  const [table, { field }] = [factTables[of], needed];
  const values = fieldsRead(of, needed).map((each) => `t."${sqlColumn(each)}"`);
  const kept = of === 'leads' && field !== null ? [`t.custom->>($5::text)`] : [];
  const [page] = await sql.query<{ rows: string | null; count: number; last: string | null }>(
    `select '[' || string_agg(body, ',') || ']' as rows, count(*)::int as count, max(id) as last from (
       select t.id, json_build_array(${[...values, ...kept].join(', ')})::text as body from ${sqlTable(table)} t
       where ${visibleCondition(viewer, table)} and t.id > $4 order by t.id limit ${rowsPerPage}
     ) found`,
    [...viewerParams(viewer), after, ...(kept.length > 0 ? [field] : [])],
  );
  const count = page?.count ?? 0;
  return { part: page?.rows ? { of, rows: page.rows } : null, last: count < rowsPerPage ? null : (page?.last ?? null) };
};

/** All that a viewer may see of what a report counts over, at once. */
export const readFacts = async (sql: Sql, viewer: ViewerScope, needed: Needed): Promise<ReportFacts> => {
  const around = await readAround(sql, viewer);
  const gathered = gatherFacts(around, needed);
  for await (const part of readParts(sql, viewer, around, needed)) gathered.add(part);
  return gathered.facts();
};

/** Touches of a whole center as segments ask for them, by lead. */
export const readTouches = async (sql: Sql, centerId: string): Promise<Map<string, Pick<Touch, 'leadId' | 'kind' | 'happenedAt'>[]>> =>
  Map.groupBy(
    await sql.query<Pick<Touch, 'leadId' | 'kind' | 'happenedAt'>>(
      'select lead_id as "leadId", kind, happened_at as "happenedAt" from touches where center_id = $1',
      [centerId],
    ),
    ({ leadId }) => leadId,
  );
