import { campaignCostWithin } from '../campaign-cost.ts';
import { isTakenOut } from '../import/taken-out.ts';
import { localClock } from '../zone.ts';
import type { ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { countLeads, splitLeads } from './counted.ts';
import type { LeadFact, ReportFacts } from './facts.ts';
import { given, tableOf } from './figures.ts';
import { splitTable, wayFigures } from './funnel-report.ts';
import { notGiven, type ReportTable } from './report.ts';

const columns: readonly ColumnId[] = [
  'cost',
  'leads',
  'qsos',
  'costPerLead',
  'costPerQso',
  'won',
  'costPerSale',
  'closeRate',
  'value',
  'valuePerSale',
  'ratio',
];

/**
 * What each campaign cost in the days, and what came of the leads that arrived in them; the best return first, those without cost
 * last. Campaigns without a lead are among them, and leads without a campaign.
 */
export const campaignReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(broughtAlone(facts), choice);
  const bySplit = new Map(splitLeads(facts, { split: 'campaign' }, counted.leads).map((row) => [row.key, row.leads]));
  const shown = facts.campaigns.filter(({ id }) => choice.campaignId === null || choice.campaignId === id);
  const keys = new Set([...shown.map(({ id }) => id), ...bySplit.keys()]);
  const rows = [...keys].map((key) => {
    const campaign = facts.campaigns.find(({ id }) => id === key);
    const currency = campaign?.currency ?? facts.settings.currency;
    const leads: readonly LeadFact[] = bySplit.get(key) ?? [];
    const figures = { cost: given(costOf(facts, choice, key, at), currency), ...wayFigures(counted, leads, currency) };
    return { key, label: key === notGiven ? null : (campaign?.name ?? key), figures };
  });
  const table = tableOf({ id: 'campaigns', rowKind: 'campaign', columns, rows, isPartition: true });
  return [{ ...table, rows: table.rows.toSorted(byReturn) }];
};

/** Without the leads that were taken out again with their import: they make no lead cheaper, and fulfil no plan. */
export const broughtAlone = (facts: ReportFacts): ReportFacts => {
  const { leads, undoneImportIds } = facts;
  return undoneImportIds.size === 0 ? facts : { ...facts, leads: leads.filter((lead) => !isTakenOut(lead, undoneImportIds)) };
};

type Row = ReportTable['rows'][number];
const byReturn = (a: Row, b: Row): number =>
  (b.figures.ratio?.value ?? -1) - (a.figures.ratio?.value ?? -1) ||
  (b.figures.leads?.value ?? 0) - (a.figures.leads?.value ?? 0) ||
  (a.key < b.key ? -1 : 1);

/** What a campaign cost in the days, as far as they have come: what is yet to be spent has brought nothing. Null without a campaign. */
export const costOf = (facts: ReportFacts, { days }: Pick<ReportChoice, 'days'>, campaignId: string, at: number): number | null => {
  const campaign = facts.campaigns.find(({ id }) => id === campaignId);
  if (!campaign) return null;
  const today = localClock(at, facts.settings.zone).day;
  const to = days.to === null && days.from === null ? null : days.to === null || days.to > today ? today : days.to;
  if (days.from !== null && to !== null && to < days.from) return 0;
  const costs = facts.costs.filter((cost) => cost.campaignId === campaignId);
  return campaignCostWithin(campaign, costs, { from: days.from, to });
};

/** Leads, sales and money by where they came from; and by any other split, a column kept from an import among them. */
export const sourceReport = (facts: ReportFacts, choice: ReportChoice): ReportTable[] => {
  const counted = countLeads(facts, choice);
  const shown: readonly ColumnId[] = [
    'leads',
    'qsos',
    'qsoRate',
    'callsPerQso',
    'won',
    'closeRate',
    'sales',
    'value',
    'timeToWin',
    'meanToWin',
  ];
  const bySource = splitTable(facts, { split: 'source' }, counted, shown);
  return [{ ...bySource, id: 'sources' }, splitTable(facts, choice, counted, shown)];
};
