import type { DecimalMark } from '../campaign-cost-file.ts';

/** What one cell may mean as a whole number: where its point is the decimal mark, and where its comma is. */
type NumberReading = { kind: 'fixed'; is: number } | { kind: 'both'; point: number; comma: number } | { kind: DecimalMark; is: number };

const pointed = /^\d{1,3}(?:[,\s'’]\d{3})+(?:\.0+)?$|^\d+(?:\.0+)?$/;
const commaed = /^\d{1,3}(?:[.\s'’]\d{3})+(?:,0+)?$|^\d+(?:,0+)?$/;

const read = (text: string, shape: RegExp, mark: string): number | undefined => {
  if (!shape.test(text)) return undefined;
  const digits = (text.split(mark)[0] ?? '').replace(/\D/g, '');
  return digits.length > 9 ? undefined : Number(digits);
};

/**
 * Reads a cell in every way that makes it a whole number; `undefined` when none does. `1.234` is one way only, as nobody has 1.234
 * employees; `12.000` is twelve or twelve thousand.
 */
export const readNumber = (cell: string): NumberReading | undefined => {
  const text = cell.trim();
  if (text.length > 20) return undefined;
  const point = read(text, pointed, '.');
  const comma = read(text, commaed, ',');
  if (point === undefined) return comma === undefined ? undefined : { kind: 'comma', is: comma };
  if (comma === undefined) return { kind: 'point', is: point };
  return point === comma ? { kind: 'fixed', is: point } : { kind: 'both', point, comma };
};

/** The number of a cell where this is the decimal mark; without one, only what has one meaning. */
export const numberIn = (cell: string, mark: DecimalMark | null): number | undefined => {
  const reading = readNumber(cell);
  if (!reading) return undefined;
  if (reading.kind === 'fixed') return reading.is;
  if (reading.kind === 'both') return mark ? reading[mark] : undefined;
  return mark === null || reading.kind === mark ? reading.is : undefined;
};

/** What all numbers of one column say together about the mark before their decimals. */
export type NumberProof = {
  /** Cells that hold a number which means the same either way. */
  fixed: number;
  both: number;
  onlyPoint: number;
  onlyComma: number;
  unreadable: number;
  /** One cell that reads both ways, as written, with its two numbers. */
  sample: { text: string; point: number; comma: number } | null;
  /** The mark that the column proves by itself; null when it does not matter or has to be asked. */
  proven: DecimalMark | null;
  /** True when two readings fit and a person has to say which: nothing is guessed. */
  mustAsk: boolean;
};

const countOf = { fixed: 'fixed', both: 'both', point: 'onlyPoint', comma: 'onlyComma' } as const;

/** Reads every filled cell of a column. */
export const proveNumbers = (cells: Iterable<string>): NumberProof => {
  const proof: NumberProof = { fixed: 0, both: 0, onlyPoint: 0, onlyComma: 0, unreadable: 0, sample: null, proven: null, mustAsk: false };
  for (const cell of cells) {
    const reading = readNumber(cell);
    proof[reading ? countOf[reading.kind] : 'unreadable'] += 1;
    if (reading?.kind === 'both') proof.sample ??= { text: cell, point: reading.point, comma: reading.comma };
  }
  const { both, onlyPoint, onlyComma } = proof;
  if (onlyPoint > 0 !== onlyComma > 0) return { ...proof, proven: onlyPoint > 0 ? 'point' : 'comma' };
  return { ...proof, mustAsk: both > 0 || onlyPoint > 0 };
};

export const readableNumbers = ({ fixed, both, onlyPoint, onlyComma }: NumberProof): number => fixed + both + onlyPoint + onlyComma;
