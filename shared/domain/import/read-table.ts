import type { NotATable } from './decode.ts';
import { commonWidth, type Delimiter, findDelimiter, readRecords, statedDelimiter, withOneLineEnd } from './read-records.ts';

/** A line that is kept but does not have the shape of the others. */
export type OddRow = { row: number; odd: 'short' | 'long' | 'quotes' };

/**
 * A file as rows and columns. Every line is accounted for:
 * lines of the file = preamble + (header ? 1 : 0) + rows + blanks.
 */
export type Table = {
  /** Null for a sheet of a workbook, whose cells nothing parts. */
  delimiter: Delimiter | null;
  /** Row of the header as a spreadsheet counts it, null when the file has none. */
  headerRow: number | null;
  /** One name per column, none empty, no two alike, at most 120 characters. */
  headers: string[];
  /** Cells as written; a row may be shorter than the headers, never longer. */
  rows: string[][];
  /** For each of `rows` its row in the file. */
  rowNumbers: number[];
  preamble: number;
  blanks: number;
  odd: OddRow[];
};

export type HeaderChoice = 'find' | 'first' | 'none';

/** More columns than this is no list of people. */
export const widestTable = 500;

/**
 * Cuts a text into a table. `knowsHeader` says whether a word is a known name of a column (`recogniseHeader`).
 * Refuses what has no rows, too many columns, or one column of which nothing is known.
 */
export const readTable = (
  text: string,
  knowsHeader: (cell: string) => boolean,
  choice: { header?: HeaderChoice; delimiter?: Delimiter } = {},
): Table | { refused: NotATable } => {
  const lines = withOneLineEnd(text);
  const stated = statedDelimiter(lines);
  const body = stated?.rest ?? lines;
  const delimiter = choice.delimiter ?? stated?.delimiter ?? findDelimiter(body);
  const { records, mended } = readRecords(body, delimiter);
  return tableOf(records, knowsHeader, choice.header, { delimiter, mended: new Set(mended) });
};

/** Records that are cells already, such as a sheet, as a table. `mended`: indexes of records whose quotes were broken. */
export const tableOf = (
  records: readonly string[][],
  knowsHeader: (cell: string) => boolean,
  header: HeaderChoice = 'find',
  cut: Cut = { delimiter: null, mended: new Set() },
): Table | { refused: NotATable } => {
  // Before columns get their names: a line of a million marks is no header.
  const widest = records.reduce((width, record) => Math.max(width, record.length > widestTable ? lastFilled(record) : 0), 0);
  if (widest > widestTable) return { refused: 'noColumns' };
  const table = build(records, cut, findHeader(records, knowsHeader, header));
  const refused = noTable(table, knowsHeader);
  return refused ? { refused } : table;
};

type Cut = { delimiter: Delimiter | null; mended: ReadonlySet<number> };

const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === '');
const filledCells = (record: readonly string[]): string[] => record.filter((cell) => cell.trim() !== '');

type HeaderAt = { index: number; isHeader: boolean };

/** The first line that is as wide as the table; lines above it (a report's title, the date of the export) are its preamble. */
const findHeader = (records: readonly string[][], knowsHeader: (cell: string) => boolean, choice: HeaderChoice): HeaderAt => {
  const head = records.slice(0, 200).filter((record) => !isBlank(record));
  const width = commonWidth(head);
  const isWide = (record: string[]) => filledCells(record).length >= Math.max(width > 1 ? 2 : 1, width * 0.6);
  const wide = records.slice(0, 20).findIndex(isWide);
  const first = records.findIndex((record) => !isBlank(record));
  const index = Math.max(choice === 'first' || wide < 0 ? first : wide, 0);
  const isHeader = choice === 'find' ? looksLikeHeader(records[index] ?? [], knowsHeader) : choice === 'first';
  return { index, isHeader };
};

/** Known words decide; without them, a line of distinct words none of which is a mail, a number or a date. */
const looksLikeHeader = (record: readonly string[], knowsHeader: (cell: string) => boolean): boolean => {
  const cells = filledCells(record).map((cell) => cell.trim());
  const known = cells.filter(knowsHeader).length;
  if (known >= cells.length / 3) return true;
  return !cells.some(isData) && new Set(cells.map((cell) => cell.toLowerCase())).size === cells.length;
};

const isData = (cell: string): boolean =>
  cell.includes('@') || /^[+\-\d][\d\s.,:/()+-]*$/.test(cell) || /^https?:/i.test(cell) || cell.length > 80;

const build = (records: readonly string[][], { delimiter, mended }: Cut, header: HeaderAt): Table => {
  const from = header.isHeader ? header.index + 1 : header.index;
  const named = header.isHeader ? (records[header.index] ?? []) : [];
  const common = commonWidth(records.slice(from, from + 200).filter((record) => !isBlank(record)));
  const table: Table = {
    delimiter,
    headerRow: header.isHeader ? header.index + 1 : null,
    headers: [],
    rows: [],
    rowNumbers: [],
    preamble: header.index,
    blanks: 0,
    odd: [],
  };
  const expected = header.isHeader ? lastFilled(named) : common;
  let width = expected;
  for (let at = from; at < records.length; at += 1) width = Math.max(width, addRow(table, records[at] ?? [], at, expected, mended.has(at)));
  table.headers = columnNames(named, width);
  return table;
};

/** Adds one line and returns how many columns it needs. Empty cells beyond the header are an artefact of spreadsheets and dropped. */
const addRow = (table: Table, record: string[], at: number, expected: number, isMended: boolean): number => {
  if (isBlank(record)) {
    table.blanks += 1;
    return 0;
  }
  const used = record.length > expected ? Math.max(expected, lastFilled(record)) : record.length;
  table.rows.push(used < record.length ? record.slice(0, used) : record);
  table.rowNumbers.push(at + 1);
  const odd = isMended ? 'quotes' : used > expected ? 'long' : record.length < expected ? 'short' : undefined;
  if (odd) table.odd.push({ row: at + 1, odd });
  return used;
};

const lastFilled = (record: readonly string[]): number => {
  let last = record.length;
  while (last > 0 && (record[last - 1] ?? '').trim() === '') last -= 1;
  return last;
};

/** Columns without a name get their spreadsheet letter, `(C)`; a name used before gets a number, `Phone (2)`. */
const columnNames = (named: readonly string[], width: number): string[] => {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, at) => {
    const name = plainName(named[at] ?? '') || `(${columnLetter(at)})`;
    const free = uniqueName(name, taken);
    taken.add(free.toLowerCase());
    return free;
  });
};

const plainName = (cell: string): string => {
  const name = cell
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 110);
  return name === '__proto__' ? '(__proto__)' : name;
};

const uniqueName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name.toLowerCase())) return name;
  let count = 2;
  while (taken.has(`${name} (${count})`.toLowerCase())) count += 1;
  return `${name} (${count})`;
};

/** 0 → A, 25 → Z, 26 → AA. */
export const columnLetter = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26);

const noTable = (table: Table, knowsHeader: (cell: string) => boolean): NotATable | undefined => {
  if (table.headers.length > widestTable) return 'noColumns';
  if (table.rows.length === 0) return table.headerRow === null ? 'empty' : 'headerOnly';
  if (table.headers.length > 1 || table.headers.some(knowsHeader)) return undefined;
  const hasContact = table.rows.slice(0, 50).filter((row) => /@|\d{5}/.test(row[0] ?? '')).length;
  return hasContact * 2 >= Math.min(table.rows.length, 50) ? undefined : 'noColumns';
};
