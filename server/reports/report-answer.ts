import { z } from 'zod';
import { count, day, instant, line } from '../../shared/domain/fields.ts';
import { type ColumnId, columnIds, specOf } from '../../shared/domain/reports/columns.ts';
import { columnTexts, countingOf } from '../../shared/domain/reports/definitions.ts';
import { type Figure, type ReportRow, type ReportTable, reportNames } from '../../shared/domain/reports/report.ts';

/** How a report reads as JSON: every figure with its unit, its definition, how it is counted, and how many leads stand behind it. */

const figureAnswer = z.object({
  value: z
    .number()
    .nullable()
    .describe('Money in minor units, time in milliseconds, shares from 0 to 1. Null: nothing to divide by, or too young to say.'),
  leads: count.describe('How many leads stand behind it; `/leads` lists them.'),
  currency: line.optional(),
  others: z.array(z.object({ currency: line, value: z.number() })).optional(),
});
const rowAnswer = z.object({ key: z.string(), label: z.string().nullable(), figures: z.record(z.string(), figureAnswer) });
const tableAnswer = z.object({
  id: z.string(),
  rowsAre: z.string(),
  columns: z.array(z.object({ id: z.enum(columnIds), label: line, unit: line, definition: z.string(), counting: z.string() })),
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
  days,
  tables: z.array(tableAnswer),
  compared: z.object({ days, tables: z.array(tableAnswer) }).nullable(),
});
type TableAnswer = z.output<typeof tableAnswer>;

export const leadsAnswer = z.object({
  value: z.number().nullable(),
  total: count,
  leads: z.array(z.object({ leadId: line, amount: z.number() })),
  next: count.nullable().describe('`after` of the next page; null: this was the last.'),
});

const answerFigure = ({ value, leadIds, currency, others }: Figure): z.output<typeof figureAnswer> => ({
  value,
  leads: leadIds.length,
  ...(currency ? { currency } : {}),
  ...(others ? { others: [...others] } : {}),
});

const answerRow = (columns: readonly ColumnId[], { key, label, figures }: ReportRow): z.output<typeof rowAnswer> => ({
  key,
  label,
  figures: Object.fromEntries(
    columns.flatMap((id) => {
      const figure = figures[id];
      return figure ? [[id, answerFigure(figure)]] : [];
    }),
  ),
});

export const answerTable = ({ id, rowKind, columns, rows, total }: ReportTable): TableAnswer => ({
  id,
  rowsAre: rowKind,
  columns: columns.map((each) => ({ id: each, ...columnTexts[each], unit: specOf(each).unit, counting: countingOf(each) })),
  rows: rows.map((row) => answerRow(columns, row)),
  total: total && answerRow(columns, total),
});

export type Behind = { table: string; row: string; column: ColumnId };

/** The figure that is asked after, undefined where the report has none there. */
export const figureBehind = (tables: readonly ReportTable[], { table, row, column }: Behind): Figure | undefined => {
  const found = tables.find(({ id }) => id === table);
  const of = row === 'total' ? found?.total : found?.rows.find(({ key }) => key === row);
  return of?.figures[column];
};
