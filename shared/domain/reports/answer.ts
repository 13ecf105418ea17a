import { z } from 'zod';
import type { DayRange } from '../campaign-cost.ts';
import { count, day, instant, line } from '../fields.ts';
import { type Comparison, comparedDays, type ReportChoice } from './choice.ts';
import { type ColumnId, columnIds, dividedBy, specOf, standsNow } from './columns.ts';
import { basisTexts, columnTexts, countingOf, reportTexts, rowTexts } from './definitions.ts';
import type { ReportFacts } from './facts.ts';
import { sizeOf } from './figures.ts';
import { type Figure, type ReportName, type ReportRow, type ReportTable, reportNames } from './report.ts';
import { reportDefinitions, runReport } from './run-report.ts';

/**
 * How a report reads to whoever asked: every figure with its unit, its definition, how it is counted, and how many leads stand behind it.
 * The server's JSON and what a desktop's worker tells its screen are this, so that a screen shows either.
 */

const figureAnswer = z.object({
  value: z
    .number()
    .nullable()
    .describe('Money in minor units, time in milliseconds, shares from 0 to 1. Null: nothing to divide by, or too young to say.'),
  leads: count.describe('How many leads stand behind it; `/leads` lists them.'),
  currency: line.optional(),
  others: z
    .array(z.object({ currency: line, value: z.number(), leads: count }))
    .optional()
    .describe('Money in other currencies, which is in no sum. `/leads` lists who is behind each with `currency`.'),
});
const rowAnswer = z.object({
  key: z.string(),
  label: z.string().nullable(),
  figures: z.partialRecord(z.enum(columnIds), figureAnswer),
});
const columnAnswer = z.object({ id: z.enum(columnIds), label: line, unit: line, definition: z.string(), counting: z.string() });
const tableAnswer = z.object({
  id: z.string(),
  rowsAre: z.string(),
  note: line.optional().describe('What is to be known of the rows.'),
  columns: z.array(columnAnswer),
  rows: z.array(rowAnswer),
  total: rowAnswer.nullable(),
});
const days = z.object({ from: day.nullable(), to: day.nullable() });

export const reportAnswer = z.object({
  name: z.enum(reportNames),
  title: line,
  counts: z.string().describe('What the days choose.'),
  at: instant,
  zone: line.describe('Days and months are those of this zone.'),
  leads: count.describe('All leads that were looked at.'),
  days,
  tables: z.array(tableAnswer),
  compared: z.object({ days, tables: z.array(tableAnswer) }).nullable(),
});
export type ReportAnswer = z.output<typeof reportAnswer>;
export type TableAnswer = z.output<typeof tableAnswer>;
export type RowAnswer = z.output<typeof rowAnswer>;
export type FigureAnswer = z.output<typeof figureAnswer>;

export const leadsAnswer = z.object({
  value: z.number().nullable(),
  column: z.enum(columnIds).describe('What the leads are listed by: the column asked for, of a quotient what it divides.'),
  currency: line.optional().describe('Of the amounts, where they are money.'),
  total: count,
  leads: z.array(z.object({ leadId: line, amount: z.number() })),
  next: count.nullable().describe('`after` of the next page; null: this was the last.'),
});
export type LeadsAnswer = z.output<typeof leadsAnswer>;

const answerFigure = (figure: Figure): FigureAnswer => {
  const { value, currency, others } = figure;
  const beside = others?.map((each) => ({ currency: each.currency, value: each.value, leads: each.leadIds.length }));
  return { value, leads: sizeOf(figure), ...(currency ? { currency } : {}), ...(beside ? { others: beside } : {}) };
};

const answerRow = (columns: readonly ColumnId[], { key, label, figures }: ReportRow): RowAnswer => ({
  key,
  label,
  figures: Object.fromEntries(
    columns.flatMap((id) => {
      const figure = figures[id];
      return figure ? [[id, answerFigure(figure)]] : [];
    }),
  ),
});

const answerTable = ({ id, rowKind, columns, rows, total }: ReportTable): TableAnswer => ({
  id,
  rowsAre: rowKind,
  ...(rowTexts[rowKind] ? { note: rowTexts[rowKind] } : {}),
  columns: columns.map((each) => ({ id: each, ...columnTexts[each], unit: specOf(each).unit, counting: countingOf(each) })),
  rows: rows.map((row) => answerRow(columns, row)),
  total: total && answerRow(columns, total),
});

/** What an earlier time can be compared by: not what its leads are now. */
const withoutNow = (table: ReportTable): ReportTable => {
  const earlier = (row: ReportRow): ReportRow => ({
    ...row,
    figures: Object.fromEntries(Object.entries(row.figures).filter(([id]) => !standsNow.has(id))),
  });
  return { ...table, rows: table.rows.map(earlier), total: table.total && earlier(table.total) };
};

export type Asked = { name: ReportName; choice: ReportChoice; comparison: Comparison | null };

type Said = {
  zone: string;
  leads: number;
  tables: readonly ReportTable[];
  before: { days: DayRange; tables: readonly ReportTable[] } | null;
};

/** A report that has been counted, as it is told. `at` is epoch ms. */
export const tellReport = ({ name, choice }: Asked, { zone, leads, tables, before }: Said, at: number): ReportAnswer => ({
  name,
  title: reportTexts[name].title,
  counts: basisTexts[reportDefinitions[name].basis],
  at,
  zone,
  leads,
  days: choice.days,
  tables: tables.map(answerTable),
  compared: before && { days: before.days, tables: before.tables.map(withoutNow).map(answerTable) },
});

/** The days that are asked for in comparison; null: none. How things stand now was not told of other days. */
export const daysBefore = ({ name, choice, comparison }: Asked): DayRange | null =>
  comparison && reportDefinitions[name].basis !== 'now' ? comparedDays(choice.days, comparison) : null;

/** A report counted over facts, with that of the days it is compared with. `at` is epoch ms. */
export const answerReport = (asked: Asked, facts: ReportFacts, at: number): ReportAnswer => {
  const { name, choice } = asked;
  const tablesOf = (days: DayRange) => runReport(name, facts, { ...choice, days }, at).tables;
  const days = daysBefore(asked);
  const said = { zone: facts.settings.zone, leads: facts.leads.length, tables: tablesOf(choice.days) };
  return tellReport(asked, { ...said, before: days && { days, tables: tablesOf(days) } }, at);
};

/** A figure of a report; `currency`: of the money beside it, that in this one. */
export type Behind = { table: string; row: string; column: ColumnId; currency?: string | undefined };
export const wholeRow = 'total';

/** Who is listed behind a figure: by which column, each with what it adds to `figure`. A quotient lists those of what it divides. */
export type ListedFigure = { value: number | null; column: ColumnId; figure: Figure };

/** What is listed behind the figure that is asked after; undefined where the report has none there. */
export const listedBehind = ({ name, choice }: Asked, behind: Behind, facts: ReportFacts, at: number): ListedFigure | undefined =>
  listedIn(runReport(name, facts, choice, at).tables, behind);

export const listedIn = (tables: readonly ReportTable[], { table, row, column, currency }: Behind): ListedFigure | undefined => {
  const found = tables.find(({ id }) => id === table);
  const figures = (row === wholeRow ? found?.total : found?.rows.find(({ key }) => key === row))?.figures;
  const asked = figures?.[column];
  if (!figures || !asked) return undefined;
  if (currency !== undefined && currency !== asked.currency) {
    const other = asked.others?.find((each) => each.currency === currency);
    return other && { value: other.value, column, figure: other };
  }
  for (const divided of sizeOf(asked) > 0 ? (dividedBy(column) ?? []) : []) {
    const figure = figures[divided];
    if (figure && sizeOf(figure) > 0) return { value: asked.value, column: divided, figure };
  }
  return { value: asked.value, column, figure: asked };
};
