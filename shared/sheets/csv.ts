/** What stands in a cell: words, a number, or nothing. */
export type Cell = string | number | null;

/** UTF-8 byte order mark: without it spreadsheets read umlauts wrongly. */
export const byteOrderMark = '\uFEFF';

/** A spreadsheet takes these for the beginning of a formula. */
const beginsFormula = /^[=+\-@\t\r]/;
/** Also words that would pass for a number, a date or a truth: a reader that heeds quotes then keeps them, with leading zeros and all. */
const needsQuotes = /[",\r\n]|^[\s\d.]|\s$|^(true|false)$/i;

/**
 * One line of a CSV file (RFC 4180), its end among it. Words that a spreadsheet would take for a formula get an apostrophe in front,
 * so that they stay words; numbers are written as they are, with a point.
 */
export const csvLine = (cells: readonly Cell[]): string => {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (at > 0) line += ',';
    line += typeof cell === 'number' ? String(cell) : csvText(cell);
  }
  return `${line}\r\n`;
};

const csvText = (text: string): string => {
  const safe = beginsFormula.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
