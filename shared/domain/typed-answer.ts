import type { AnswerValue, Letter } from './bantfo.ts';
import { readPhrase } from './callback-phrases.ts';
import type { AnswerKind } from './script.ts';
import { dayAfter, isDay, lastOfMonth, localClock, weekdayOf } from './zone.ts';

/** Answers as people say them, English and German: "40-60k", "1,5 Mio. EUR", "in 6 months", "Q2", "April 2027". */

export type TypedClock = {
  now: number;
  /** The lead's zone, in which days are meant. */
  zone: string;
  /** For sums that name no currency, ISO 4217. */
  currency: string;
};

/** What an answer comes to; `size` is what branches compare: the number, minor units (the lower of two), months from now. */
export type TypedAnswer =
  | { kind: 'number'; size: number; from: number; to: number }
  | { kind: 'amount'; size: number; from: number; to: number; currency: string }
  | { kind: 'date'; size: number; neededOn: string | null; horizonMonths: number }
  | { kind: 'text'; size: undefined };

/** Null where the words are no such answer; what was typed is kept all the same. */
export const readTyped = (as: Exclude<AnswerKind, 'choice'>, text: string, clock: TypedClock): TypedAnswer | null => {
  if (text.trim() === '') return null;
  if (as === 'text') return { kind: 'text', size: undefined };
  if (as === 'date') return readTiming(text, clock);
  if (as === 'amount') return readAmount(text, clock.currency);
  const range = readRange(text);
  return range && { kind: 'number', size: range.from, ...range };
};

const signs: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
const named: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pound: 'GBP',
  pounds: 'GBP',
  franken: 'CHF',
};
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Decimal places of a currency: 2 for euros, 0 for yen. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

const readAmount = (text: string, usual: string): TypedAnswer | null => {
  let currency: string | undefined;
  const rest = text.replace(/[€$£¥]|\b[a-z]{3,7}\b/gi, (word) => {
    const found = signs[word] ?? named[word.toLowerCase()] ?? (currencies.has(word.toUpperCase()) ? word.toUpperCase() : undefined);
    currency ??= found;
    return found ? ' ' : word;
  });
  const range = readRange(rest);
  if (!range || range.from < 0) return null;
  const unit = 10 ** minorDigits(currency ?? usual);
  const [from, to] = [Math.round(range.from * unit), Math.round(range.to * unit)];
  return Number.isSafeInteger(to) ? { kind: 'amount', size: from, from, to, currency: currency ?? usual } : null;
};

const scales: Record<string, number> = {
  '': 1,
  k: 1e3,
  t: 1e3,
  tsd: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  mn: 1e6,
};
const quantity = String.raw`(\d[\d\s.,']*)\s*(k|tsd\.?|t|thousand|tausend|mio\.?|millionen|millions?|mn|m)?(?![a-z\d])`;
const oneNumber = new RegExp(String.raw`^(?:about|around|some|roughly|ca\.?|etwa|rund|circa|~)?\s*(-?)${quantity}$`, 'i');
const twoNumbers = new RegExp(
  String.raw`^(?:between|from|zwischen|von|about|ca\.?|etwa|rund)?\s*${quantity}\s*(?:-|–|—|to|and|bis|und)\s*${quantity}$`,
  'i',
);

const readRange = (text: string): { from: number; to: number } | null => {
  const said = text.trim().replace(/\s+/g, ' ');
  const two = twoNumbers.exec(said);
  if (two) {
    const [, first = '', firstScale, second = '', secondScale] = two;
    // "40-60k" means thousands both times.
    const [from, to] = [scaled(first, firstScale ?? secondScale), scaled(second, secondScale ?? firstScale)];
    return from !== null && to !== null && from <= to ? { from, to } : null;
  }
  const one = oneNumber.exec(said);
  const value = one && scaled(one[2] ?? '', one[3]);
  if (value === null || value === undefined) return null;
  const signed = one?.[1] === '-' ? -value : value;
  return { from: signed, to: signed };
};

const scaled = (digits: string, scale = ''): number | null => {
  const value = plainNumber(digits.trim());
  const factor = scales[scale.toLowerCase().replace('.', '')];
  return value === null || factor === undefined ? null : value * factor;
};

/** A sign before exactly three digits groups thousands, as both Europe and America do; any other begins the decimals. */
const plainNumber = (digits: string): number | null => {
  const grouped = digits.replace(/[\s.,'](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(grouped) ? Number(grouped) : null;
};

const dayMs = 86_400_000;
const monthDays = 30.4375;
const monthsBetween = (from: string, to: string): number => Math.round(((Date.parse(to) - Date.parse(from)) / dayMs / monthDays) * 10) / 10;

const readTiming = (text: string, { now, zone }: TypedClock): TypedAnswer | null => {
  const today = localClock(now, zone).day;
  const said = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\b(?:by|until|till|before|within|bis|vor|innerhalb|von|the|of|den|dem|im)\b/g, (word) =>
      word === 'within' || word === 'innerhalb' ? 'in' : ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  const span = readSpan(said);
  if (span !== null) return { kind: 'date', size: span, neededOn: null, horizonMonths: Math.ceil(span) };
  const neededOn = readLastDay(said, today) ?? phraseDay(said, today);
  if (!neededOn || !isDay(neededOn) || neededOn < today) return null;
  const size = monthsBetween(today, neededOn);
  return { kind: 'date', size, neededOn, horizonMonths: Math.ceil(size) };
};

const wordNumbers: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  ein: 1,
  einem: 1,
  einer: 1,
  eine: 1,
  two: 2,
  zwei: 2,
  three: 3,
  drei: 3,
  four: 4,
  vier: 4,
  six: 6,
  sechs: 6,
};

/** "in 6 months", "2 years", "half a year": so many months; null where no length is said. */
const readSpan = (said: string): number | null => {
  if (/^(?:in )?(?:half a year|(?:einem )?halbe[nms]? jahr)$/.test(said)) return 6;
  const match = /^(?:in )?(\d+(?:[.,]\d)?|[a-z]+) (weeks?|wochen?|months?|monate?n?|years?|jahre?n?)$/.exec(said);
  const amount = match && (wordNumbers[match[1] ?? ''] ?? Number((match[1] ?? '').replace(',', '.')));
  if (!match || amount === null || !Number.isFinite(amount) || amount > 600) return null;
  const unit = match[2] ?? '';
  const months = unit.startsWith('w') ? (amount * 7) / monthDays : /^(y|j)/.test(unit) ? amount * 12 : amount;
  return Math.min(120, Math.round(months * 10) / 10);
};

const monthNames = ['jan', 'feb', 'mar|mrz', 'apr', 'may|mai', 'jun', 'jul', 'aug', 'sep', 'oct|okt', 'nov', 'dec|dez'];
const lastDayOf = (year: number, month: number): string => lastOfMonth(`${year}-${String(month).padStart(2, '0')}-01`);

/** A quarter, month or year means its last day: "q2", "april 2027", "next year", "end of march". */
const readLastDay = (said: string, today: string): string | null => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const rest = said.replace(/^ende? ?(?:of )?/, '').trim();
  const ahead = (wanted: number, given: string | undefined) => (given ? Number(given) : wanted < month ? year + 1 : year);
  const quarter = /^q([1-4])(?:[ /](20\d\d))?$/.exec(rest);
  if (quarter) return lastDayOf(ahead(Number(quarter[1]) * 3, quarter[2]), Number(quarter[1]) * 3);
  if (/^(?:this year|year|dieses jahr|jahr|jahres|diesem jahr)$/.test(rest)) return `${year}-12-31`;
  if (/^(?:next year|nachste[sn]? jahr|nachstem jahr)$/.test(rest)) return `${year + 1}-12-31`;
  if (/^20\d\d$/.test(rest)) return `${rest}-12-31`;
  const named = /^([a-z]+)\.?(?: (20\d\d))?$/.exec(rest);
  const at = named
    ? monthNames.findIndex((names) => (named[1] ?? '').length > 2 && names.split('|').some((each) => named[1]?.startsWith(each)))
    : -1;
  return at < 0 ? null : lastDayOf(ahead(at + 1, named?.[2]), at + 1);
};

/** What callbacks understand of a day: "tomorrow", "next month", "15.4.", "15 April", "2027-03-01"; a time beside it is dropped. */
const phraseDay = (said: string, today: string): string | null => {
  const phrase = readPhrase(said);
  if (!phrase || phrase.inMinutes !== undefined || phrase.time) return null;
  if (phrase.date) return dayOfDate(phrase.date, today);
  if (phrase.isNextMonth) return dayAfter(`${dayAfter(today, { months: 2 }).slice(0, 7)}-01`, { days: -1 });
  if (phrase.dayWord !== undefined) return dayAfter(today, { days: phrase.dayWord });
  if (phrase.inDays !== undefined) return dayAfter(today, { days: Math.ceil(phrase.inDays) });
  if (phrase.weekday !== undefined) {
    const ahead = (phrase.weekday - weekdayOf(today) + 7) % 7 || 7;
    return dayAfter(today, { days: phrase.isNextWeek ? ahead + (phrase.weekday > weekdayOf(today) ? 7 : 0) : ahead });
  }
  return phrase.isNextWeek ? dayAfter(today, { days: 12 - weekdayOf(today) }) : null;
};

const dayOfDate = ({ year, month, dayOfMonth }: { year?: number; month: number; dayOfMonth: number }, today: string): string => {
  const in_ = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  if (year !== undefined) return in_(year);
  const thisYear = Number(today.slice(0, 4));
  return in_(thisYear) < today ? in_(thisYear + 1) : in_(thisYear);
};

/** What a kept answer for a letter would have come to, had it been said in words; undefined where it has no such size. */
export const sizeOfValue = (as: AnswerKind, value: AnswerValue, { now, zone }: Pick<TypedClock, 'now' | 'zone'>): number | undefined => {
  if (as === 'amount') return value.amountFrom ?? value.amountTo;
  if (as !== 'date') return undefined;
  return value.neededOn ? monthsBetween(localClock(now, zone).day, value.neededOn) : value.horizonMonths;
};

/** The structured value a letter takes from an answer in words; the words themselves stand beside it. */
export const valueOfTyped = (letter: Letter, typed: TypedAnswer, text: string): AnswerValue => {
  if (typed.kind === 'amount' && letter === 'B') return { amountFrom: typed.from, amountTo: typed.to, currency: typed.currency };
  if (typed.kind === 'date' && letter === 'T') {
    // One takes the place of the other: a day that was named earlier is no longer meant.
    return typed.neededOn
      ? { neededOn: typed.neededOn, horizonMonths: undefined }
      : { neededOn: undefined, horizonMonths: typed.horizonMonths };
  }
  if (typed.kind !== 'text') return {};
  const line = text.trim().slice(0, 300);
  return letter === 'N' ? { pain: line } : letter === 'A' ? { decidedBy: line } : {};
};
