import { strToU8 } from 'fflate';
import { byteOrderMark, type Cell, csvLine } from '../../sheets/csv.ts';
import { createXlsx } from '../../sheets/xlsx.ts';
import type { Handoff } from '../handoff.ts';
import { type HandoffTotals, handoffTotals } from '../handoff-log.ts';
import { instantToWall } from '../zone.ts';
import { columnsOfIds, type LogColumn, type LogNames } from './log-columns.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Sums bytes up to the SHA-256 of them all: Node's own on the server, a library's on the desktop. */
export type Digest = { update: (bytes: Uint8Array) => unknown; hex: () => string };

export type LogExport = {
  log: readonly Handoff[];
  /** Ids of the columns; none: all. */
  columnIds: readonly string[];
  names: LogNames;
  format: ExportFormat;
  /** The filter in words, and who exported. */
  filter: string;
  by: string;
};

/** What lies beside the file, and on the last sheet of a workbook: enough to know later what the file holds, and that it is whole. */
export type Manifest = {
  rows: number;
  filter: string;
  zone: string;
  exportedAt: string;
  exportedAtLocal: string;
  exportedBy: string;
  columns: string[];
  totals: HandoffTotals;
  /** SHA-256 of the rows as CSV: of the CSV file, byte for byte; a workbook holds the same rows. */
  checksum: string;
};

type Host = {
  /** Takes the bytes of the file in order. */
  sink: (bytes: Uint8Array) => void | Promise<void>;
  digest: Digest;
  /** Called after every piece; resolves when the next may be made. Throw to end the export. */
  onProgress: (done: number, all: number) => void | Promise<void>;
};

const rowsPerPiece = 500;

/** Writes the log piece by piece, so that any length needs the memory of one piece, and whoever waits sees how far it is. */
export const writeLog = async (job: LogExport, host: Host): Promise<Manifest> => {
  const columns = columnsOfIds(job.columnIds);
  const head = columns.map(({ head: headOf }) => headOf(job.names.zone));
  return job.format === 'csv' ? writeCsv(job, columns, head, host) : writeXlsx(job, columns, head, host);
};

const writeCsv = async (
  job: LogExport,
  columns: readonly LogColumn[],
  head: string[],
  { sink, digest, onProgress }: Host,
): Promise<Manifest> => {
  const write = async (text: string) => {
    const bytes = strToU8(text);
    digest.update(bytes);
    await sink(bytes);
  };
  await write(byteOrderMark + csvLine(head));
  for (const [done, rows] of piecesOf(job, columns)) {
    await write(linesOf(rows));
    await onProgress(done, job.log.length);
  }
  return manifestOf(job, head, digest.hex());
};

/** The checksum is that of the CSV with the same rows, so that both files of one export can be held against each other. */
const writeXlsx = async (
  job: LogExport,
  columns: readonly LogColumn[],
  head: string[],
  { sink, digest, onProgress }: Host,
): Promise<Manifest> => {
  const pieces: Uint8Array[] = [];
  const xlsx = createXlsx((bytes) => pieces.push(bytes));
  const flush = async () => {
    for (const bytes of pieces.splice(0)) await sink(bytes);
  };
  xlsx.beginSheet('Handoffs', head, widthsOf(head));
  digest.update(strToU8(byteOrderMark + csvLine(head)));
  for (const [done, rows] of piecesOf(job, columns)) {
    digest.update(strToU8(linesOf(rows)));
    xlsx.addRows(rows);
    await flush();
    await onProgress(done, job.log.length);
  }
  const manifest = manifestOf(job, head, digest.hex());
  xlsx.beginSheet('Manifest', ['What', 'Value'], [24, 90]);
  xlsx.addRows(manifestRows(manifest));
  xlsx.end();
  await flush();
  return manifest;
};

function* piecesOf({ log, names }: LogExport, columns: readonly LogColumn[]): Generator<[done: number, rows: Cell[][]]> {
  for (let from = 0; from < log.length; from += rowsPerPiece) {
    const piece = log.slice(from, from + rowsPerPiece);
    yield [from + piece.length, piece.map((each) => columns.map(({ cell }) => cell(each, names)))];
  }
}

const linesOf = (rows: readonly Cell[][]): string => {
  let text = '';
  for (const row of rows) text += csvLine(row);
  return text;
};

const widthsOf = (head: readonly string[]): number[] => head.map((text) => Math.max(12, Math.min(30, text.length + 2)));

const manifestOf = ({ log, names, filter, by }: LogExport, columns: string[], checksum: string): Manifest => ({
  rows: log.length,
  filter,
  zone: names.zone,
  exportedAt: new Date(names.at).toISOString(),
  exportedAtLocal: instantToWall(names.at, names.zone).replace('T', ' '),
  exportedBy: by,
  columns,
  totals: handoffTotals(log),
  checksum,
});

/** The manifest as rows of a sheet. */
export const manifestRows = (manifest: Manifest): Cell[][] => {
  const { totals } = manifest;
  return [
    ['Rows', manifest.rows],
    ['Filter', manifest.filter],
    ['Time zone of local times', manifest.zone],
    ['Exported at (UTC)', manifest.exportedAt],
    [`Exported at (${manifest.zone})`, manifest.exportedAtLocal],
    ['Exported by', manifest.exportedBy],
    ['Handed off', totals.handedOff],
    ['Answered', totals.answered],
    ['Accepted', totals.accepted],
    ['Won', totals.won],
    ['Median answer, hours', totals.medianAnswerMs === null ? null : Math.round(totals.medianAnswerMs / 36_000) / 100],
    ...Object.entries(totals.wonValue).map(([currency, value]): Cell[] => [`Won value, ${currency}`, value / 100]),
    ['SHA-256 of the rows as CSV', manifest.checksum],
    ['Cells beginning with = + - @', 'text; in the CSV with an apostrophe in front'],
    ['Columns', manifest.columns.join('; ')],
  ];
};

/** The manifest as the file beside a CSV. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** `handoffs-2026-11-22.csv` → `handoffs-2026-11-22.manifest.json`. */
export const manifestName = (fileName: string): string => fileName.replace(/\.[^.]*$/, '.manifest.json');
