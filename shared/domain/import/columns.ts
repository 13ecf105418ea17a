import type { DecimalMark } from '../campaign-cost-file.ts';
import { type Certainty, type ColumnWhy, columnCells, type Evidence, fieldByCells, judgeCells, samplesOf } from './column-evidence.ts';
import type { DateOrder } from './dates.ts';
import { type HeaderMatch, peopleOfHeaders, recogniseHeaders } from './header-words.ts';
import { type ImportField, type ImportTarget, isImportTarget, isOfPerson, takesSeveralColumns } from './import-fields.ts';
import type { NumberProof } from './numbers.ts';
import type { DateProof } from './prove-dates.ts';
import type { Table } from './read-table.ts';

/** One column of the file and what it becomes. */
export type Column = {
  index: number;
  header: string;
  samples: string[];
  filled: number;
  /** Which person of a row it tells of; 0 for the first or only one. */
  person: number;
  target: ImportTarget;
  certainty: Certainty;
  why: ColumnWhy;
  /** Only for the column of arrival. */
  dates: DateProof | null;
  /** Only for the column of employees. */
  numbers?: NumberProof;
};

/** Header → target, as it is stored with the run and used again for files with the same headers. */
export type Mapping = Record<string, ImportTarget>;

type Claim = { field: ImportField; by: HeaderMatch['by'] | 'values' };
type Draft = { index: number; header: string; person: number; cells: string[]; claim: Claim | undefined; evidence: Evidence | undefined };

/** Says for every column what it becomes, how sure that is and why. `remembered` is the mapping of a former file like this. */
export const guessColumns = (table: Table, remembered?: Mapping): Column[] => {
  if (remembered) return table.headers.map((_, index) => asRemembered(table, index, remembered));
  const returned = returnedColumns(table.headers);
  const matches = recogniseHeaders(table.headerRow === null ? table.headers.map(() => '') : table.headers);
  const people = peopleOfHeaders(table.headers);
  const drafts = table.headers.map((header, index) => ({
    ...draft(header, index, columnCells(table, index), matches[index]),
    person: people[index] ?? 0,
  }));
  const winners = pickWinners(drafts);
  return drafts.map((each) => (each.index < returned ? asReturned(settle(each, winners)) : settle(each, winners)));
};

const draft = (header: string, index: number, cells: string[], match: HeaderMatch | undefined): Omit<Draft, 'person'> => {
  const claim = match ?? claimByCells(cells, header);
  return { index, header, cells, claim, evidence: claim && cells.length > 0 ? judgeCells(cells, claim.field) : undefined };
};

const claimByCells = (cells: readonly string[], header: string): Claim | undefined => {
  const field = fieldByCells(cells, header);
  return field && { field, by: 'values' };
};

const strength: Record<Claim['by'], number> = { name: 2, hint: 1, values: 0 };

/** One column for each field that takes one: a known name before a likely one before values alone, then the fuller column. */
const pickWinners = (drafts: readonly Draft[]): Map<string, Draft> => {
  const winners = new Map<string, Draft>();
  for (const each of drafts) {
    if (!each.claim || !each.evidence || each.evidence.refutes) continue;
    const key = placeOf(each.claim.field, each.person);
    const standing = winners.get(key);
    if (!standing || isStronger(each, standing)) winners.set(key, each);
  }
  return winners;
};

/** A field is taken once for the row, or once for each person of it. */
const placeOf = (field: ImportTarget, person: number): string => (isOfPerson(field) ? `${field} ${person}` : field);

const isStronger = (a: Draft, b: Draft): boolean => {
  const byKind = strength[a.claim?.by ?? 'values'] - strength[b.claim?.by ?? 'values'];
  return byKind === 0 ? a.cells.length > b.cells.length * 1.2 : byKind > 0;
};

const settle = ({ index, header, person, cells, claim, evidence }: Draft, winners: ReadonlyMap<string, Draft>): Column => {
  const seen = { index, header, person, samples: samplesOf(cells), filled: cells.length };
  if (cells.length === 0) return { ...seen, target: 'leaveOut', certainty: 'leftOut', why: { code: 'empty' }, dates: null };
  if (!claim || !evidence) return { ...seen, target: 'custom', certainty: 'kept', why: { code: 'kept' }, dates: null };
  const winner = winners.get(placeOf(claim.field, person));
  if (winner && winner.index !== index && !takesSeveralColumns(claim.field))
    return { ...seen, target: 'custom', certainty: 'kept', why: { code: 'taken', by: winner.header }, dates: null };
  const { refutes, certainty, why, dates, numbers } = evidence;
  if (refutes) return { ...seen, target: 'custom', certainty: 'kept', why, dates: null };
  return { ...seen, target: claim.field, ...weighed(claim, certainty, why), dates: dates ?? null, ...(numbers ? { numbers } : {}) };
};

/** What only a part of the name or the values say is shown for a look, unless the values prove it. */
const weighed = (claim: Claim, certainty: Certainty, why: ColumnWhy): { certainty: Certainty; why: ColumnWhy } => {
  if (claim.by === 'name' || why.code === 'dayOrMonth' || why.code === 'pointOrComma') return { certainty, why };
  const isProven = why.code === 'valid' && why.valid >= why.of * 0.8;
  if (isProven && (claim.by === 'hint' || claim.field === 'email')) return { certainty, why };
  return { certainty: 'look', why: { code: claim.by === 'hint' ? 'guess' : 'values' } };
};

const asRemembered = (table: Table, index: number, remembered: Mapping): Column => {
  const column = columnAs(table, index, remembered[table.headers[index] ?? ''] ?? 'custom');
  if (index < returnedColumns(table.headers)) return asReturned(column);
  const isPlain = column.certainty === 'sure' && column.why.code === 'name';
  return isPlain ? { ...column, why: { code: 'remembered' } } : column;
};

/** A column when a person says what it becomes. */
export const columnAs = (table: Table, index: number, target: ImportTarget): Column => {
  const cells = columnCells(table, index);
  const { certainty, why, dates, numbers } = judgeCells(cells, target);
  const fixed = cells.length > 0 && certainty === 'kept' && target !== 'custom' ? 'look' : certainty;
  return {
    index,
    header: table.headers[index] ?? '',
    person: peopleOfHeaders(table.headers)[index] ?? 0,
    samples: samplesOf(cells),
    filled: cells.length,
    target,
    certainty: fixed,
    why,
    dates: dates ?? null,
    ...(numbers ? { numbers } : {}),
  };
};

/** The columns after a person's choice: another column that held a field for one gives it up and is kept under its own name. */
export const withColumn = (columns: readonly Column[], chosen: Column): Column[] =>
  columns.map((each) => {
    if (each.index === chosen.index) return chosen;
    const isSamePlace = placeOf(each.target, each.person) === placeOf(chosen.target, chosen.person);
    if (!isSamePlace || takesSeveralColumns(chosen.target)) return each;
    return { ...each, target: 'custom', certainty: 'kept', why: { code: 'taken', by: chosen.header }, dates: null };
  });

export const mappingOf = (columns: readonly Column[]): Mapping => Object.fromEntries(columns.map((each) => [each.header, each.target]));

/** The order of the dates in the column of arrival, or that it has to be asked. Null order: it does not matter. */
export const dateOrderOf = (columns: readonly Column[]): { order: DateOrder | null; mustAsk: boolean } => {
  const dates = columns.find((each) => each.target === 'arrivedAt')?.dates;
  return { order: dates?.proven ?? null, mustAsk: dates?.mustAsk ?? false };
};

/** The mark before decimals in the column of employees, or that it has to be asked. Null mark: it does not matter. */
export const numberMarkOf = (columns: readonly Column[]): { mark: DecimalMark | null; mustAsk: boolean } => {
  const numbers = columns.find((each) => each.target === 'employees')?.numbers;
  return { mark: numbers?.proven ?? null, mustAsk: numbers?.mustAsk ?? false };
};

/** The columns that a file of refused rows has in front: it comes back mended, and they are no part of it. */
const returnedHeaders = ['row', 'reason'];
/** Whether a file of refused rows comes back. */
export const isReturnedFile = (headers: readonly string[]): boolean => returnedColumns(headers) > 0;

const returnedColumns = (headers: readonly string[]): number =>
  returnedHeaders.every((name, at) => headers[at]?.toLowerCase() === name) ? returnedHeaders.length : 0;

const asReturned = (column: Column): Column => ({
  ...column,
  target: 'leaveOut',
  certainty: 'leftOut',
  why: { code: 'returned' },
  dates: null,
});

/** The newest of former mappings that was made for exactly these headers. Expects the newest first. */
export const mappingForHeaders = (headers: readonly string[], former: readonly Record<string, string>[]): Mapping | undefined => {
  const returned = returnedColumns(headers);
  const own = headers.slice(returned);
  const fitsTo = (mapping: Record<string, string>, names: readonly string[]) =>
    Object.keys(mapping).length === names.length && names.every((header) => Object.hasOwn(mapping, header));
  const fits = former.find((mapping) => fitsTo(mapping, headers) || (returned > 0 && fitsTo(mapping, own)));
  if (!fits) return undefined;
  return Object.fromEntries(headers.map((header) => [header, Object.hasOwn(fits, header) ? targetOr(fits[header]) : 'leaveOut']));
};

const targetOr = (word: string | undefined): ImportTarget => (word && isImportTarget(word) ? word : 'custom');
