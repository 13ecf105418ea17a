import { fieldsOf } from './packed-rows.ts';
import type { Row, TableName } from './tables.ts';

/**
 * A 64-bit hash of a row that desktop and database compute alike, so that a desktop can ask whether it holds what the server holds without
 * sending either. The text of a row is its fields in schema order as PostgreSQL prints them (`jsonb` with its own order of keys and its
 * own spaces); the hash is PostgreSQL's `hashtextextended(text, 0)`, Bob Jenkins' lookup3 over UTF-8.
 */

export const fieldSeparator = '\u001f';
export const nullField = '\u001e';

export const rowText = <T extends TableName>(table: T, row: Row<T>): string => {
  let text = '';
  for (const field of fieldsOf(table)) text += (text === '' ? '' : fieldSeparator) + fieldText((row as Record<string, unknown>)[field]);
  return text;
};

const fieldText = (value: unknown): string => {
  if (value === null || value === undefined) return nullField;
  return typeof value === 'object' ? jsonbText(value) : scalarText(value);
};

const scalarText = (value: unknown): string => (typeof value === 'number' ? numberText(value) : String(value));

/** As `jsonb` is printed: keys by length in bytes and then by bytes, a space behind each comma and colon. */
const jsonbText = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return scalarText(value);
  return Array.isArray(value) ? listText(value) : objectText(value as Record<string, unknown>);
};

const listText = (values: readonly unknown[]): string => {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) text += (index === 0 ? '' : ', ') + jsonbText(values[index]);
  return `${text}]`;
};

const objectText = (object: Record<string, unknown>): string => {
  let text = '{';
  for (const key of Object.keys(object).sort(compareKeys)) {
    if (object[key] !== undefined) text += `${text === '{' ? '' : ', '}${JSON.stringify(key)}: ${jsonbText(object[key])}`;
  }
  return `${text}}`;
};

const compareKeys = (a: string, b: string): number => utf8Length(a) - utf8Length(b) || compareCodePoints(a, b);

/** Without an exponent, as `numeric` is printed. */
const numberText = (value: number): string => {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', rest = '', exponent = '0'] = parts;
  const digits = whole + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0').slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
};

const utf8Length = (text: string): number => {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair makes two of its four bytes.
    if (unit >= 0x80) length += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return length;
};

const utf8Width = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** UTF-8 sorts by code point, JavaScript by half of a surrogate pair. */
const compareCodePoints = (a: string, b: string): number => {
  let index = 0;
  while (index < a.length && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index > 0 && isLowSurrogate(a.charCodeAt(index))) index -= 1;
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1);
};

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** The sum of hashes as PostgreSQL's `sum(bigint)` has it, kept in two halves that doubles hold exactly for two million rows. */
export type HashSum = { count: number; high: number; low: number };

export const noRows = (): HashSum => ({ count: 0, high: 0, low: 0 });

export const addText = (sum: HashSum, text: string): void => {
  const { high, low } = hashText(text);
  sum.count += 1;
  sum.high += high;
  sum.low += low;
};

/** The sum as a decimal number in words of 64 bits, comparable as text. */
export const sumText = ({ high, low }: HashSum): string => (BigInt(high) * 4294967296n + BigInt(low)).toString();

let buffer = new Uint8Array(4096);

/** Writes UTF-8 into the shared buffer; returns how many bytes. */
const encode = (text: string): number => {
  if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 3);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      buffer[at++] = unit;
      continue;
    }
    const point = text.codePointAt(index) ?? 0;
    if (point > 0xffff) index += 1;
    at = encodePoint(point, at);
  }
  return at;
};

const encodePoint = (point: number, at: number): number => {
  const width = utf8Width(point);
  const lead = width === 2 ? 0xc0 : width === 3 ? 0xe0 : 0xf0;
  buffer[at] = lead | (point >>> (6 * (width - 1)));
  for (let index = 1; index < width; index += 1) buffer[at + index] = 0x80 | ((point >>> (6 * (width - 1 - index))) & 0x3f);
  return at + width;
};

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
const wordAt = (at: number): number =>
  (buffer[at] as number) | ((buffer[at + 1] as number) << 8) | ((buffer[at + 2] as number) << 16) | ((buffer[at + 3] as number) << 24);

/** `hash_bytes_extended(text, 0)`: the signed high and the unsigned low half. */
export const hashText = (text: string): { high: number; low: number } => {
  const length = encode(text);
  let a = (0x9e3779b9 + length + 3923095) | 0;
  let b = a;
  let c = a;
  let at = 0;
  for (; length - at >= 12; at += 12) {
    a = (a + wordAt(at)) | 0;
    b = (b + wordAt(at + 4)) | 0;
    c = (c + wordAt(at + 8)) | 0;
    a = (a - c) ^ rotate(c, 4);
    c = (c + b) | 0;
    b = (b - a) ^ rotate(a, 6);
    a = (a + c) | 0;
    c = (c - b) ^ rotate(b, 8);
    b = (b + a) | 0;
    a = (a - c) ^ rotate(c, 16);
    c = (c + b) | 0;
    b = (b - a) ^ rotate(a, 19);
    a = (a + c) | 0;
    c = (c - b) ^ rotate(b, 4);
    b = (b + a) | 0;
  }
  const rest = length - at;
  const byte = (index: number): number => (index < rest ? (buffer[at + index] as number) : 0);
  a = (a + (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24))) | 0;
  b = (b + (byte(4) | (byte(5) << 8) | (byte(6) << 16) | (byte(7) << 24))) | 0;
  // The lowest byte of the last word is kept for the length.
  c = (c + ((byte(8) << 8) | (byte(9) << 16) | (byte(10) << 24))) | 0;
  c = ((c ^ b) - rotate(b, 14)) | 0;
  a = ((a ^ c) - rotate(c, 11)) | 0;
  b = ((b ^ a) - rotate(a, 25)) | 0;
  c = ((c ^ b) - rotate(b, 16)) | 0;
  a = ((a ^ c) - rotate(c, 4)) | 0;
  b = ((b ^ a) - rotate(a, 14)) | 0;
  c = ((c ^ b) - rotate(b, 24)) | 0;
  return { high: b | 0, low: c >>> 0 };
};
