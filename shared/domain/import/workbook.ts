import { storable } from './decode.ts';

/** A cell as a workbook holds it. Its dates have no zone: the UTC parts of the Date are what the sheet shows. */
export type WorkbookCell = string | number | boolean | Date | null;
export type Sheet = { name: string; rows: WorkbookCell[][] };

/** A sheet to choose, with how many of its rows hold something. */
export type SheetInfo = { name: string; rowCount: number };

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * What a cell says, as text that every reader of cells understands: dates as `2026-03-04` or `2026-03-04T10:30:00`, which read one
 * way only; times alone as `10:30`; numbers with 15 digits at most, as Excel keeps them, and never as `4.9e+11`.
 */
export const cellText = (cell: WorkbookCell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return storable(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? dateText(cell) : numberText(cell);
};

/** Excel's day 0: a time without a day is a part of it. */
const firstSheetDay = Date.UTC(1900, 0, 1);

const dateText = (date: Date): string => {
  const at = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(at)) return '';
  const shown = new Date(at);
  const day = `${shown.getUTCFullYear()}-${two(shown.getUTCMonth() + 1)}-${two(shown.getUTCDate())}`;
  const clock = `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`;
  if (at < firstSheetDay) return clock;
  const isDay = at % 86_400_000 === 0;
  return isDay ? day : `${day}T${clock}:${two(shown.getUTCSeconds())}`;
};

const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return '';
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }) : text;
};

/** Every row of a sheet as texts, empty rows too, so that row numbers are those the person sees. */
export const sheetRecords = (sheet: Sheet): string[][] => sheet.rows.map((row) => row.map(cellText));

const isFilled = (row: readonly WorkbookCell[]): boolean => row.some((cell) => cell !== null && cell !== '');

export const sheetInfos = (sheets: readonly Sheet[]): SheetInfo[] =>
  sheets.map(({ name, rows }) => ({ name, rowCount: rows.filter(isFilled).length }));

/** The sheet a person chose, else the first that has at least half as many cells as the fullest: covers and legends come first. */
export const pickSheet = (sheets: readonly Sheet[], chosen?: string): Sheet | undefined => {
  const named = sheets.find((sheet) => sheet.name === chosen);
  if (named) return named;
  const sizes = sheets.map(({ rows }) => rows.reduce((sum, row) => sum + row.filter((cell) => cell !== null).length, 0));
  const fullest = Math.max(0, ...sizes);
  return sheets.find((_, at) => fullest > 0 && (sizes[at] ?? 0) * 2 >= fullest) ?? sheets[0];
};

/** Zip archives whose parts are those of Office Open XML. */
export const isWorkbookFile = (bytes: Uint8Array): boolean => {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 0x03 || bytes[3] !== 0x04) return false;
  const head = textOf(bytes.subarray(0, 8192));
  const tail = textOf(bytes.subarray(Math.max(0, bytes.length - 8192)));
  return [head, tail].some((part) => part.includes('xl/workbook.xml') || part.includes('xl/worksheets/'));
};

const textOf = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
