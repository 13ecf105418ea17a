import { byteOrderMark, type Cell, csvLine } from './csv.ts';
import { createXlsx } from './xlsx.ts';

/** A sheet that is whole in memory: a report, a manifest. */
export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly Cell[])[]; widths?: readonly number[] };

/** Small workbooks in one go. */
export const xlsxOf = (sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> => {
  const pieces: Uint8Array[] = [];
  const xlsx = createXlsx((bytes) => pieces.push(bytes));
  for (const { name, head, rows, widths } of sheets) {
    xlsx.beginSheet(name, head, widths);
    xlsx.addRows(rows);
  }
  xlsx.end();
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Several tables in one CSV file, each under its name, an empty line between them. */
export const csvOf = (sheets: readonly Sheet[]): string =>
  byteOrderMark +
  sheets
    .map(({ name, head, rows }) => [...(sheets.length > 1 ? [csvLine([name])] : []), csvLine(head), ...rows.map(csvLine)].join(''))
    .join('\r\n');
