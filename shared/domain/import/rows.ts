import type { DecimalMark } from '../campaign-cost-file.ts';
import { createPhoneMemo, type PhoneMemo, readPhone } from '../phone-number.ts';
import { cleanCell, phonesIn } from './cells.ts';
import { type DateOrder, dateReader } from './dates.ts';
import { type ImportTarget, isOfPerson } from './import-fields.ts';
import type { ImportedRow, RefusalReason, RefusedRow } from './imported-row.ts';
import { type CellContext, cellReaders, readFullName } from './read-cell.ts';
import type { Table } from './read-table.ts';
import { cutText, keepCell, keepUnread, markStrange, newDraft, type RowDraft, type Strange } from './row-draft.ts';
import type { ValueMaps } from './value-maps.ts';

/** How the rows of a table are read: what each column is, and what the person has answered. */
export type RowPlan = {
  /** By column index. */
  targets: readonly ImportTarget[];
  /** By column index, which person of the row it tells of (see `peopleOfHeaders`); left out where a row is one person. */
  people?: readonly number[];
  /** What the words of some columns stand for. */
  values?: ValueMaps;
  /** How dates that read both ways are read; null while it does not matter. */
  dateOrder: DateOrder | null;
  /** The mark before decimals, where numbers read both ways without it; null or left out while it does not matter. */
  numberMark?: DecimalMark | null;
  /** IANA zone of wall times: the center's. */
  zone: string;
  /** Reads numbers of rows that name no country; ISO 3166 alpha-2. */
  defaultCountry: string | null;
  /** Epoch ms; dates after it are strange. */
  now: number;
};

/** `more`: further people of the same row. A row of several people is refused only when none of them can be a lead. */
export type MappedRow = { row: ImportedRow; strange: Strange[]; more: ImportedRow[] } | { refused: RefusedRow };

/** Reads row after row of one table; remembers mails and ids, so that repetitions within the file are seen. */
export const rowMapper = (headers: readonly string[], plan: RowPlan): ((cells: readonly string[], rowNumber: number) => MappedRow) => {
  const { dateOrder, zone, numberMark = null, now, values = {} } = plan;
  const context: CellContext = { readDate: dateReader(dateOrder, zone), numberMark, now, values };
  const memo = createPhoneMemo();
  const seen = { mails: new Set<string>(), ids: new Set<string>() };
  const columns: MappedColumn[] = plan.targets.flatMap((target, index) =>
    target === 'leaveOut' ? [] : [{ target, index, header: headers[index] ?? '', person: plan.people?.[index] ?? 0 }],
  );
  const people = [...new Set(columns.map((column) => column.person))].sort((a, b) => a - b).map((person) => columnsOf(columns, person));
  return (cells, rowNumber) => {
    const drafts = people.flatMap((each) => {
      const draft = readPerson(each, cells, rowNumber, context);
      return draft ? [{ draft, own: each.own }] : [];
    });
    return finishRow(drafts, cells, headers, plan, memo, seen, rowNumber);
  };
};

type MappedColumn = { target: Exclude<ImportTarget, 'leaveOut'>; index: number; header: string; person: number };
type PersonColumns = { person: number; columns: readonly MappedColumn[]; own: readonly number[] };

/** What tells of one person: the own columns, and those of the row that tell of the company, the campaign, the day. */
const columnsOf = (columns: readonly MappedColumn[], person: number): PersonColumns => {
  const isOwn = (column: MappedColumn) => column.person === person;
  const isShared = (column: MappedColumn) => column.person === 0 && !isOfPerson(column.target);
  return {
    person,
    columns: columns.filter((column) => isOwn(column) || isShared(column)),
    own: columns.filter((column) => isOwn(column) && !isShared(column)).map((column) => column.index),
  };
};

/** The second and further people of a row are there when one of their own cells says something. */
const readPerson = (
  { person, columns, own }: PersonColumns,
  cells: readonly string[],
  row: number,
  context: CellContext,
): RowDraft | null => {
  if (person > 0 && own.every((index) => cleanCell(cells[index]) === '')) return null;
  const draft = newDraft(row);
  draft.row.person = person;
  for (const { target, index, header } of columns) {
    const cell = cleanCell(cells[index]);
    if (cell === '') continue;
    if (target === 'custom') keepCell(draft, header, cell);
    else cellReaders[target](draft, header, cell, context);
  }
  return draft;
};

const finishRow = (
  drafts: readonly { draft: RowDraft; own: readonly number[] }[],
  cells: readonly string[],
  headers: readonly string[],
  plan: RowPlan,
  memo: PhoneMemo,
  seen: Seen,
  rowNumber: number,
): MappedRow => {
  const finished = drafts.map(({ draft }) => finish(draft, plan, memo, seen));
  const [first, ...more] = finished.flatMap((each) => ('reason' in each ? [] : [each]));
  const kept = first && drafts.find(({ draft }) => draft.row === first.row)?.draft;
  if (kept) for (const [at, each] of finished.entries()) if ('reason' in each) keepPerson(kept, drafts[at]?.own ?? [], cells, headers);
  if (first) return { ...first, strange: [...first.strange, ...more.flatMap(({ strange }) => strange)], more: more.map(({ row }) => row) };
  const reason = finished.flatMap((each) => ('reason' in each ? [each.reason] : []))[0] ?? 'nobody';
  return { refused: refusedFrom(rowNumber, reason, cells) };
};

/** Somebody in a row of several who cannot be a lead: what is said of them stays with the one who can. */
const keepPerson = (draft: RowDraft, own: readonly number[], cells: readonly string[], headers: readonly string[]): void => {
  for (const index of own) {
    const cell = cleanCell(cells[index]);
    if (cell === '') continue;
    keepUnread(draft, 'halfPerson', headers[index] ?? '', cell);
  }
  joinNotes(draft);
};

type Seen = { mails: Set<string>; ids: Set<string> };

const finish = (
  draft: RowDraft,
  plan: RowPlan,
  memo: PhoneMemo,
  seen: Seen,
): { row: ImportedRow; strange: Strange[] } | { reason: RefusalReason } => {
  readFullName(draft);
  readPhones(draft, plan.defaultCountry, memo);
  joinStreet(draft, plan.defaultCountry);
  joinNotes(draft);
  const reason = refusalOf(draft);
  if (reason) return { reason };
  noticeRepeats(draft, seen);
  return { row: draft.row, strange: draft.strange };
};

const readPhones = (draft: RowDraft, defaultCountry: string | null, memo: PhoneMemo): void => {
  const country = draft.row.country ?? defaultCountry;
  for (const { kind, header, cell } of draft.phoneCells)
    for (const part of phonesIn(cell)) addPhone(draft, header, part, readPhone(part, { country, kind }, memo));
};

/** A number that cannot be read stays with the lead as written when it has the digits of one: a person may still know it. */
const addPhone = (draft: RowDraft, header: string, written: string, phone: ImportedRow['phones'][number]): void => {
  const { phones } = draft.row;
  if (phone.number && phones.some((each) => each.number === phone.number && each.extension === phone.extension)) return;
  const isNumber = phone.number !== null || written.replace(/\D/g, '').length >= 5;
  if (!isNumber || phones.length === 10 || written.length > 300) {
    keepUnread(draft, 'phoneUnread', header, written);
    return;
  }
  phones.push(phone);
  if (phone.number === null) markStrange(draft, 'phoneUnread', header, written);
};

/** Countries that write the house number before the street. */
const numberFirst = new Set(['US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'ZA', 'FR', 'LU', 'IN', 'SG', 'MY', 'PH', 'KE', 'NG', 'IL']);

const joinStreet = (draft: RowDraft, defaultCountry: string | null): void => {
  const [first = '', ...more] = draft.streets;
  const isFirst = numberFirst.has(draft.row.country ?? defaultCountry ?? '');
  const line = (isFirst ? [draft.houseNumber, first] : [first, draft.houseNumber]).filter((part) => part !== '').join(' ');
  draft.row.street = cutText([line, ...more].filter((part) => part !== '').join(', '), 300);
};

const longNote = 2000;

/** One note stands alone; several are told apart by their columns. */
const joinNotes = (draft: RowDraft): void => {
  const [only] = draft.notes;
  if (!only) return;
  // The shorter ones first: where the limit is passed, it is the one that passes it that is cut.
  const notes = draft.notes.toSorted((a, b) => Math.floor(a.cell.length / longNote) - Math.floor(b.cell.length / longNote));
  const text = notes.length === 1 ? only.cell : notes.map(({ header, cell }) => `${header}: ${cell}`).join('\n\n');
  draft.row.note = cutText(text, 20_000);
  if (text.length > 20_000) markStrange(draft, 'noteCut', notes.at(-1)?.header ?? only.header, text);
};

const refusalOf = ({ row, hasUnreadMail, hasUnreadDate }: RowDraft): RefusalReason | undefined => {
  const isSomebody = row.firstName !== '' || row.lastName !== '' || row.email !== null || row.phones.length > 0 || row.externalId !== null;
  if (!isSomebody) return hasUnreadMail ? 'mailMalformed' : 'nobody';
  return hasUnreadDate ? 'dateUnreadable' : undefined;
};

const refusedFrom = (row: number, reason: RefusalReason, cells: readonly string[]): RefusedRow => ({
  row,
  reason,
  cells: cells.slice(0, 500).map((cell) => cutText(cell, 5000)),
});

/** As the import will see it: a row whose id or mail an earlier row has belongs to the lead of that row. */
const noticeRepeats = (draft: RowDraft, seen: Seen): void => {
  const { email, externalId } = draft.row;
  const sameId = externalId !== null && seen.ids.has(externalId);
  if (sameId) markStrange(draft, 'sameId', '', externalId);
  else if (email && seen.mails.has(email)) markStrange(draft, 'sameMail', '', email);
  if (externalId) seen.ids.add(externalId);
  if (email && !sameId) seen.mails.add(email);
};

/** All rows of a table in order, one at a time, so that the caller can pause, show progress or stop. */
export function* mapRows(table: Table, plan: RowPlan): Generator<MappedRow> {
  const map = rowMapper(table.headers, plan);
  for (let at = 0; at < table.rows.length; at += 1) yield map(table.rows[at] ?? [], table.rowNumbers[at] ?? 0);
}
