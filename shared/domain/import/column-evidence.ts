import type { DecimalMark } from '../campaign-cost-file.ts';
import { cleanCell, hostOf, isSalutation, looksLikePhone, mailOf, phonesIn, yesOrNo } from './cells.ts';
import { countryOf, languageOf } from './countries.ts';
import type { DateOrder } from './dates.ts';
import { headerWords } from './header-words.ts';
import type { ImportField, ImportTarget } from './import-fields.ts';
import { type NumberProof, proveNumbers, readableNumbers, readNumber } from './numbers.ts';
import { type DateProof, proveDates, readableDates } from './prove-dates.ts';
import type { Table } from './read-table.ts';
import { proposeValue, type ValueField } from './value-maps.ts';

/** `sure`: taken as it is. `look`: a person should look. `kept`: no field, kept under its own name. `leftOut`: not taken in. */
export type Certainty = 'sure' | 'look' | 'kept' | 'leftOut';

/** Why a column becomes what it becomes, coded for the screen. */
export type ColumnWhy =
  | {
      code:
        | 'name'
        | 'guess'
        | 'values'
        | 'remembered'
        | 'kept'
        | 'salutation'
        | 'empty'
        | 'returned'
        | 'leftOut'
        | 'dayOrMonth'
        | 'pointOrComma'
        | 'givesZone';
    }
  | { code: 'valid' | 'fewValid' | 'meant'; valid: number; of: number }
  | { code: 'fewDistinct' | 'notUnique'; distinct: number; of: number }
  | { code: 'datesProven'; order: DateOrder; proofs: number }
  | { code: 'numbersProven'; mark: DecimalMark; proofs: number }
  | { code: 'datesRead'; valid: number; of: number }
  | { code: 'taken'; by: string };

/** What the cells of a column say about it being `field`. `refutes`: they cannot be that. */
export type Evidence = { refutes?: true; certainty: Certainty; why: ColumnWhy; dates?: DateProof; numbers?: NumberProof };

/** The filled cells of a column, cleaned, from top to bottom. */
export const columnCells = (table: Table, index: number): string[] => {
  const cells: string[] = [];
  for (const row of table.rows) {
    const raw = row[index];
    if (!raw) continue;
    const cell = cleanCell(raw);
    if (cell) cells.push(cell);
  }
  return cells;
};

/** The first few different values, for the screen. */
export const samplesOf = (cells: readonly string[], most = 3): string[] => {
  const found = new Set<string>();
  for (const cell of cells) {
    found.add(cell.length > 80 ? `${cell.slice(0, 80)}…` : cell);
    if (found.size === most) break;
  }
  return [...found];
};

/** At most `most` cells, evenly spread, so that a type is not judged by the top of a sorted file. */
const spread = (cells: readonly string[], most: number): readonly string[] => {
  if (cells.length <= most) return cells;
  const step = cells.length / most;
  return Array.from({ length: most }, (_, at) => cells[Math.floor(at * step)] ?? '');
};

const shareOf = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

/** So few values that are all unreadable do not yet say that a column is not what its name says. */
const fewCells = 8;

const validBy = (cells: readonly string[], test: (cell: string) => boolean): Evidence => {
  const valid = cells.filter(test).length;
  const share = valid / cells.length;
  if (valid === 0 && cells.length >= fewCells)
    return { refutes: true, certainty: 'kept', why: { code: 'fewValid', valid, of: cells.length } };
  return share < 0.5
    ? { certainty: 'look', why: { code: 'fewValid', valid, of: cells.length } }
    : { certainty: 'sure', why: { code: 'valid', valid, of: cells.length } };
};

/** Names differ from row to row; a column of a handful of words ("cellular", "telephone") is something else. */
const namesOf = (cells: readonly string[]): Evidence => {
  const some = spread(cells, 2000);
  const distinct = new Set(some).size;
  const isRepeated = some.length >= 40 && distinct <= Math.max(3, some.length / 200);
  if (!isRepeated) return { certainty: 'sure', why: { code: 'name' } };
  return { refutes: true, certainty: 'kept', why: { code: 'fewDistinct', distinct, of: some.length } };
};

/** One company may fill a whole list; "yes" and "no" are no companies. */
const companiesOf = (cells: readonly string[]): Evidence =>
  cells.every((cell) => yesOrNo(cell) !== undefined)
    ? { refutes: true, certainty: 'kept', why: { code: 'fewDistinct', distinct: new Set(cells).size, of: cells.length } }
    : noEvidence;

const titlesOf = (cells: readonly string[]): Evidence =>
  shareOf(spread(cells, 300), isSalutation) > 0.8
    ? { refutes: true, certainty: 'kept', why: { code: 'salutation' } }
    : { certainty: 'sure', why: { code: 'name' } };

const idsOf = (cells: readonly string[]): Evidence => {
  const distinct = new Set(cells).size;
  if (distinct === cells.length) return { certainty: 'sure', why: { code: 'name' } };
  const why = { code: 'notUnique', distinct, of: cells.length } as const;
  return distinct < cells.length / 2 ? { refutes: true, certainty: 'kept', why } : { certainty: 'look', why };
};

const datesOf = (cells: readonly string[]): Evidence => {
  const dates = proveDates(cells);
  const valid = readableDates(dates);
  if (valid === 0) return { refutes: true, certainty: 'kept', why: { code: 'fewValid', valid, of: cells.length } };
  if (dates.mustAsk) return { certainty: 'look', why: { code: 'dayOrMonth' }, dates };
  const certainty = valid < cells.length / 2 ? 'look' : 'sure';
  const proofs = dates.onlyDayFirst + dates.onlyMonthFirst;
  if (dates.proven && proofs) return { certainty, why: { code: 'datesProven', order: dates.proven, proofs }, dates };
  return { certainty, why: { code: 'datesRead', valid, of: cells.length }, dates };
};

const numbersOf = (cells: readonly string[]): Evidence => {
  const numbers = proveNumbers(cells);
  const counted = validBy(cells, (cell) => readNumber(cell) !== undefined);
  if (readableNumbers(numbers) === 0) return counted;
  if (numbers.mustAsk) return { certainty: 'look', why: { code: 'pointOrComma' }, numbers };
  const proofs = numbers.onlyPoint + numbers.onlyComma;
  const isPlain = !numbers.proven || counted.certainty !== 'sure';
  return { ...counted, numbers, ...(isPlain || !numbers.proven ? {} : { why: { code: 'numbersProven', mark: numbers.proven, proofs } }) };
};

const phonesOf = (cells: readonly string[]): Evidence => validBy(cells, (cell) => phonesIn(cell).some(looksLikePhone));

/** Words of which none means a thing of ours, such as "Active", are kept; a person may still say that they do. */
const meantOf = (field: ValueField, cells: readonly string[]): Evidence => {
  const words = [...new Set(cells)].slice(0, 500);
  const valid = words.filter((word) => proposeValue(field, word, []) !== undefined).length;
  const why = { code: 'meant', valid, of: words.length } as const;
  if (valid === 0) return { refutes: true, certainty: 'kept', why: { code: 'kept' } };
  return { certainty: valid < words.length ? 'look' : 'sure', why };
};

const noEvidence: Evidence = { certainty: 'sure', why: { code: 'name' } };

const judges: Partial<Record<ImportField, (cells: readonly string[]) => Evidence>> = {
  firstName: namesOf,
  lastName: namesOf,
  fullName: namesOf,
  title: titlesOf,
  companyName: companiesOf,
  email: (cells) => validBy(cells, (cell) => mailOf(cell) !== undefined),
  phoneWork: phonesOf,
  phoneMobile: phonesOf,
  phoneHome: phonesOf,
  phoneOther: phonesOf,
  companyDomain: (cells) => validBy(cells, (cell) => hostOf(cell) !== undefined),
  employees: numbersOf,
  country: (cells) => validBy(cells, (cell) => countryOf(cell) !== undefined),
  language: (cells) => validBy(cells, (cell) => languageOf(cell) !== undefined),
  postcode: () => ({ certainty: 'sure', why: { code: 'givesZone' } }),
  externalId: idsOf,
  arrivedAt: datesOf,
  stage: (cells) => meantOf('stage', cells),
  touchKind: (cells) => meantOf('touchKind', cells),
  doNotCall: (cells) => validBy(cells, (cell) => yesOrNo(cell) !== undefined),
  consentPhone: (cells) => validBy(cells, (cell) => yesOrNo(cell) !== undefined),
  consentMail: (cells) => validBy(cells, (cell) => yesOrNo(cell) !== undefined),
  mailOptOut: (cells) => validBy(cells, (cell) => yesOrNo(cell) !== undefined),
};

/** Whether the cells of a column can be what its name says, with counts over the whole column. */
export const judgeCells = (cells: readonly string[], target: ImportTarget): Evidence => {
  if (target === 'custom') return { certainty: 'kept', why: { code: 'kept' } };
  if (target === 'leaveOut') return { certainty: 'leftOut', why: { code: 'leftOut' } };
  if (cells.length === 0) return { certainty: 'leftOut', why: { code: 'empty' } };
  return judges[target]?.(cells) ?? noEvidence;
};

/** What a column without a known name must be, by its values alone. Dates are not claimed: which date it is, only its name can say. */
export const fieldByCells = (cells: readonly string[], header: string): ImportField | undefined => {
  const some = spread(cells, 400);
  if (some.length < 3) return undefined;
  if (shareOf(some, (cell) => mailOf(cell) !== undefined) > 0.8) return 'email';
  if (!namesNumber.test(headerWords(header)) && shareOf(some, isPhoneAlone) > 0.8) return 'phoneOther';
  if (shareOf(some, (cell) => cell.length > 2 && /^\p{L}/u.test(cell) && countryOf(cell) !== undefined) > 0.9) return 'country';
  return undefined;
};

/** Names of numbers that are not dialled by people. */
const namesNumber = /\b(fax\w*|telefax|id|ids|code|number|account|order|invoice|vat|tax|iban|amount|date|datum|zip|ref|reference)\b/;

const isPhoneAlone = (cell: string): boolean =>
  looksLikePhone(cell) && /[+\s()/-]/.test(cell) && cell.replace(/\D/g, '').length > 6 && !/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(cell);
