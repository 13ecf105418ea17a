import { touchKinds } from '../call.ts';
import type { DecimalMark } from '../campaign-cost-file.ts';
import { leadSources } from '../lead.ts';
import { hostOf, isSalutation, mailOf, splitName, yesOrNo } from './cells.ts';
import { countryOf, languageOf } from './countries.ts';
import type { dateReader } from './dates.ts';
import type { ImportField } from './import-fields.ts';
import { numberIn } from './numbers.ts';
import { asLine, keepCell, keepUnread, markStrange, type RowDraft } from './row-draft.ts';
import { type EntryStage, entryStages, type ValueField, type ValueMaps, valueKey } from './value-maps.ts';

export type CellContext = {
  readDate: ReturnType<typeof dateReader>;
  numberMark: DecimalMark | null;
  now: number;
  values: ValueMaps;
};
type ReadCell = (draft: RowDraft, header: string, cell: string, context: CellContext) => void;

type LineField = 'firstName' | 'lastName' | 'title' | 'companyName' | 'industry' | 'city' | 'region' | 'postcode' | 'externalId';

const lineInto =
  (field: LineField): ReadCell =>
  (draft, header, cell) => {
    draft.row[field] = asLine(draft, header, cell);
  };

const phoneOf =
  (kind: 'work' | 'mobile' | 'home' | 'other'): ReadCell =>
  (draft, header, cell) => {
    draft.phoneCells.push({ kind, header, cell });
  };

/** The first address of the cell; a cell with more than one is kept too. */
const readMail: ReadCell = (draft, header, cell) => {
  const whole = mailOf(cell);
  const first =
    whole ??
    cell
      .split(/[;,|\s]+/)
      .map(mailOf)
      .find((each) => each !== undefined);
  if (first) draft.row.email = first;
  if (first && !whole) keepCell(draft, header, cell);
  if (first) return;
  draft.hasUnreadMail = true;
  keepUnread(draft, 'mailUnread', header, cell);
};

const readCompanyDomain: ReadCell = (draft, header, cell) => {
  const host = hostOf(cell);
  if (host) draft.row.companyDomain = host;
  else keepUnread(draft, 'webUnread', header, cell);
};

const readEmployees: ReadCell = (draft, header, cell, { numberMark }) => {
  const employees = numberIn(cell, numberMark);
  if (employees === undefined) keepUnread(draft, 'numberUnread', header, cell);
  else draft.row.employees = employees;
};

const readCountry: ReadCell = (draft, header, cell) => {
  const country = countryOf(cell);
  if (country) draft.row.country = country;
  else keepUnread(draft, 'countryUnread', header, cell);
};

const readLanguage: ReadCell = (draft, header, cell) => {
  const language = languageOf(cell);
  if (language) draft.row.language = language;
  else keepUnread(draft, 'languageUnread', header, cell);
};

const dayMs = 86_400_000;
const oldestArrival = Date.UTC(1990, 0, 1);

/** A day of today without a time stands at noon: never later than now. */
const readArrival: ReadCell = (draft, header, cell, { readDate, now }) => {
  const read = readDate(cell);
  if (!read) {
    draft.hasUnreadDate = true;
    return;
  }
  const isToday = !read.hasTime && read.at > now && read.at - now < dayMs / 2;
  draft.row.arrivedAt = isToday ? now : read.at;
  if (!isToday && read.at > now) markStrange(draft, 'futureDate', header, cell);
  if (read.at < oldestArrival) markStrange(draft, 'oldDate', header, cell);
};

/** Several columns on one line, as long as it holds them. */
const joinInto =
  (field: 'touchTitle' | 'sourceWords'): ReadCell =>
  (draft, header, cell) => {
    const line = asLine(draft, header, cell);
    const joined = draft.row[field] ? `${draft.row[field]} · ${line}` : line;
    if (joined.length <= 300) draft.row[field] = joined;
    else keepCell(draft, header, cell);
  };
const readTouchTitle = joinInto('touchTitle');
const readTouchDetail = joinInto('sourceWords');

const readAnswer = (draft: RowDraft, header: string, cell: string): boolean | undefined => {
  const answer = yesOrNo(cell);
  if (answer === undefined) keepUnread(draft, 'answerUnread', header, cell);
  return answer;
};

const consentInto =
  (field: 'consentPhone' | 'consentMail'): ReadCell =>
  (draft, header, cell) => {
    const answer = readAnswer(draft, header, cell);
    if (answer !== undefined) draft.row[field] = answer ? 'granted' : 'refused';
  };

const meantBy = (field: ValueField, cell: string, values: ValueMaps): string => values[field]?.[valueKey(cell)] ?? '';

const oneOf = <Code extends string>(codes: readonly Code[], word: string): Code | null => codes.find((code) => code === word) ?? null;

/** A word that means nobody here stays with the lead: a person can still read who had it. */
const readOwner: ReadCell = (draft, header, cell, { values }) => {
  const meant = meantBy('owner', cell, values);
  draft.row.ownerId = meant || null;
  if (!meant) keepCell(draft, header, cell);
};

/** The other system's own word is kept: its stages seldom mean quite what ours do. */
const readStage: ReadCell = (draft, header, cell, { values }) => {
  draft.row.stage = oneOf<EntryStage>(entryStages, meantBy('stage', cell, values)) ?? draft.row.stage;
  keepCell(draft, header, cell);
};

/** Its own word is kept: several of them become one source here, and reports can still tell them apart. */
const readSource: ReadCell = (draft, header, cell, context) => {
  const { values } = context;
  readTouchDetail(draft, header, cell, context);
  draft.row.source = oneOf(leadSources, meantBy('sourceWords', cell, values));
  keepCell(draft, header, cell);
};

/** A word that is understood tells of the touch, not of the person: it stands with what they did, and is no field of the lead. */
const readTouchKind: ReadCell = (draft, header, cell, context) => {
  draft.row.touchKind = oneOf(touchKinds, meantBy('touchKind', cell, context.values));
  if (draft.row.touchKind === null) keepCell(draft, header, cell);
  else readTouchDetail(draft, header, cell, context);
};

/** How each field reads a filled cell. What cannot be read stays under the column's name, so nothing of a row is lost. */
export const cellReaders: Record<ImportField, ReadCell> = {
  firstName: lineInto('firstName'),
  lastName: lineInto('lastName'),
  fullName: (draft, header, cell) => {
    draft.fullName = { header, cell };
  },
  title: lineInto('title'),
  email: readMail,
  phoneWork: phoneOf('work'),
  phoneMobile: phoneOf('mobile'),
  phoneHome: phoneOf('home'),
  phoneOther: phoneOf('other'),
  companyName: lineInto('companyName'),
  companyDomain: readCompanyDomain,
  industry: lineInto('industry'),
  employees: readEmployees,
  street: (draft, header, cell) => {
    draft.streets.push(asLine(draft, header, cell));
  },
  houseNumber: (draft, header, cell) => {
    draft.houseNumber = asLine(draft, header, cell);
  },
  postcode: lineInto('postcode'),
  city: lineInto('city'),
  region: lineInto('region'),
  country: readCountry,
  language: readLanguage,
  externalId: lineInto('externalId'),
  arrivedAt: readArrival,
  touchTitle: readTouchTitle,
  touchKind: readTouchKind,
  sourceWords: readSource,
  owner: readOwner,
  stage: readStage,
  note: (draft, header, cell) => {
    draft.notes.push({ header, cell });
  },
  doNotCall: (draft, header, cell) => {
    draft.row.doNotCall = readAnswer(draft, header, cell) ?? draft.row.doNotCall;
  },
  consentPhone: consentInto('consentPhone'),
  consentMail: consentInto('consentMail'),
  mailOptOut: (draft, header, cell) => {
    const answer = readAnswer(draft, header, cell);
    if (answer !== undefined) draft.row.consentMail = answer ? 'refused' : draft.row.consentMail;
  },
};

/** Fills what first and last name columns left open; a form of address that was left out stays under the column's name. */
export const readFullName = (draft: RowDraft): void => {
  if (!draft.fullName || (draft.row.firstName && draft.row.lastName)) return;
  const { header, cell } = draft.fullName;
  const name = splitName(asLine(draft, header, cell));
  draft.row.firstName ||= name.firstName;
  draft.row.lastName ||= name.lastName;
  if (cell.split(/\s+/).some((word) => isSalutation(word) && !`${name.firstName} ${name.lastName}`.includes(word)))
    keepCell(draft, header, cell);
};
