import papa from 'papaparse/papaparse.min.js';

/** Those that lists are parted by nearly always, then those of old systems, which are taken only where none of the first cuts. */
export const delimiters = [',', ';', '\t', '|', '^', '~', '!', ':', '\u001f'] as const;
export type Delimiter = (typeof delimiters)[number];
const usual = 4;

/** `records` are all lines of the file as cells, blank ones too; `mended` are the indexes of those whose quotes were broken. */
export type Records = { records: string[][]; mended: number[] };

/** Only `\n` between lines, also inside quoted cells: files that mix line ends would otherwise run rows into each other. */
export const withOneLineEnd = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** Excel's own first line, such as `sep=;`, which it hides again when it opens the file. */
export const statedDelimiter = (text: string): { delimiter: Delimiter; rest: string } | undefined => {
  const stated = /^"?sep=([,;\t|])"?\n/i.exec(text.slice(0, 12));
  return stated ? { delimiter: stated[1] as Delimiter, rest: text.slice(stated[0].length) } : undefined;
};

/** The delimiter that cuts most of the first lines into the same number of cells; the comma when none cuts at all. */
export const findDelimiter = (text: string): Delimiter => {
  const best = bestOf(text, delimiters.slice(0, usual));
  if (best) return best.delimiter;
  const rare = bestOf(text, delimiters.slice(usual));
  return rare && rare.share >= leastRareShare && rare.width >= leastRareWidth ? rare.delimiter : ',';
};

/** A colon or a mark of exclamation also stands in prose: so many lines must be cut alike, into so many cells. */
const leastRareShare = 0.9;
const leastRareWidth = 3;

const bestOf = (text: string, among: readonly Delimiter[]): { delimiter: Delimiter; share: number; width: number } | undefined => {
  const rated = among.map((delimiter) => ({ delimiter, ...rate(sampleRecords(text, delimiter)) }));
  rated.sort((a, b) => Math.round(b.share * 20) - Math.round(a.share * 20) || b.width - a.width);
  return rated[0]?.share ? rated[0] : undefined;
};

const sampleRecords = (text: string, delimiter: Delimiter): string[][] => {
  const head = text.slice(0, 200_000);
  return papa.parse(head, { ...options(delimiter), preview: 200 }).data;
};

const rate = (records: string[][]): { share: number; width: number } => {
  const filled = records.filter((record) => record.length > 1 || record[0]?.trim() !== '');
  const width = commonWidth(filled);
  return width < 2 ? { share: 0, width } : { share: filled.filter((record) => record.length === width).length / filled.length, width };
};

/** The number of cells that most records have; the greater one when two are as common. */
export const commonWidth = (records: readonly string[][]): number => {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return ranked[0]?.[0] ?? 0;
};

const options = (delimiter: Delimiter) => ({ delimiter, newline: '\n', quoteChar: '"', skipEmptyLines: false }) as const;

/** All records of a text whose line ends are `\n`. A quote that is never closed costs its own line, not the rest of the file. */
export const readRecords = (text: string, delimiter: Delimiter): Records => {
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text;
  const { data, errors } = papa.parse(whole, options(delimiter));
  return errors.some(isQuoteError) ? readMending(whole.split('\n'), delimiter) : { records: data, mended: [] };
};

const isQuoteError = (error: { type: string }): boolean => error.type === 'Quotes';

/** Lines looked at together while mending: a quoted cell longer than this counts as never closed. */
const windowLines = 400;

/**
 * Behind a broken line only a few are looked at, then more and more: where every line is broken, each would otherwise cost a whole
 * window. A quote that is not closed within a few lines is looked for in more before it counts as never closed.
 */
const readMending = (lines: readonly string[], delimiter: Delimiter): Records => {
  const found: Records = { records: [], mended: [] };
  let looked = windowLines;
  for (let at = 0; at < lines.length; ) {
    const { used, isBroken } = readWindow(lines.slice(at, at + looked), delimiter, found, looked === windowLines);
    at += used;
    looked = isBroken ? fewLines : Math.min(windowLines, looked * 4);
  }
  return found;
};

const fewLines = 4;

/** Reads up to the first broken record of the window, or that one when it stands first; says how many lines it used. */
const readWindow = (
  lines: readonly string[],
  delimiter: Delimiter,
  found: Records,
  isWhole: boolean,
): { used: number; isBroken: boolean } => {
  const { data, errors } = papa.parse(lines.join('\n'), options(delimiter));
  const first = errors.find(isQuoteError);
  const good = data.slice(0, first?.row ?? data.length);
  for (const record of good) found.records.push(record);
  if (good.length > 0) return { used: good.reduce((used, record) => used + linesOf(record), 0), isBroken: false };
  if (first?.code === 'MissingQuotes' && !isWhole) return { used: 0, isBroken: false };
  return { used: readBroken(lines[0] ?? '', data[0] ?? [], delimiter, found), isBroken: true };
};

/** A broken line cut at every delimiter, unless only the parser's own reading of it has as many cells as the others. */
const readBroken = (line: string, parsed: string[], delimiter: Delimiter, found: Records): number => {
  const cut = line.split(delimiter).map(unquoted);
  const width = found.records[0]?.length ?? cut.length;
  const isOneLine = linesOf(parsed) === 1;
  found.mended.push(found.records.length);
  found.records.push(cut.length !== width && parsed.length === width && isOneLine ? parsed : cut);
  return 1;
};

const linesOf = (record: readonly string[]): number => {
  let lines = 1;
  for (const cell of record) for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

const unquoted = (cell: string): string => {
  const bare = cell.trim();
  return bare.length > 1 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : cell;
};
