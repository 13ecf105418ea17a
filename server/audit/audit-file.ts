import { createHash } from 'node:crypto';
import type { AuditEntry, AuditFilter, AuditPage } from '../../shared/protocol/audit.ts';
import { byteOrderMark, type Cell, csvLine } from '../../shared/sheets/csv.ts';
import { createXlsx } from '../../shared/sheets/xlsx.ts';

/** The log of actions as a file, a page at a time: any length needs the memory of one page. */

/** Reads the page that begins after what the one before named as `next`. */
export type ReadPage = (after: string | undefined) => Promise<AuditPage>;
/** Names by id. */
export type People = ReadonlyMap<string, string>;
/** What the manifest says of who took the file along, and of what it holds. */
export type FileFacts = { by: string; at: number; filter: AuditFilter };

const head = ['id', 'done_at', 'received_at', 'by_id', 'by', 'command', 'outcome', 'code', 'leads', 'lead_ids', 'about_id', 'about'];
const widths = [38, 25, 25, 16, 22, 24, 11, 18, 8, 40, 16, 22];

export async function* auditCsv(read: ReadPage, people: People): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(head);
  for await (const rows of pagesOf(read, people)) yield rows.map(csvLine).join('');
}

/** A workbook of the rows and of a manifest; its checksum is that of the CSV with the same rows. */
export async function* auditXlsx(read: ReadPage, people: People, facts: FileFacts): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const xlsx = createXlsx((bytes) => pieces.push(bytes));
  const digest = createHash('sha256').update(byteOrderMark + csvLine(head));
  let count = 0;
  xlsx.beginSheet('Actions', head, widths);
  for await (const rows of pagesOf(read, people)) {
    count += rows.length;
    digest.update(rows.map(csvLine).join(''));
    xlsx.addRows(rows);
    yield* pieces.splice(0);
  }
  xlsx.beginSheet('Manifest', ['What', 'Value'], [28, 90]);
  xlsx.addRows(manifestOf(facts, people, count, digest.digest('hex')));
  xlsx.end();
  yield* pieces;
}

async function* pagesOf(read: ReadPage, people: People): AsyncGenerator<Cell[][]> {
  let after: string | undefined;
  do {
    const { entries, next } = await read(after);
    yield entries.map((each) => cellsOf(each, people));
    after = next ?? undefined;
  } while (after);
}

const utc = (at: number): string => new Date(at).toISOString();

const cellsOf = (entry: AuditEntry, people: People): Cell[] => [
  entry.id,
  utc(entry.at),
  utc(entry.receivedAt),
  entry.byId,
  people.get(entry.byId) ?? '',
  entry.name,
  entry.outcome,
  entry.code,
  entry.leadCount,
  entry.leadIds.join(' '),
  entry.personId,
  people.get(entry.personId ?? '') ?? '',
];

const manifestOf = ({ by, at, filter }: FileFacts, people: People, rows: number, checksum: string): Cell[][] => [
  ['Rows', rows],
  ['Filter', filterText(filter, people)],
  ['Time zone', 'UTC'],
  ['Exported at (UTC)', utc(at)],
  ['Exported by', by],
  ['Columns', head.join('; ')],
  ['Leads of one action', 'the first 20 by id; their number in full'],
  ['Cells beginning with = + - @', 'text; in the CSV with an apostrophe in front'],
  ['SHA-256 of the rows as CSV', checksum],
];

const filterText = ({ byId, name, leadIds, from, till }: AuditFilter, people: People): string => {
  const parts = [
    byId && `by ${people.get(byId) ?? byId}`,
    name && `command ${name}`,
    leadIds && `lead ${leadIds.join(' or ')}`,
    from !== undefined && `received from ${utc(from)}`,
    till !== undefined && `received before ${utc(till)}`,
  ].filter((part) => typeof part === 'string' && part !== '');
  return parts.length > 0 ? parts.join('; ') : 'none';
};
