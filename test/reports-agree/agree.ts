import type { Database, Sql } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { answerFunnel, canCountFunnel, leadsOfFunnel } from '../../server/reports/count-funnel.ts';
import { readFacts } from '../../server/reports/read-facts.ts';
import { isCounted } from '../../shared/domain/call.ts';
import { wholeSettings } from '../../shared/domain/center-settings.ts';
import { undoneImports } from '../../shared/domain/import/taken-out.ts';
import { answerReport } from '../../shared/domain/reports/answer.ts';
import { fieldOf, type ReportChoice, type Split, wholeCenter } from '../../shared/domain/reports/choice.ts';
import type { ColumnId } from '../../shared/domain/reports/columns.ts';
import { type FactDepth, historyNames, type ReportFacts } from '../../shared/domain/reports/facts.ts';
import { figureFault } from '../../shared/domain/reports/figures.ts';
import { type Report, type ReportName, reportNames } from '../../shared/domain/reports/report.ts';
import { depthOf, runReport } from '../../shared/domain/reports/run-report.ts';
import type { TableName } from '../../shared/tables.ts';
import type { Random } from '../simulation/random.ts';
import { centerAt, type RandomCenter } from './random-center.ts';

/** Facts as a desktop holds them: every row whole, in whatever order. */
export const desktopFacts = (center: RandomCenter, { below }: Random): ReportFacts => {
  const shuffled = <Item>(items: readonly Item[] | undefined): Item[] =>
    (items ?? [])
      .map((item) => ({ item, place: below(1_000_000) }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  const [settings] = center.settings ?? [];
  if (!settings) throw new Error('a center without settings');
  return {
    settings: wholeSettings(settings),
    leads: shuffled(center.leads),
    changes: shuffled(center.stageChanges),
    handoffs: shuffled(center.handoffs),
    // As the reader of the desktop does: a call that was taken back counts nowhere.
    attempts: shuffled(center.attempts).filter(isCounted),
    callbacks: shuffled(center.callbacks),
    campaigns: shuffled(center.campaigns),
    costs: shuffled(center.campaignCosts),
    undoneImportIds: undoneImports(center.importRuns ?? []),
    users: shuffled(center.users),
    teams: shuffled(center.teams),
    dispositions: shuffled(center.dispositions),
    scripts: [],
    companies: new Map(),
    touches: Map.groupBy(shuffled(center.touches), ({ leadId }) => leadId),
  };
};

/** Writes a center into a database. */
export const keepCenter = async (sql: Sql, centerId: string, center: RandomCenter): Promise<void> => {
  await sql.query('insert into centers (id, name, created_at) values ($1, $2, $3)', [centerId, 'Random', centerAt]);
  await sql.query('insert into sync_spaces (center_id, epoch) values ($1, $2)', [centerId, `${centerId}.epoch`]);
  for (const [table, rows] of Object.entries(center)) await writeRows(sql, centerId, table as TableName, rows);
};

/** Facts as the server reads them: with what segments and the pulse ask, and without it for reports that ask neither. */
export const serverFacts = async (sql: Sql, centerId: string, userId: string, split: Split): Promise<FactsFor> => {
  const viewer = { centerId, userId, role: 'manager' as const, teamId: null };
  const read = (depth: FactDepth) => readFacts(sql, viewer, { histories: historyNames, field: fieldOf(split), depth });
  const byDepth = { plain: await read('plain'), pulse: await read('pulse'), segments: await read('segments') };
  return (name, choice) => byDepth[depthOf(name, choice, byDepth.plain.settings)];
};

export type FactsFor = (name: ReportName, choice: ReportChoice) => ReportFacts;

/** Days over changes of the clocks, some leads, each split. */
export const choicesOf = (center: RandomCenter, { pick, chance }: Random): ReportChoice[] => {
  const campaign = center.campaigns?.[0];
  const splits: Split[] = ['campaign', 'source', 'rep', 'team', 'month', 'country', 'segment', 'field:origin'];
  const days = pick([
    { from: '2026-03-29', to: '2026-03-29' },
    { from: '2026-10-01', to: '2026-12-31' },
    { from: '2026-10-25', to: null },
    { from: null, to: '2026-11-01' },
  ]);
  return [
    { ...wholeCenter, split: pick(splits) },
    { ...wholeCenter, days, split: pick(splits) },
    {
      ...wholeCenter,
      campaignId: campaign && chance(0.7) ? campaign.id : null,
      country: chance(0.5) ? 'DE' : null,
      repId: chance(0.3) ? (center.users?.[0]?.id ?? null) : null,
      segmentId: chance(0.3) ? 'touched' : null,
      split: pick(splits),
    },
  ];
};

/** What the database itself counts and lists of the funnel, beside what is counted over rows. */
export const checkFunnelInSql = async (
  database: Database,
  centerId: string,
  userId: string,
  choice: ReportChoice,
  here: ReportFacts,
): Promise<Checked> => {
  const asked = { name: 'funnel' as const, choice, comparison: null };
  if (!canCountFunnel(asked)) return { figures: 0, faults: [] };
  const viewer = { centerId, userId, role: 'manager' as const, teamId: null };
  const [ours, theirs] = [answerReport(asked, here, centerAt), await answerFunnel(database, viewer, asked, centerAt)];
  const faults =
    JSON.stringify(ours) === JSON.stringify(theirs)
      ? []
      : [`funnel in SQL: ${JSON.stringify(theirs.tables)} and not ${JSON.stringify(ours.tables)}`];
  let figures = 0;
  for (const { id: table, rows, total } of runReport('funnel', here, choice, centerAt).tables) {
    for (const row of [...rows, ...(total ? [total] : [])]) {
      for (const [column, { value, leadIds }] of Object.entries(row.figures)) {
        if (!ours.tables.some((each) => each.id === table && each.columns.some(({ id }) => id === column))) continue;
        figures += 1;
        // Each by itself costs more than all the rest: some of many.
        if (figures % 7 !== 0) continue;
        const behind = { table, row: row.key, column: column as ColumnId, after: 0, limit: 5000 };
        const listed = await leadsOfFunnel(database, viewer, asked, behind, centerAt);
        const said = JSON.stringify([listed?.value, listed?.total, listed?.leads.map(({ leadId }) => leadId)]);
        if (said !== JSON.stringify([value, leadIds.length, [...leadIds].sort()]))
          faults.push(`funnel in SQL, ${table} ${row.key} ${column}: ${said}`);
      }
    }
  }
  return { figures, faults };
};

export type Checked = { figures: number; faults: string[] };

/** Every figure of every report: is it what its list comes to, and does the other side say the same? */
export const checkChoice = (choice: ReportChoice, here: ReportFacts, there: FactsFor): Checked => {
  const faults: string[] = [];
  let figures = 0;
  for (const name of reportNames) {
    const [ours, theirs] = [here, there(name, choice)].map((facts) => flat(runReport(name, facts, choice, centerAt)));
    for (const [place, { fault, said }] of ours ?? []) {
      figures += 1;
      if (fault) faults.push(`${name} ${place}: ${fault}`);
      const other = theirs?.get(place)?.said;
      if (other !== said) faults.push(`${name} ${place}: the desktop says ${said}, the server ${other}`);
    }
    if (ours?.size !== theirs?.size) faults.push(`${name}: ${ours?.size} figures on the desktop, ${theirs?.size} on the server`);
  }
  return { figures, faults };
};

/** Each figure by its place; what stands behind it in one order, as rows come in any. */
const flat = ({ tables }: Report): Map<string, { said: string; fault: string | null }> => {
  const all = new Map<string, { said: string; fault: string | null }>();
  for (const { id, rows, total } of tables) {
    for (const row of [...rows, ...(total ? [total] : [])]) {
      for (const [column, figure] of Object.entries(row.figures)) {
        const behind = figure.leadIds.map((leadId, at) => `${leadId} ${figure.amounts?.[at] ?? 1}`).sort();
        const others = figure.others?.map(({ currency, value }) => `${currency} ${value}`).sort();
        // Chances are no whole numbers: their sum differs in its last digit with the order of the leads.
        const value = figure.value === null ? null : Math.round(figure.value * 1e9) / 1e9;
        const said = JSON.stringify([value, figure.currency, others, behind]);
        all.set(`${id}/${row.key}/${column}`, { said, fault: figureFault(column as ColumnId, figure, row) });
      }
    }
  }
  return all;
};
