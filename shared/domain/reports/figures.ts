import { type ColumnId, type ColumnSpec, dividedBy, specOf } from './columns.ts';
import type { Figure, OtherMoney, ReportRow, ReportTable, RowKind } from './report.ts';

/** Makes figures out of what stands behind them. No figure is made in any other way, so that none can say more than it lists. */

/** A lead, and what it adds. */
export type Part = readonly [leadId: string, amount: number];

export const countOf = (leadIds: readonly string[]): Figure => ({ value: leadIds.length, leadIds });

/** So many leads, counted by a database. */
export const sized = (size: number): Figure => ({ value: size, leadIds: [], size });

/** How many leads stand behind a figure. */
export const sizeOf = ({ size, leadIds }: Figure): number => size ?? leadIds.length;

export const given = (value: number | null, currency?: string): Figure => ({ value, leadIds: [], ...(currency ? { currency } : {}) });

/** Money of several currencies as one figure in `currency`; what is in others stands beside it. Null: none of them is more than beside. */
export const moneyOf = (byCurrency: Iterable<readonly [string, readonly Part[]]>, currency: string | null): Figure => {
  const others: OtherMoney[] = [];
  let own: readonly Part[] | null = currency === null ? null : [];
  for (const [each, parts] of byCurrency) {
    if (each === currency) own = parts;
    else others.push({ currency: each, ...listOf(parts), value: sumOf(parts.map(([, amount]) => amount)) });
  }
  const beside = others.length > 0 ? { others } : {};
  if (own === null || currency === null) return { value: null, leadIds: [], ...beside };
  return { value: sumOf(own.map(([, amount]) => amount)), ...listOf(own), currency, ...beside };
};

const listOf = (parts: readonly Part[]): { leadIds: string[]; amounts: number[] } => ({
  leadIds: parts.map(([leadId]) => leadId),
  amounts: parts.map(([, amount]) => amount),
});

/** By the column's own counting; `currency` for money. */
export const figureOf = (id: ColumnId, parts: readonly Part[], currency?: string): Figure => {
  const { leadIds, amounts } = listOf(parts);
  return { value: amountOf(specOf(id), leadIds, amounts), leadIds, amounts, ...(currency ? { currency } : {}) };
};

const amountOf = ({ counting }: ColumnSpec, leadIds: readonly string[], amounts: readonly number[]): number | null => {
  if (counting === 'count') return leadIds.length;
  if (counting === 'sum') return sumOf(amounts);
  if (counting === 'mean') return amounts.length > 0 ? Math.round(sumOf(amounts) / amounts.length) : null;
  return counting === 'late' ? ninthOfTen(amounts) : medianOf(amounts);
};

export const sumOf = (amounts: Iterable<number>): number => {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
};

export const medianOf = (amounts: readonly number[]): number | null => {
  const inOrder = amounts.toSorted((a, b) => a - b);
  const [lower, upper] = [inOrder[(inOrder.length - 1) >> 1], inOrder[inOrder.length >> 1]];
  return lower === undefined || upper === undefined ? null : Math.round((lower + upper) / 2);
};

/** The smallest amount that nine in ten do not exceed. */
export const ninthOfTen = (amounts: readonly number[]): number | null =>
  amounts.toSorted((a, b) => a - b)[Math.ceil(amounts.length * 0.9) - 1] ?? null;

/** One figure by another: whole minor units where it is money, whole milliseconds where it is time. */
export const quotientOf = (id: ColumnId, top: Figure | undefined, bottom: Figure | undefined): Figure => {
  const { unit } = specOf(id);
  const isWhole = unit === 'money' || unit === 'time';
  const raw = top?.value === null || !top || !bottom?.value ? null : top.value / bottom.value;
  const value = raw === null ? null : isWhole ? Math.round(raw) : raw;
  const behind = top && sizeOf(top) > 0 ? top : bottom;
  return {
    value,
    leadIds: behind?.leadIds ?? [],
    ...(behind?.size === undefined ? {} : { size: behind.size }),
    ...(unit === 'money' && top?.currency ? { currency: top.currency } : {}),
  };
};

type RowDraft = { key: string; label?: string | null; figures: Partial<Record<ColumnId, Figure>> };

/** A row with its quotients worked out; columns that hold nothing to divide stay away. */
const closeRow = (columns: readonly ColumnId[], { key, label = null, figures }: RowDraft): ReportRow => {
  const all = { ...figures };
  for (const id of columns) {
    const per = dividedBy(id);
    if (per && !all[id]) all[id] = quotientOf(id, all[per[0]], all[per[1]]);
  }
  return { key, label, figures: all };
};

/** The whole of rows that share no lead: all that they list, counted once more. Null currency: rows of several currencies make no sum. */
const totalOf = (columns: readonly ColumnId[], rows: readonly RowDraft[]): RowDraft => {
  const figures: Partial<Record<ColumnId, Figure>> = {};
  for (const id of baseColumns(columns)) {
    const found = rows.flatMap((row) => row.figures[id] ?? []);
    if (found.length > 0) figures[id] = joined(id, found);
  }
  return { key: 'total', figures };
};

/** What is shown, and what quotients need. */
const baseColumns = (columns: readonly ColumnId[]): Set<ColumnId> => new Set(columns.flatMap((id) => dividedBy(id) ?? [id]));

const joined = (id: ColumnId, figures: readonly Figure[]): Figure => {
  const spec = specOf(id);
  const currencies = new Set(figures.flatMap((each) => (each.value ? (each.currency ?? []) : [])));
  // Of nothing but zeros there is a currency only where all have the same.
  const possible = currencies.size === 0 ? new Set(figures.flatMap((each) => each.currency ?? [])) : currencies;
  const currency = possible.size === 1 ? [...possible][0] : undefined;
  // What nobody has said of any row is not nothing.
  if (spec.counting === 'given') return spec.unit === 'money' ? givenMoney(figures, currency) : given(null);
  if (figures.some(({ size }) => size !== undefined)) return sized(sumOf(figures.map(sizeOf)));
  if (spec.counting === 'count') return countOf(figures.flatMap(({ leadIds }) => leadIds));
  if (figures.every(({ value, leadIds }) => value === null && leadIds.length === 0)) return given(null, currency);
  if (spec.unit === 'money' && (currency !== undefined || currencies.size > 1)) return moneyOf(partsByCurrency(figures), currency ?? null);
  return figureOf(id, figures.flatMap(partsOf), currency);
};

/** Money from elsewhere, summed; of several currencies each by itself. */
const givenMoney = (figures: readonly Figure[], currency: string | undefined): Figure => {
  if (figures.every(({ value }) => value === null)) return given(null);
  const sums = new Map<string, number>();
  for (const each of figures) if (each.currency && each.value) sums.set(each.currency, (sums.get(each.currency) ?? 0) + each.value);
  if (sums.size < 2) return given(sumOf(figures.map(({ value }) => value ?? 0)), currency);
  return { ...given(null), others: [...sums].map(([each, value]) => ({ currency: each, value, leadIds: [], amounts: [value] })) };
};

const partsOf = ({ leadIds, amounts }: Pick<Figure, 'leadIds' | 'amounts'>): Part[] =>
  leadIds.map((leadId, at): Part => [leadId, amounts?.[at] ?? 1]);

/** All money of some figures, that beside them included. */
const partsByCurrency = (figures: readonly Figure[]): Map<string, Part[]> => {
  const found = new Map<string, Part[]>();
  const add = (currency: string, parts: Part[]): void => {
    const sum = found.get(currency) ?? [];
    for (const part of parts) sum.push(part);
    found.set(currency, sum);
  };
  for (const { currency, others = [], ...own } of figures) {
    if (currency && own.leadIds.length > 0) add(currency, partsOf(own));
    for (const other of others) add(other.currency, partsOf(other));
  }
  return found;
};

type TableDraft = {
  id: string;
  rowKind: RowKind;
  columns: readonly ColumnId[];
  rows: readonly RowDraft[];
  /** Whether each lead stands in one row only, so that a total can be drawn. */
  isPartition: boolean;
  /** The whole counted by itself, each lead once, where rows share leads and it is still of use. */
  whole?: RowDraft['figures'] | undefined;
};

export const tableOf = ({ id, rowKind, columns, rows, isPartition, whole }: TableDraft): ReportTable => {
  const total = isPartition ? totalOf(columns, rows) : whole && { key: 'total', figures: whole };
  return {
    id,
    rowKind,
    columns,
    rows: rows.map((row) => closeRow(columns, row)),
    total: total && rows.length > 0 ? closeRow(columns, total) : null,
  };
};

/** Why a figure says something else than its list, or null: what the property test and every agreement run ask of each figure. */
export const figureFault = (id: ColumnId, figure: Figure, row: ReportRow): string | null => {
  const spec = specOf(id);
  for (const { currency, value, amounts } of figure.others ?? [])
    if (!Object.is(sumOf(amounts), value)) return `${id} of ${row.key} says ${value} ${currency}, its list comes to ${sumOf(amounts)}`;
  const per = dividedBy(id);
  // Open: nothing is claimed.
  if (figure.value === null && figure.leadIds.length === 0) return null;
  if (new Set(figure.leadIds).size !== figure.leadIds.length && spec.counting === 'count') return `${id} counts a lead twice`;
  const expected = per
    ? quotientOf(id, row.figures[per[0]], row.figures[per[1]]).value
    : spec.counting === 'given'
      ? figure.value
      : figure.others && figure.value === null
        ? null
        : amountOf(spec, figure.leadIds, figure.amounts ?? figure.leadIds.map(() => 1));
  return Object.is(expected, figure.value) ? null : `${id} of ${row.key} says ${figure.value}, its list comes to ${expected}`;
};
