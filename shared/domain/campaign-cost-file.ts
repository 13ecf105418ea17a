import { foldWords } from './fold-words.ts';
import { cleanCell } from './import/cells.ts';
import { type DateOrder, dayOf } from './import/dates.ts';
import { monthOfName } from './import/month-names.ts';
import { proveDates } from './import/prove-dates.ts';
import { readTable } from './import/read-table.ts';
import type { Campaign } from './people.ts';
import { lastOfMonth } from './zone.ts';

/** What separates cents: `1,234.50` or `1.234,50`. */
export const decimalMarks = ['point', 'comma'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Why a line gave no cost. */
export type CostFault = 'noCampaign' | 'whichCampaign' | 'noPeriod' | 'backwards' | 'noAmount';
export type CostLine = { row: number; campaignId: string; startsOn: string; endsOn: string; amount: number; what: string };
export type RefusedCost = { row: number; text: string; why: CostFault };

/**
 * A file of costs as read: every line stands in one of the lists, `rows = costs + known + refused`. `ask`: what two readings fit and a person
 * has to say; nothing is read as a cost until they have.
 */
export type CostFile = {
  rows: number;
  costs: CostLine[];
  /** Entered before: same campaign, period, amount and words. */
  known: CostLine[];
  refused: RefusedCost[];
  ask: { amount: string | null; date: { text: string; dayFirst: string; monthFirst: string } | null };
};

type Column = 'campaign' | 'from' | 'to' | 'month' | 'amount' | 'what';

/** Words of headers, folded; the first column that has one of them is taken. */
const headerWords: Record<Column, readonly string[]> = {
  campaign: ['campaign', 'campaign name', 'kampagne', 'campagne', 'campana', 'campagna', 'name', 'utm campaign', 'campaign id'],
  from: [
    'from',
    'start',
    'starts',
    'start date',
    'begin',
    'von',
    'ab',
    'date',
    'datum',
    'day',
    'tag',
    'reporting starts',
    'debut',
    'desde',
  ],
  to: ['to', 'till', 'until', 'end', 'ends', 'end date', 'bis', 'reporting ends', 'fin', 'hasta'],
  month: ['month', 'monat', 'period', 'mois', 'mes', 'mese'],
  amount: ['amount', 'cost', 'costs', 'spend', 'amount spent', 'kosten', 'betrag', 'total', 'summe', 'montant', 'importe', 'cout', 'netto'],
  what: ['what', 'what for', 'description', 'beschreibung', 'purpose', 'zweck', 'text', 'kind', 'art', 'position', 'note'],
};

const columnOf = (header: string): Column | undefined => {
  // A currency in brackets says nothing of the kind of column: `Amount spent (EUR)`.
  const folded = foldWords(header.replace(/\([^)]*\)/g, '')).trim();
  return (Object.keys(headerWords) as Column[]).find((column) => headerWords[column].includes(folded));
};

type Known = Omit<CostLine, 'row'>;
export type CostFileContext = {
  campaigns: readonly Pick<Campaign, 'id' | 'name' | 'currency'>[];
  known: readonly Known[];
  decimal: DecimalMark | null;
  dateOrder: DateOrder | null;
};

/** Reads a CSV of costs. `undefined`: it has no columns for campaign, amount and a period. */
export const readCostFile = (text: string, context: CostFileContext): CostFile | undefined => {
  const table = readTable(text, (cell) => columnOf(cell) !== undefined);
  if ('refused' in table) return undefined;
  const at = columnsIn(table.headers);
  if (!at.has('campaign') || !at.has('amount') || !(at.has('from') || at.has('month'))) return undefined;
  const lines = table.rows.map((cells, index): Line => {
    const cell = (column: Column) => cleanCell(cells[at.get(column) ?? -1] ?? '');
    return { row: table.rowNumbers[index] ?? index + 1, text: cells.map(cleanCell).join(' ').trim().slice(0, 120), cell };
  });
  const marks = proveDecimals(lines.map(({ cell }) => cell('amount')));
  const dates = proveDates(lines.flatMap(({ cell }) => [cell('from'), cell('to')]).filter((each) => each !== ''));
  const reading = { decimal: context.decimal ?? marks.proven, dateOrder: context.dateOrder ?? dates.proven };
  const ask = {
    amount: reading.decimal === null ? marks.sample : null,
    date: reading.dateOrder === null && dates.mustAsk ? dates.sample : null,
  };
  return { rows: lines.length, ...sortLines(lines, readerOf(context.campaigns, reading), context.known), ask };
};

const columnsIn = (headers: readonly string[]): Map<Column, number> => {
  const at = new Map<Column, number>();
  headers.forEach((header, index) => {
    const column = columnOf(header);
    if (column && !at.has(column)) at.set(column, index);
  });
  return at;
};

type Line = { row: number; text: string; cell: (column: Column) => string };
type ReadLine = (line: Line) => CostLine | CostFault;

const sortLines = (lines: readonly Line[], read: ReadLine, known: readonly Known[]): Pick<CostFile, 'costs' | 'known' | 'refused'> => {
  const entered = new Set(known.map(keyOf));
  const sorted: Pick<CostFile, 'costs' | 'known' | 'refused'> = { costs: [], known: [], refused: [] };
  for (const line of lines) {
    const cost = read(line);
    if (typeof cost === 'string') sorted.refused.push({ row: line.row, text: line.text, why: cost });
    else sorted[entered.has(keyOf(cost)) ? 'known' : 'costs'].push(cost);
  }
  return sorted;
};

type Reading = Pick<CostFileContext, 'decimal' | 'dateOrder'>;

const readerOf = (campaigns: CostFileContext['campaigns'], { decimal, dateOrder }: Reading): ReadLine => {
  const byName = Map.groupBy(campaigns, ({ name }) => foldWords(name));
  const byId = new Map(campaigns.map((each) => [each.id, [each]]));
  return ({ row, cell }) => {
    const [campaign, another] = byId.get(cell('campaign')) ?? byName.get(foldWords(cell('campaign'))) ?? [];
    if (!campaign) return 'noCampaign';
    if (another) return 'whichCampaign';
    const period = periodOf(cell('month'), cell('from'), cell('to'), dateOrder);
    if (!period) return 'noPeriod';
    if (period.endsOn < period.startsOn) return 'backwards';
    const amount = amountOf(cell('amount'), decimal, campaign.currency);
    return amount === undefined ? 'noAmount' : { row, campaignId: campaign.id, ...period, amount, what: cell('what').slice(0, 300) };
  };
};

const keyOf = ({ campaignId, startsOn, endsOn, amount, what }: Known): string =>
  JSON.stringify([campaignId, startsOn, endsOn, amount, what]);

/** A month, first and last day, or one day. */
const periodOf = (month: string, from: string, to: string, order: DateOrder | null): { startsOn: string; endsOn: string } | undefined => {
  const first = monthStart(month) ?? (to === '' ? monthStart(from) : undefined);
  if (first) return { startsOn: first, endsOn: lastOfMonth(first) };
  const startsOn = dayOf(from, order);
  const endsOn = to === '' ? startsOn : dayOf(to, order);
  return startsOn && endsOn ? { startsOn, endsOn } : undefined;
};

/** `2026-10`, `10/2026`, `Oct 2026`, `Oktober 26`: its first day. */
const monthStart = (cell: string): string | undefined => {
  const figures = /^(\d{4})[-/.](\d{1,2})$/.exec(cell) ?? /^(\d{1,2})[-/.](\d{4})$/.exec(cell);
  const words = /^([\p{L}.]{3,})[\s,'’-]*(\d{4}|\d{2})$/u.exec(cell);
  const [year, month] = figures
    ? (figures[1] ?? '').length === 4
      ? [figures[1], Number(figures[2])]
      : [figures[2], Number(figures[1])]
    : [words?.[2], monthOfName(words?.[1] ?? '')];
  if (!year || !month || month < 1 || month > 12) return undefined;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-01`;
};

const bare = (cell: string): string => cell.replace(/[^\d.,'’-]/g, '').replace(/['’]/g, '');

/** What a cell says about the mark before its cents; undefined when it fits both: `1.234` or `1,234`. */
const markOf = (cell: string): DecimalMark | 'either' | undefined => {
  const text = bare(cell);
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (point < 0 && comma < 0) return undefined;
  if (point >= 0 && comma >= 0) return point > comma ? 'point' : 'comma';
  const [mark, at, other] = point >= 0 ? (['point', point, 'comma'] as const) : (['comma', comma, 'point'] as const);
  // Twice, or three figures behind it, and it may part thousands.
  if (text.indexOf(point >= 0 ? '.' : ',') !== at) return other;
  return text.length - at - 1 === 3 ? 'either' : mark;
};

/** The mark that a column proves; where two readings fit, a cell that shows it. */
export const proveDecimals = (cells: readonly string[]): { proven: DecimalMark | null; sample: string | null } => {
  const marks = new Set(cells.map(markOf));
  const sample = cells.find((cell) => markOf(cell) === 'either') ?? null;
  if (marks.has('point') !== marks.has('comma')) return { proven: marks.has('point') ? 'point' : 'comma', sample: null };
  if (marks.has('point')) return { proven: null, sample: sample ?? cells.find((cell) => markOf(cell) !== undefined) ?? null };
  return { proven: sample === null ? 'point' : null, sample };
};

/** Minor units of the currency; undefined: no number, or not until the mark is known. */
export const amountOf = (cell: string, decimal: DecimalMark | null, currency: string): number | undefined => {
  const text = bare(cell);
  if (!/\d/.test(text) || decimal === null) return undefined;
  const plain = decimal === 'point' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
  const value = /^-?\d*\.?\d*$/.test(plain) ? Number(plain) : Number.NaN;
  const minor = Math.round(value * 10 ** minorDigits(currency));
  return Number.isSafeInteger(minor) ? minor : undefined;
};

/** Decimals of a currency: 2 of the euro, none of the yen. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
