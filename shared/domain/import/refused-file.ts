import papa from 'papaparse/papaparse.min.js';
import type { ImportRefusal } from '../history.ts';
import { columnLetter } from './read-table.ts';

/**
 * What a spreadsheet would run when it opens the file. A sign before digits is a phone number or a negative amount and stays,
 * so that the mended file can be imported again as it is.
 */
const formula = /^[=@\t\r]|^[+-](?![\d\s(.])/;

type RefusedFileWords = { rowHeader: string; reasonHeader: string; reason: (code: string) => string };

/** The refused rows of one import as CSV with their reason in front, for mending and importing again. UTF-8 with a mark, as Excel wants it. */
export const refusedFile = (refusals: readonly ImportRefusal[], headers: readonly string[], words: RefusedFileWords): string => {
  const ordered = [...refusals].sort((a, b) => a.row - b.row);
  const width = ordered.reduce((widest, each) => Math.max(widest, each.cells.length), headers.length);
  const names = Array.from({ length: width }, (_, at) => headers[at] ?? `(${columnLetter(at)})`);
  const data = ordered.map((each) => [String(each.row), words.reason(each.reason), ...each.cells]);
  return `\uFEFF${papa.unparse({ fields: [words.rowHeader, words.reasonHeader, ...names], data }, { newline: '\r\n', escapeFormulae: formula })}\r\n`;
};
