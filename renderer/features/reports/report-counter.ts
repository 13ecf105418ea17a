import { isCounted } from '../../../shared/domain/call.ts';
import { wholeSettings } from '../../../shared/domain/center-settings.ts';
import { undoneImports } from '../../../shared/domain/import/taken-out.ts';
import { type Asked, answerReport, type Behind, listedBehind, type ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ColumnId } from '../../../shared/domain/reports/columns.ts';
import type { ReportFacts } from '../../../shared/domain/reports/facts.ts';
import type { Part } from '../../../shared/domain/reports/figures.ts';
import { anyAsksForTouches } from '../../../shared/domain/segment.ts';
import type { Row, TableName } from '../../../shared/tables.ts';
import type { RefineryDb } from '../../data/db.ts';
import { everyRow } from '../../data/rows.ts';

/** What the rows on this machine were when they were read: with another mark they are read again. */
export type Mark = number;

/** Who stands behind a figure: by which column, and what each adds to it, in `currency` where it is money. */
export type LeadsBehind = { column: ColumnId; currency?: string | undefined; parts: readonly Part[] };

/** Counts reports over what this machine holds. Every method rejects with what Dexie throws. */
export type ReportCounter = {
  count: (asked: Asked, at: number, mark: Mark) => Promise<ReportAnswer>;
  leadsBehind: (asked: Asked, behind: Behind, at: number, mark: Mark) => Promise<LeadsBehind>;
  /** Columns that imports kept as they were: leads can be split by them. */
  fieldNames: (mark: Mark) => Promise<string[]>;
};

/** Keeps what it read, so that another choice costs no reading. */
export const createReportCounter = (open: () => Promise<RefineryDb>): ReportCounter => {
  let held: { mark: Mark; facts: Promise<ReportFacts> } | undefined;
  const factsAt = (mark: Mark): Promise<ReportFacts> => {
    if (held?.mark === mark) return held.facts;
    const facts = open().then(readFacts);
    held = { mark, facts };
    facts.catch(() => {
      held = undefined;
    });
    return facts;
  };
  return {
    count: async (asked, at, mark) => answerReport(asked, await factsAt(mark), at),
    leadsBehind: async (asked, behind, at, mark) => {
      const listed = listedBehind(asked, behind, await factsAt(mark), at);
      if (!listed) return { column: behind.column, parts: [] };
      const { column, figure } = listed;
      const parts = figure.leadIds.map((leadId, place): Part => [leadId, figure.amounts?.[place] ?? 1]);
      return { column, currency: behind.currency ?? figure.currency, parts };
    },
    fieldNames: async (mark) => fieldNamesOf(await factsAt(mark)),
  };
};

const fieldNamesOf = ({ leads }: ReportFacts): string[] => {
  const names = new Set<string>();
  for (const { custom } of leads) for (const name in custom) names.add(name);
  return [...names].sort();
};

const readFacts = async (db: RefineryDb): Promise<ReportFacts> => {
  const all = <T extends TableName>(table: T) => rowsOf(db, table);
  const settings = await db.settings.get('center');
  if (!settings) throw new Error('this machine holds no center yet');
  const whole = wholeSettings(settings);
  const leads = await all('leads');
  const known = new Set(leads.map(({ id }) => id));
  // Of leads that are out of sight nothing counts, as on the server.
  const ofLeads = <Child extends { leadId: string }>(rows: Child[]): Child[] => rows.filter(({ leadId }) => known.has(leadId));
  return {
    settings: whole,
    leads,
    changes: ofLeads(await all('stageChanges')),
    handoffs: ofLeads(await all('handoffs')),
    attempts: ofLeads(await all('attempts')).filter(isCounted),
    callbacks: ofLeads(await all('callbacks')),
    campaigns: await all('campaigns'),
    costs: await all('campaignCosts'),
    undoneImportIds: undoneImports(await all('importRuns')),
    users: await all('users'),
    teams: await all('teams'),
    dispositions: await all('dispositions'),
    scripts: await all('scripts'),
    companies: new Map((await all('companies')).map((each) => [each.id, each])),
    touches: anyAsksForTouches(whole.segments) ? Map.groupBy(await all('touches'), ({ leadId }) => leadId) : new Map(),
  };
};

const rowsOf = async <T extends TableName>(db: RefineryDb, table: T): Promise<Row<T>[]> => {
  const rows: Row<T>[] = [];
  for await (const some of everyRow(db, table)) rows.push(...some);
  return rows;
};
