import { type DateOrder, type DateReading, readDate } from './dates.ts';

/** What all dates of one column say together about the order they are written in. */
export type DateProof = {
  /** Cells that hold a date which means the same in every order. */
  fixed: number;
  both: number;
  onlyDayFirst: number;
  onlyMonthFirst: number;
  unreadable: number;
  /** One cell that reads both ways, as written, with its two days. */
  sample: { text: string; dayFirst: string; monthFirst: string } | null;
  /** First and last day of the column in each order. */
  span: Record<DateOrder, { from: string; till: string } | null>;
  /** The order that the column proves by itself; null when it does not matter or has to be asked. */
  proven: DateOrder | null;
  /** True when two readings fit and a person has to say which: nothing is guessed. */
  mustAsk: boolean;
};

/** Reads every filled cell of a column. Cells that repeat are read once. */
export const proveDates = (cells: Iterable<string>): DateProof => {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const proof = blankProof();
  for (const [cell, times] of counts) addReading(proof, cell, readDate(cell), times);
  return { ...proof, ...decide(proof) };
};

const blankProof = (): DateProof => ({
  fixed: 0,
  both: 0,
  onlyDayFirst: 0,
  onlyMonthFirst: 0,
  unreadable: 0,
  sample: null,
  span: { dayFirst: null, monthFirst: null },
  proven: null,
  mustAsk: false,
});

const countOf = { fixed: 'fixed', both: 'both', dayFirst: 'onlyDayFirst', monthFirst: 'onlyMonthFirst' } as const;

const addReading = (proof: DateProof, cell: string, reading: DateReading | undefined, times: number): void => {
  if (!reading) {
    proof.unreadable += times;
    return;
  }
  proof[countOf[reading.kind]] += times;
  if (reading.kind === 'both') {
    proof.sample ??= { text: cell, dayFirst: reading.dayFirst.day, monthFirst: reading.monthFirst.day };
    widen(proof, 'dayFirst', reading.dayFirst.day);
    widen(proof, 'monthFirst', reading.monthFirst.day);
  } else {
    if (reading.kind !== 'monthFirst') widen(proof, 'dayFirst', reading.is.day);
    if (reading.kind !== 'dayFirst') widen(proof, 'monthFirst', reading.is.day);
  }
};

const widen = (proof: DateProof, order: DateOrder, day: string): void => {
  const span = proof.span[order];
  if (!span) proof.span[order] = { from: day, till: day };
  else if (day < span.from) span.from = day;
  else if (day > span.till) span.till = day;
};

/** Proven when some dates fit one order only and none only the other; a question when neither or both do. */
const decide = ({ both, onlyDayFirst, onlyMonthFirst }: DateProof): Pick<DateProof, 'proven' | 'mustAsk'> => {
  if (onlyDayFirst && !onlyMonthFirst) return { proven: 'dayFirst', mustAsk: false };
  if (onlyMonthFirst && !onlyDayFirst) return { proven: 'monthFirst', mustAsk: false };
  return { proven: null, mustAsk: both > 0 || (onlyDayFirst > 0 && onlyMonthFirst > 0) };
};

export const readableDates = (proof: DateProof): number => proof.fixed + proof.both + proof.onlyDayFirst + proof.onlyMonthFirst;

/** How many dates an order reads, and how many it would refuse. */
export const fitOf = (proof: DateProof, order: DateOrder): { fits: number; refuses: number } => {
  const refuses = order === 'dayFirst' ? proof.onlyMonthFirst : proof.onlyDayFirst;
  return { fits: readableDates(proof) - refuses, refuses };
};
