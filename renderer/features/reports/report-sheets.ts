import type { FigureAnswer, ReportAnswer, TableAnswer } from '../../../shared/domain/reports/answer.ts';
import { type ColumnId, specOf } from '../../../shared/domain/reports/columns.ts';
import { instantToWall } from '../../../shared/domain/zone.ts';
import type { Cell } from '../../../shared/sheets/csv.ts';
import type { Sheet } from '../../../shared/sheets/files.ts';
import type { Words } from '../../words/en.ts';
import type { SayRow } from './figure-words.ts';

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
  ...answer.tables.map((of) => tableSheet(of, words, sayRow)),
  definitionSheet(answer, words),
];

const tableSheet = (of: TableAnswer, words: Words['reports'], sayRow: SayRow): Sheet => {
  const rows = [...of.rows, ...(of.total ? [of.total] : [])];
  const currencies = (id: ColumnId) => [...new Set(rows.flatMap(({ figures }) => figures[id]?.currency ?? []))].join(' ');
  const heads = of.columns.map(({ id }) => {
    const { unit } = specOf(id);
    const in_ = unit === 'money' ? currencies(id) : unit === 'time' ? words.sheet.hours : '';
    return in_ ? words.sheet.head(words.columnTexts[id].label, in_) : words.columnTexts[id].label;
  });
  return {
    name: words.tables[of.id] ?? of.id,
    head: [words.sheet.row, ...heads],
    rows: rows.map((row) => [sayRow(of.rowsAre, row), ...of.columns.map(({ id }) => cellOf(id, row.figures[id]))]),
    widths: [34, ...of.columns.map(() => 14)],
  };
};

const definitionSheet = (answer: ReportAnswer, words: Words['reports']): Sheet => {
  const ids = [...new Set(answer.tables.flatMap(({ columns }) => columns.map(({ id }) => id)))];
  const { days, zone, at, leads } = answer;
  return {
    name: words.definitions,
    head: [words.sheet.figure, words.sheet.meaning, words.sheet.counting],
    rows: [
      ...ids.map((id) => [words.columnTexts[id].label, words.columnTexts[id].definition, words.countingOf(id)]),
      [words.sheet.over, answer.counts, ''],
      ...answer.tables.flatMap(({ id, note }) => (note ? [[words.tables[id] ?? id, note, '']] : [])),
      [words.period, `${days.from ?? '…'} – ${days.to ?? '…'}`, zone],
      [words.sheet.leads, leads, ''],
      [words.sheet.at, instantToWall(at, zone).replace('T', ' '), new Date(at).toISOString()],
    ],
    widths: [24, 90, 50],
  };
};
