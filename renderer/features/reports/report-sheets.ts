import type { FigureAnswer, ReportAnswer, RowAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ColumnId, specOf, standsNow } from '../../../shared/domain/reports/columns.ts';
import { instantToWall } from '../../../shared/domain/zone.ts';
import type { Cell } from '../../../shared/sheets/csv.ts';
import type { Sheet } from '../../../shared/sheets/files.ts';
import type { Words } from '../../words/en.ts';
import type { SayRow } from './figure-words.ts';
import { figureBefore } from './report-view.ts';

const hourMs = 3_600_000;

/** Numbers for a spreadsheet: money in whole units, time in hours, shares from 0 to 1. The heads say so. */
const cellOf = (id: ColumnId, figure: FigureAnswer | undefined): Cell => {
  const value = figure?.value ?? null;
  if (value === null) return null;
  const { unit } = specOf(id);
  if (unit === 'money') return value / 100;
  return unit === 'time' ? Math.round((value / hourMs) * 1000) / 1000 : value;
};

/** The tables of a report as sheets, what their columns mean, and over what they were counted. */
export const reportSheets = (answer: ReportAnswer, words: Words['reports'], sayRow: SayRow): Sheet[] => [
  ...answer.tables.map((of) => tableSheet(answer, of, words, sayRow)),
  definitionSheet(answer, words),
];

/** Where days are compared, each figure has two columns more: what it was then, and how much it is more now. */
const tableSheet = (answer: ReportAnswer, of: TableAnswer, words: Words['reports'], sayRow: SayRow): Sheet => {
  const rows = [...of.rows, ...(of.total ? [of.total] : [])];
  const beforeOf = (row: RowAnswer, column: ColumnId) =>
    figureBefore(answer, { table: of.id, row: row === of.total ? 'total' : row.key, column });
  const headOf = (id: ColumnId, figures: readonly (FigureAnswer | undefined)[], label: string): string => {
    const { unit } = specOf(id);
    const currencies = [...new Set(figures.flatMap((figure) => figure?.currency ?? []))].join(' ');
    const in_ = unit === 'money' ? currencies : unit === 'time' ? words.sheet.hours : '';
    return in_ ? words.sheet.head(label, in_) : label;
  };
  const columns = of.columns.flatMap(({ id }): SheetColumn[] => {
    const { label } = words.columnTexts[id];
    const now = rows.map(({ figures }) => figures[id]);
    const own = { head: headOf(id, now, label), cells: now.map((figure) => cellOf(id, figure)) };
    if (!answer.compared || standsNow.has(id)) return [own];
    const then = rows.map((row) => beforeOf(row, id));
    return [
      own,
      { head: headOf(id, then, words.sheet.before(label)), cells: then.map((figure) => cellOf(id, figure)) },
      { head: headOf(id, [...now, ...then], words.sheet.change(label)), cells: now.map((figure, at) => changeOf(id, figure, then[at])) },
    ];
  });
  return {
    name: words.tables[of.id] ?? of.id,
    head: [words.sheet.row, ...columns.map(({ head }) => head)],
    rows: rows.map((row, at) => [sayRow(of.rowsAre, row), ...columns.map(({ cells }) => cells[at] ?? null)]),
    widths: [34, ...columns.map(() => 14)],
  };
};

type SheetColumn = { head: string; cells: readonly Cell[] };

/** In the unit of its column; null where one of the two is not known, or they are money of two currencies. */
const changeOf = (id: ColumnId, now: FigureAnswer | undefined, then: FigureAnswer | undefined): Cell => {
  const [is, was] = [now?.value ?? null, then?.value ?? null];
  if (!now || is === null || was === null || now.currency !== then?.currency) return null;
  return cellOf(id, { ...now, value: is - was });
};

const definitionSheet = (answer: ReportAnswer, words: Words['reports']): Sheet => {
  const ids = [...new Set(answer.tables.flatMap(({ columns }) => columns.map(({ id }) => id)))];
  const { days, compared, zone, at, leads } = answer;
  const say = ({ from, to }: ReportAnswer['days']) => `${from ?? '…'} – ${to ?? '…'}`;
  return {
    name: words.definitions,
    head: [words.sheet.figure, words.sheet.meaning, words.sheet.counting],
    rows: [
      ...ids.map((id) => [words.columnTexts[id].label, words.columnTexts[id].definition, words.countingOf(id)]),
      [words.sheet.over, answer.counts, ''],
      ...answer.tables.flatMap(({ id, note }) => (note ? [[words.tables[id] ?? id, note, '']] : [])),
      [words.period, say(days), zone],
      ...(compared ? [[words.sheet.comparedWith, say(compared.days), zone]] : []),
      [words.sheet.leads, leads, ''],
      [words.sheet.at, instantToWall(at, zone).replace('T', ' '), new Date(at).toISOString()],
    ],
    widths: [24, 90, 50],
  };
};
