import type { ImportedRow, RefusalReason, RefusedRow } from './imported-row.ts';
import type { OddRow, Table } from './read-table.ts';
import type { Strange, StrangeCode } from './row-draft.ts';
import { type MappedRow, mapRows, type RowPlan } from './rows.ts';

export type OddCode = OddRow['odd'] | StrangeCode;
export type StrangeRow = { row: ImportedRow; codes: OddCode[]; strange: Strange[] };

/** Mails and external ids of the leads that are already here. */
export type KnownLeads = { mails: ReadonlySet<string>; ids: ReadonlySet<string> };

/** What an import would do, before anything is written. `taken + known + refused = rows`. */
export type RowCheck = {
  rows: number;
  taken: number;
  /** Rows of leads that are already here, or stand further up in the file: they add a touch and no lead. */
  known: number;
  /** Leads the rows become; more than `taken` where a row holds several people. */
  leads: number;
  refused: number;
  refusedBy: Record<RefusalReason, number>;
  /** Rows that are taken in although something about them is odd, and how often each oddity occurs. */
  strangeCount: number;
  strangeBy: Partial<Record<OddCode, number>>;
  withPhone: number;
  withMail: number;
  withCompany: number;
  /** The first few of each, for the screen. */
  firstRows: ImportedRow[];
  strangeRows: StrangeRow[];
  refusedRows: RefusedRow[];
};

/** How many rows of each kind the screen shows. */
const shown = { first: 8, strange: 60, refused: 60 };

const noCheck = (): RowCheck => ({
  rows: 0,
  taken: 0,
  known: 0,
  leads: 0,
  refused: 0,
  refusedBy: { nobody: 0, mailMalformed: 0, dateUnreadable: 0 },
  strangeCount: 0,
  strangeBy: {},
  withPhone: 0,
  withMail: 0,
  withCompany: 0,
  firstRows: [],
  strangeRows: [],
  refusedRows: [],
});

const nobodyKnown: KnownLeads = { mails: new Set(), ids: new Set() };

/** Reads every row as the import would and counts. */
export const checkRows = (table: Table, plan: RowPlan, known: KnownLeads = nobodyKnown): RowCheck => {
  const check = noCheck();
  const odd = new Map(table.odd.map((each) => [each.row, each.odd]));
  for (const mapped of mapRows(table, plan)) {
    check.rows += 1;
    if ('refused' in mapped) countRefused(check, mapped.refused);
    else countTaken(check, mapped, odd.get(mapped.row.row), known);
  }
  return check;
};

type Taken = Exclude<MappedRow, { refused: RefusedRow }>;

const isKnown = (row: ImportedRow, strange: readonly Strange[], known: KnownLeads): boolean =>
  (row.externalId !== null && known.ids.has(row.externalId)) ||
  (row.email !== null && known.mails.has(row.email)) ||
  strange.some(({ code, cell }) => (code === 'sameId' && cell === row.externalId) || (code === 'sameMail' && cell === row.email));

const countRefused = (check: RowCheck, refused: RefusedRow): void => {
  check.refused += 1;
  check.refusedBy[refused.reason] += 1;
  if (check.refusedRows.length < shown.refused) check.refusedRows.push(refused);
};

const countTaken = (check: RowCheck, { row, strange, more }: Taken, odd: OddRow['odd'] | undefined, known: KnownLeads): void => {
  const fresh = [row, ...more].filter((each) => !isKnown(each, strange, known)).length;
  if (fresh === 0) check.known += 1;
  else check.taken += 1;
  check.leads += fresh;
  if (row.phones.some((phone) => phone.number !== null)) check.withPhone += 1;
  if (row.email) check.withMail += 1;
  if (row.companyName) check.withCompany += 1;
  if (check.firstRows.length < shown.first) check.firstRows.push(row);
  const codes: OddCode[] = [...new Set<OddCode>([...(odd ? [odd] : []), ...strange.map((each) => each.code)])];
  for (const code of codes) check.strangeBy[code] = (check.strangeBy[code] ?? 0) + 1;
  if (codes.length > 0) check.strangeCount += 1;
  if (codes.length > 0 && check.strangeRows.length < shown.strange) check.strangeRows.push({ row, codes, strange });
};
