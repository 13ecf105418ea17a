import type { Phone } from '../lead.ts';
import type { ImportedRow } from './imported-row.ts';

/** What is odd about a row that is taken in all the same. The value itself is kept under its column's name. */
export type StrangeCode =
  | 'mailUnread'
  | 'phoneUnread'
  | 'countryUnread'
  | 'languageUnread'
  | 'webUnread'
  | 'numberUnread'
  | 'answerUnread'
  | 'futureDate'
  | 'oldDate'
  | 'cut'
  | 'noteCut'
  | 'sameMail'
  | 'sameId'
  | 'halfPerson';
export type Strange = { code: StrangeCode; header: string; cell: string };

/** A row while its columns are read. Numbers and the address wait for the country, which may stand in a later column. */
export type RowDraft = {
  row: ImportedRow;
  strange: Strange[];
  fullName: { header: string; cell: string } | null;
  phoneCells: { kind: Phone['kind']; header: string; cell: string }[];
  streets: string[];
  houseNumber: string;
  notes: { header: string; cell: string }[];
  hasUnreadMail: boolean;
  hasUnreadDate: boolean;
};

export const newDraft = (row: number): RowDraft => ({
  row: {
    row,
    person: 0,
    firstName: '',
    lastName: '',
    title: '',
    email: null,
    phones: [],
    companyName: '',
    companyDomain: null,
    industry: '',
    employees: null,
    street: '',
    city: '',
    region: '',
    postcode: '',
    country: null,
    language: null,
    externalId: null,
    arrivedAt: null,
    touchTitle: '',
    sourceWords: '',
    source: null,
    touchKind: null,
    ownerId: null,
    stage: null,
    note: '',
    doNotCall: false,
    consentPhone: 'unknown',
    consentMail: 'unknown',
    custom: {},
  },
  strange: [],
  fullName: null,
  phoneCells: [],
  streets: [],
  houseNumber: '',
  notes: [],
  hasUnreadMail: false,
  hasUnreadDate: false,
});

/** At most `most` characters, never half of a surrogate pair: PostgreSQL takes no such text. */
export const cutText = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const code = text.charCodeAt(most - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? most - 1 : most);
};

/** Longest value of a custom field; longer ones go to the note, which takes ten times as much. */
const longestCustom = 2000;

/** Keeps a cell under its column's name, as written. */
export const keepCell = (draft: RowDraft, header: string, cell: string): void => {
  if (cell.length <= longestCustom) draft.row.custom[header] = cell;
  else draft.notes.push({ header, cell });
};

export const markStrange = (draft: RowDraft, code: StrangeCode, header: string, cell: string): void => {
  draft.strange.push({ code, header, cell: cutText(cell, 200) });
};

/** Keeps a cell that its field cannot hold, and says so. */
export const keepUnread = (draft: RowDraft, code: StrangeCode, header: string, cell: string): void => {
  keepCell(draft, header, cell);
  markStrange(draft, code, header, cell);
};

/** One line without breaks, at most 300 characters; what is longer is kept whole beside it. */
export const asLine = (draft: RowDraft, header: string, cell: string): string => {
  const line = /[\n\t]/.test(cell) ? cell.replace(/\s+/g, ' ') : cell;
  if (line.length <= 300) return line;
  keepUnread(draft, 'cut', header, cell);
  return cutText(line, 300);
};
