import { amountOf, type DecimalMark, proveDecimals } from '../campaign-cost-file.ts';
import { foldWords } from '../fold-words.ts';
import { cleanCell, mailOf } from '../import/cells.ts';
import { type DateOrder, dateReader, dayOf } from '../import/dates.ts';
import { proveDates } from '../import/prove-dates.ts';
import type { Table } from '../import/read-table.ts';
import { localClock } from '../zone.ts';
import type { OutcomeColumn, OutcomeField } from './outcome-columns.ts';

/** What a word of a CRM's status column means here. `leave`: the row says nothing we keep. */
export const statusMeanings = ['won', 'lost', 'open', 'leave'] as const;
export type StatusMeaning = (typeof statusMeanings)[number];

/** Keys and facts of one row, each as the file has it. Money in minor units. */
export type OutcomeRow = {
  row: number;
  number: string;
  externalId: string;
  email: string;
  name: string;
  companyName: string;
  outcome: 'won' | 'lost' | 'open';
  /** Word of the status, for open deals. */
  status: string;
  closedOn: string | null;
  closedAt: number | null;
  handedOffAt: number | null;
  value: number | null;
  currency: string | null;
  lostReason: string;
  dealNumber: string;
  salesperson: string;
  rep: string;
  expectedCloseOn: string | null;
};

/** Why a row is not taken in. */
export const outcomeFaults = [
  'noKey',
  'unknown',
  'ambiguous',
  'noStatus',
  'statusUnknown',
  'leftOut',
  'noDate',
  'noAmount',
  'double',
] as const;
export type OutcomeFault = (typeof outcomeFaults)[number];
export type FaultyRow = { row: number; reason: OutcomeFault };

/** How words, dates and amounts of a file are read; what is null or missing is guessed or asked. */
export type OutcomeReading = {
  statuses: Readonly<Record<string, StatusMeaning>>;
  /** What every row means in a file without a status column. */
  allAre: 'won' | 'lost' | null;
  dateOrder: DateOrder | null;
  decimal: DecimalMark | null;
  currency: string;
  zone: string;
};

/** Words of a status column with how often they stand there and what they are taken for; null: nobody knows yet. */
export type StatusWord = { word: string; rows: number; means: StatusMeaning | null };

export type ReadOutcomes = {
  rows: OutcomeRow[];
  faults: FaultyRow[];
  statuses: StatusWord[];
  /** What a file without a status column is taken for, and whether its columns say so. */
  allAre: 'won' | 'lost' | null;
  ask: {
    dateOrder: { text: string; dayFirst: string; monthFirst: string } | null;
    decimal: string | null;
    /** Neither a column nor a person says whether deals were won. */
    outcome: boolean;
  };
};

const wonWords = /\b(won|closed won|closedwon|win|gewonnen|gagn|ganad|signed|customer|kunde|converted|true|yes|ja|deal)\b/;
const lostWords = /\b(lost|closed lost|closedlost|verloren|perdu|perdid|dead|abandoned|cancelled|canceled|declined|false|no|nein)\b/;
const outWords = /\b(unqualified|disqualified|duplicate|junk|spam|test)\b/;
const openWords = new RegExp(
  [
    '\\b(open|new|working|in progress|proposal|negotiation|quote|quotation|demo|meeting|contacted|qualified|qualification|prospecting',
    'discovery|evaluation|pilot|offer|angebot|verhandlung|offen|contract sent|presentation|appointment|decision|needs analysis|nurtur\\w*)\\b',
  ].join('|'),
);

/** What a status most likely means; null where that would be a guess. */
export const guessStatus = (word: string): StatusMeaning | null => {
  const words = foldWords(word);
  if (outWords.test(words)) return 'leave';
  if (/\b(not|nicht|un) ?won\b/.test(words) || lostWords.test(words)) return 'lost';
  if (wonWords.test(words)) return 'won';
  return openWords.test(words) ? 'open' : null;
};

/** Reads the rows of a file of deals. Every row stands in `rows` or `faults`. */
export const readOutcomes = (table: Table, columns: readonly OutcomeColumn[], reading: OutcomeReading): ReadOutcomes => {
  const at = placesOf(columns);
  const cellOf = (cells: readonly string[], field: OutcomeField) => cleanCell(cells[at.get(field) ?? -1]);
  const statuses = at.has('status') ? statusWordsOf(table.rows.map((cells) => cellOf(cells, 'status'))) : [];
  const stated = columns.find(({ target }) => target === 'closedAt')?.header ?? '';
  const allAre = at.has('status') ? null : (reading.allAre ?? (/w[io]n/i.test(stated) ? 'won' : /lost/i.test(stated) ? 'lost' : null));
  const column = (field: OutcomeField) => table.rows.map((cells) => cellOf(cells, field)).filter((cell) => cell !== '');
  const dates = proveDates((['closedAt', 'handedOffAt', 'expectedCloseOn'] as const).flatMap(column));
  const marks = proveDecimals(column('value'));
  const dateOrder = reading.dateOrder ?? dates.proven;
  const decimal = reading.decimal ?? marks.proven;
  const meanings = new Map(statuses.map(({ word, means }) => [word, reading.statuses[word] ?? means]));
  const read = rowReader({ ...reading, allAre, dateOrder, decimal }, meanings, at.has('value'));
  const rows: OutcomeRow[] = [];
  const faults: FaultyRow[] = [];
  table.rows.forEach((cells, index) => {
    const row = table.rowNumbers[index] ?? index + 1;
    const outcome = read(row, (field) => cellOf(cells, field));
    if (typeof outcome === 'string') faults.push({ row, reason: outcome });
    else rows.push(outcome);
  });
  return {
    rows,
    faults,
    statuses: statuses.map((each) => ({ ...each, means: meanings.get(each.word) ?? null })),
    allAre,
    ask: {
      dateOrder: dateOrder === null && dates.mustAsk ? dates.sample : null,
      decimal: decimal === null ? marks.sample : null,
      outcome: !at.has('status') && allAre === null,
    },
  };
};

const placesOf = (columns: readonly OutcomeColumn[]): Map<OutcomeField, number> => {
  const at = new Map<OutcomeField, number>();
  columns.forEach(({ target }, index) => {
    if (target !== 'ignore' && !at.has(target)) at.set(target, index);
  });
  return at;
};

const mostStatuses = 60;

const statusWordsOf = (cells: readonly string[]): StatusWord[] =>
  [...Map.groupBy(cells, (cell) => cell)]
    .filter(([word]) => word !== '')
    .map(([word, all]) => ({ word, rows: all.length, means: guessStatus(word) }))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, mostStatuses);

type Cell = (field: OutcomeField) => string;

const rowReader = (reading: OutcomeReading, meanings: ReadonlyMap<string, StatusMeaning | null>, hasValues: boolean) => {
  const instant = dateReader(reading.dateOrder, reading.zone);
  return (row: number, cell: Cell): OutcomeRow | OutcomeFault => {
    const meaning = meaningOf(cell('status'), reading.allAre, meanings);
    if (!isOutcome(meaning)) return meaning;
    const keys = keysOf(cell);
    if (!hasKey(keys)) return 'noKey';
    const closed = instant(cell('closedAt'));
    if (meaning !== 'open' && !closed) return 'noDate';
    const money = moneyOf(cell('value'), cell('currency'), reading.currency, reading.decimal);
    if (hasValues && money.isFaulty) return 'noAmount';
    const closedOn = closed ? localClock(closed.at, reading.zone).day : null;
    const expected = dayOf(cell('expectedCloseOn'), reading.dateOrder) ?? null;
    return {
      row,
      ...keys,
      outcome: meaning,
      status: cell('status'),
      ...(meaning === 'open'
        ? { closedOn: null, closedAt: null, expectedCloseOn: expected ?? closedOn }
        : { closedOn, closedAt: closed?.at ?? null, expectedCloseOn: expected }),
      handedOffAt: instant(cell('handedOffAt'))?.at ?? null,
      ...worthOf(meaning, money),
      lostReason: cell('lostReason').slice(0, 300),
      dealNumber: cell('dealNumber').slice(0, 300),
      salesperson: cell('salesperson').slice(0, 300),
      rep: cell('rep').slice(0, 300),
    };
  };
};

const meaningOf = (
  status: string,
  allAre: OutcomeReading['allAre'],
  meanings: ReadonlyMap<string, StatusMeaning | null>,
): OutcomeRow['outcome'] | OutcomeFault => {
  const meaning = allAre ?? (status === '' ? 'noStatus' : (meanings.get(status) ?? 'statusUnknown'));
  return meaning === 'leave' ? 'leftOut' : meaning;
};

const isOutcome = (meaning: OutcomeRow['outcome'] | OutcomeFault): meaning is OutcomeRow['outcome'] =>
  meaning === 'won' || meaning === 'lost' || meaning === 'open';

type Keys = Pick<OutcomeRow, 'number' | 'externalId' | 'email' | 'name' | 'companyName'>;
const hasKey = ({ number, externalId, email, name, companyName }: Keys): boolean =>
  [number, externalId, email, companyName && name].some((key) => key !== '');

type Money = { value: number | null; currency: string; isFaulty: boolean };

/** A lost deal has no value; a won one without an amount is worth nothing, and an open one's is not known. */
const worthOf = (meaning: OutcomeRow['outcome'], money: Money): Pick<OutcomeRow, 'value' | 'currency'> => {
  if (meaning === 'lost') return { value: null, currency: null };
  if (meaning === 'won') return { value: money.value ?? 0, currency: money.currency };
  return { value: money.value, currency: money.value === null ? null : money.currency };
};

const keysOf = (cell: Cell): Keys => ({
  number: cell('number').slice(0, 300),
  externalId: cell('externalId').slice(0, 300),
  email: mailOf(cell('email')) ?? '',
  name: (`${cell('firstName')} ${cell('lastName')}`.trim() || cell('fullName')).slice(0, 300),
  companyName: cell('companyName').slice(0, 300),
});

const symbols: Record<string, string> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', R$: 'BRL', US$: 'USD', CHF: 'CHF', zł: 'PLN' };

/** A currency said beside the amount counts over the file's; a bare `$` says nothing, as many countries write it. */
const currencyOf = (cell: string, column: string, usual: string): string => {
  const code = /^[A-Za-z]{3}$/.test(column.trim()) ? column.trim().toUpperCase() : undefined;
  if (code) return code;
  const inside = /\b([A-Z]{3})\b/.exec(cell)?.[1];
  if (inside) return inside;
  const symbol = Object.keys(symbols).find((sign) => cell.includes(sign));
  return (symbol && symbols[symbol]) ?? usual;
};

const moneyOf = (cell: string, column: string, usual: string, decimal: DecimalMark | null): Money => {
  const currency = currencyOf(cell, column, usual);
  if (cell === '') return { value: null, currency, isFaulty: false };
  const value = amountOf(cell, decimal ?? 'point', isCurrency(currency) ? currency : usual);
  const isFaulty = value === undefined || value < 0;
  return { value: isFaulty ? null : value, currency: isCurrency(currency) ? currency : usual, isFaulty };
};

const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code);
