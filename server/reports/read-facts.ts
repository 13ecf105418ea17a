import type { Touch } from '../../shared/domain/call.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import {
  attemptFactFields,
  type CompanyFact,
  callbackFactFields,
  changeFactFields,
  type HistoryName,
  handoffFactFields,
  type LeadFact,
  leadFactFields,
  type ReportFacts,
} from '../../shared/domain/reports/facts.ts';
import { anyAsksForTouches, companyFields } from '../../shared/domain/segment.ts';
import type { TableName } from '../../shared/tables.ts';
import { columnsOf, selectFields, sqlTable } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';

/** What a report needs of the database: `field` is the column kept from imports that it is split by; `segments`: what they ask. */
export type Needed = { histories: readonly HistoryName[]; field: string | null; segments: boolean };

const readVisible = <Row extends object>(
  sql: Sql,
  viewer: ViewerScope,
  table: TableName,
  fields: readonly string[],
  also = '',
  more: readonly (string | null)[] = [],
): Promise<Row[]> =>
  sql.query<Row>(`select ${selectFields(table, fields)}${also} from ${sqlTable(table)} t where ${visibleCondition(viewer, table)}`, [
    ...viewerParams(viewer),
    ...more,
  ]);

const readLeads = async (sql: Sql, viewer: ViewerScope, field: string | null): Promise<LeadFact[]> => {
  if (field === null) return readVisible<LeadFact>(sql, viewer, 'leads', leadFactFields);
  const rows = await readVisible<LeadFact & { field: string | null }>(
    sql,
    viewer,
    'leads',
    leadFactFields,
    ', t.custom->>($4::text) as field',
    [field],
  );
  return rows.map(({ field: value, ...lead }) => ({ ...lead, ...(value === null ? {} : { custom: { [field]: value } }) }));
};

const historyTables = {
  changes: { table: 'stageChanges', fields: changeFactFields },
  handoffs: { table: 'handoffs', fields: handoffFactFields },
  attempts: { table: 'attempts', fields: attemptFactFields },
  callbacks: { table: 'callbacks', fields: callbackFactFields },
} as const;

const readCompanies = async (sql: Sql, centerId: string): Promise<ReportFacts['companies']> => {
  const rows = await sql.query<CompanyFact & { id: string }>(
    `select ${selectFields('companies', ['id', ...companyFields])} from companies t where center_id = $1`,
    [centerId],
  );
  return new Map(rows.map((each) => [each.id, each]));
};

/** Touches as segments ask for them, by lead. */
export const readTouches = async (sql: Sql, centerId: string): Promise<Map<string, Pick<Touch, 'leadId' | 'kind' | 'happenedAt'>[]>> =>
  Map.groupBy(
    await sql.query<Pick<Touch, 'leadId' | 'kind' | 'happenedAt'>>(
      'select lead_id as "leadId", kind, happened_at as "happenedAt" from touches where center_id = $1',
      [centerId],
    ),
    ({ leadId }) => leadId,
  );

const settingFields = ['zone', 'currency', 'queue', 'rejectReasons', 'measures', 'segments'] as const satisfies (keyof CenterSettings)[];

/** What stands around the leads: settings and names, with no lead and no history. */
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
    users: await whole('users', ['id', 'name', 'role', 'teamId', 'isActive']),
    teams: await whole('teams', ['id', 'name']),
    dispositions: await whole('dispositions', ['id', 'raises']),
    scripts: await whole('scripts', ['id', 'name', 'version']),
    companies: new Map(),
    touches: new Map(),
  };
};

/** All that a viewer may see of what a report counts over. One statement after the other, as they may share a connection. */
export const readFacts = async (sql: Sql, viewer: ViewerScope, { histories, field, segments }: Needed): Promise<ReportFacts> => {
  const historyOf = <Row extends object>(name: HistoryName): Promise<Row[]> => {
    const { table, fields } = historyTables[name];
    return histories.includes(name) ? readVisible<Row>(sql, viewer, table, fields) : Promise.resolve([]);
  };
  const around = await readAround(sql, viewer);
  const leads = await readLeads(sql, viewer, field);
  const known = new Set(leads.map(({ id }) => id));
  // A handoff is seen by who made it, also where its lead is not: it counts only where its lead does.
  const ofLeads = <Row extends { leadId: string }>(rows: Row[]) => rows.filter(({ leadId }) => known.has(leadId));
  return {
    ...around,
    leads,
    changes: await historyOf('changes'),
    handoffs: ofLeads(await historyOf<ReportFacts['handoffs'][number]>('handoffs')),
    attempts: await historyOf('attempts'),
    callbacks: await historyOf('callbacks'),
    companies: segments ? await readCompanies(sql, viewer.centerId) : around.companies,
    touches: segments && anyAsksForTouches(around.settings.segments) ? await readTouches(sql, viewer.centerId) : around.touches,
  };
};
