import type { CampaignCost, DayRange } from '../../shared/domain/campaign-cost.ts';
import type { CampaignReturn } from '../../shared/domain/campaign-return.ts';
import { campaignReturnOf } from '../../shared/domain/campaign-return.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { type FunnelColumn, funnelOf, furthestSteps } from '../../shared/domain/funnel.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { StageChange } from '../../shared/domain/history.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { type Leak, type LeakLead, type LeakPeople, leaksOf } from '../../shared/domain/leaks.ts';
import { type Ledger, ledgerOf, type TakenIn } from '../../shared/domain/ledger.ts';
import type { Campaign } from '../../shared/domain/people.ts';
import { columnsOf, sqlColumn, sqlTable } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { readRowsBy } from '../db/rows.ts';
import { type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';

/** Leads a report counts: those that arrived from ≤ at < till, of one campaign or of all. */
export type ReportChoice = { from: number | null; till: number | null; campaignId: string | null };

type ReportLead = LeakLead & Pick<Lead, 'campaignId'>;
type ReportHandoff = Pick<Handoff, 'leadId' | 'answer' | 'answerDueAt' | 'outcome' | 'value' | 'currency'>;
type ReportChange = Pick<StageChange, 'leadId' | 'fromStage' | 'toStage' | 'changedAt'>;

const choice = `($4::bigint is null or l.arrived_at >= $4) and ($5::bigint is null or l.arrived_at < $5)
  and ($6::text is null or l.campaign_id = $6)`;

const params = (viewer: ViewerScope, { from, till, campaignId }: ReportChoice) => [...viewerParams(viewer), from, till, campaignId];

/** Only the fields that are counted, as a report reads every lead there is. */
const fieldList = (table: 'leads' | 'stageChanges' | 'handoffs', fields: readonly string[]): string =>
  columnsOf(table)
    .filter(({ field }) => fields.includes(field))
    .map(({ field, name }) => `t."${name}" as "${field}"`)
    .join(', ');

const leadFields = [
  'id',
  'stage',
  'stageSinceAt',
  'ownerId',
  'teamId',
  'attempts',
  'nextActionKind',
  'nextActionAt',
  'arrivedAt',
  'campaignId',
];
const changeFields = ['leadId', 'fromStage', 'toStage', 'changedAt'];
const handoffFields = ['leadId', 'answer', 'answerDueAt', 'outcome', 'value', 'currency'];

const readLeads = (sql: Sql, viewer: ViewerScope, chosen: ReportChoice): Promise<ReportLead[]> =>
  sql.query<ReportLead>(
    `select ${fieldList('leads', leadFields)} from leads t join leads l on l.center_id = t.center_id and l.id = t.id
     where ${visibleCondition(viewer, 'leads')} and ${choice}`,
    params(viewer, chosen),
  );

/** Children and handoffs of the leads chosen. */
const readOfLeads = <Row extends object>(
  sql: Sql,
  viewer: ViewerScope,
  chosen: ReportChoice,
  table: 'stageChanges' | 'handoffs',
  fields: readonly string[],
): Promise<Row[]> =>
  sql.query<Row>(
    `select ${fieldList(table, fields)} from ${sqlTable(table)} t join leads l on l.center_id = t.center_id and l.id = t.${sqlColumn('leadId')}
     where ${visibleCondition(viewer, table)} and ${choice}`,
    params(viewer, chosen),
  );

/** Taken in, counted by the database and not from the rows the ledger sorts, so that a row it loses leaves a difference. */
const readTakenIn = async (sql: Sql, viewer: ViewerScope, chosen: ReportChoice): Promise<TakenIn> => {
  const rows = await sql.query<{ campaignId: string | null; count: number }>(
    `select l.campaign_id as "campaignId", count(*)::int as count from leads t join leads l on l.center_id = t.center_id and l.id = t.id
     where ${visibleCondition(viewer, 'leads')} and ${choice} group by 1`,
    params(viewer, chosen),
  );
  return {
    all: rows.reduce((sum, each) => sum + each.count, 0),
    byCampaign: new Map(rows.map(({ campaignId, count }) => [campaignId, count])),
  };
};

/** The conservation count over what the viewer may see. */
export const readLedger = async (sql: Sql, viewer: ViewerScope, chosen: ReportChoice): Promise<Ledger> =>
  ledgerOf(await readLeads(sql, viewer, chosen), await readTakenIn(sql, viewer, chosen));

export type LeakSettings = Pick<CenterSettings, 'zone' | 'queue'>;
/** What says when something leaks. Throws for a center without settings. */
export const readLeakSettings = async (sql: Sql, centerId: string): Promise<LeakSettings> => {
  const [settings] = await sql.query<LeakSettings>(`select zone, queue from settings where center_id = $1 and id = 'center'`, [centerId]);
  if (!settings) throw new Error(`center ${centerId} has no settings`);
  return settings;
};

export type FunnelReport = { columns: FunnelColumn[]; leaks: Leak[] };

/** How far leads came and where they leak, as the reports screen counts it. `at` is epoch ms. */
export const readFunnel = async (
  sql: Sql,
  viewer: ViewerScope,
  chosen: ReportChoice,
  settings: LeakSettings,
  at: number,
): Promise<FunnelReport> => {
  const leads = await readLeads(sql, viewer, chosen);
  const changes = await readOfLeads<ReportChange>(sql, viewer, chosen, 'stageChanges', changeFields);
  const handoffs = await readOfLeads<ReportHandoff>(sql, viewer, chosen, 'handoffs', handoffFields);
  const leaks = leaksOf(leads, handoffs, { people: await readPeople(sql, viewer.centerId), settings, at });
  return { columns: funnelOf(leads, changes, leaks), leaks };
};

/** Who there is to have leads. */
export const readPeople = async (sql: Sql, centerId: string): Promise<LeakPeople> => {
  const users = await sql.query<{ id: string }>('select id from users where center_id = $1 and is_active', [centerId]);
  const teams = await sql.query<{ id: string }>('select id from teams where center_id = $1', [centerId]);
  return { activeUserIds: new Set(users.map(({ id }) => id)), teamIds: new Set(teams.map(({ id }) => id)) };
};

/** What campaigns cost and brought. */
export const readCampaignReturns = async (
  sql: Sql,
  viewer: ViewerScope,
  chosen: ReportChoice,
  { currency, days }: { currency: string; days: DayRange },
): Promise<CampaignReturn[]> => {
  const leads = await readLeads(sql, viewer, chosen);
  const changes = await readOfLeads<ReportChange>(sql, viewer, chosen, 'stageChanges', changeFields);
  const handoffs = await readOfLeads<ReportHandoff>(sql, viewer, chosen, 'handoffs', handoffFields);
  const campaigns = await sql.query<Pick<Campaign, 'id' | 'cost' | 'currency' | 'startsOn' | 'endsOn'>>(
    `select id, cost, currency, starts_on as "startsOn", ends_on as "endsOn" from campaigns
     where center_id = $1 and ($2::text is null or id = $2)`,
    [viewer.centerId, chosen.campaignId],
  );
  const costs = await readRowsBy(sql, viewer.centerId, {
    table: 'campaignCosts',
    column: 'campaign_id',
    values: campaigns.map(({ id }) => id),
    isLocked: false,
  });
  return campaignReturnOf(leads, {
    campaigns,
    handoffs,
    furthest: furthestSteps(leads, changes),
    currency,
    costs: costs as CampaignCost[],
    days,
  });
};
