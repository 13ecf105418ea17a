import { readPhrase, type TimePhrase } from './callback-phrases.ts';
import { type CallbackClocks, timeOf } from './callback-time.ts';
import { dayAfter, instantToWall, isDay, wallToInstant, weekdayOf } from './zone.ts';

/** When something was, or why that cannot be said: not understood, still to come, or shown twice or not at all as the clocks changed. */
export type PastTime = { kind: 'time'; at: number } | { kind: 'failure'; code: 'unclear' | 'inTheFuture' | 'clockChange' };

const failure = (code: Extract<PastTime, { kind: 'failure' }>['code']): PastTime => ({ kind: 'failure', code });
const minuteMs = 60_000;

/**
 * Reads when a call was, in English or German: "20 min ago", "10:20", "yesterday 4pm", "mon 9:15", "gestern 16 Uhr", "3pm their time". Times
 * are on the reader's own clock unless the text says otherwise: they were there. Nothing is still to come.
 */
export const readPastTime = (text: string, { now, zone, myZone }: CallbackClocks): PastTime => {
  const said = ` ${text.toLowerCase().trim()} `;
  if (justNow.test(said)) return { kind: 'time', at: now };
  const ago = lengthAgo(said);
  if (ago !== null) return { kind: 'time', at: now - ago };
  const { daysBack, rest } = dayBack(said);
  const phrase: TimePhrase | null = rest.trim() === '' ? {} : readPhrase(rest);
  if (!phrase) return failure('unclear');
  if (isAhead(phrase)) return failure('inTheFuture');
  if (!phrase.time && !phrase.dayPart) return failure('unclear');
  const clock = phrase.clock === 'theirs' ? zone : myZone;
  const time = timeOf(phrase);
  const [today = '', clockNow = ''] = instantToWall(now, clock).split('T');
  const day = time && dayOf(phrase, { today, daysBack, isStillToCome: time > clockNow });
  if (!day) return failure('unclear');
  const found = wallToInstant(`${day}T${time}`, clock);
  if (found.kind !== 'once') return failure('clockChange');
  return found.at > now ? failure('inTheFuture') : { kind: 'time', at: found.at };
};

const justNow = /^\s*(?:(?:just|right) now|now|gerade(?: eben)?|eben|jetzt)\s*$/;

const numberWords: Record<string, number> = { a: 1, an: 1, one: 1, einer: 1, einem: 1, two: 2, zwei: 2, three: 3, drei: 3 };
const length = String.raw`(?<amount>\d{1,3}(?:[.,]\d)?|half an|a quarter of an|einer halben|einer viertel|${Object.keys(numberWords).join('|')})\s*(?<unit>minutes?|minuten?|mins?\.?|m|hours?|hrs?|h|stunden?|std\.?|viertelstunde)`;
const agoPatterns = [new RegExp(`^\\s*${length}\\s+ago\\s*$`), new RegExp(`^\\s*vor\\s+${length}\\s*$`)];

/** "20 min ago", "vor einer halben Stunde"; null when no length is said. */
const lengthAgo = (said: string): number | null => {
  const groups = agoPatterns.map((pattern) => pattern.exec(said)?.groups).find((each) => each !== undefined);
  if (!groups) return null;
  const { amount = '', unit = '' } = groups;
  const parts: Record<string, number> = { 'half an': 0.5, 'einer halben': 0.5, 'a quarter of an': 0.25, 'einer viertel': 0.25 };
  const many = parts[amount] ?? numberWords[amount] ?? Number(amount.replace(',', '.'));
  if (unit === 'viertelstunde') return many * 15 * minuteMs;
  return Math.round(many * (/^(?:h|st)/.test(unit) ? 60 : 1)) * minuteMs;
};

const backWords: readonly [RegExp, number][] = [
  [/ (?:the )?day before yesterday | vorgestern /, 2],
  [/ yesterday | gestern /, 1],
];
const daysAgo = / (?:(?<days>\d{1,3}) days? ago|vor (?<tage>\d{1,3}) tagen) /;

/** The day that is said by how far back it lies, and the words that are left. */
const dayBack = (said: string): { daysBack: number | null; rest: string } => {
  for (const [pattern, days] of backWords) if (pattern.test(said)) return { daysBack: days, rest: said.replace(pattern, ' ') };
  const groups = daysAgo.exec(said)?.groups;
  if (groups) return { daysBack: Number(groups.days ?? groups.tage), rest: said.replace(daysAgo, ' ') };
  return { daysBack: null, rest: said.replace(/ (?:last|letzte[nr]?|am) /, ' ') };
};

const past = new Set<keyof TimePhrase>(['clock', 'time', 'dayPart', 'weekday', 'date', 'dayWord']);

const isAhead = (phrase: TimePhrase): boolean =>
  (phrase.dayWord ?? 0) > 0 || (Object.keys(phrase) as (keyof TimePhrase)[]).some((key) => !past.has(key));

type Calendar = { today: string; daysBack: number | null; isStillToCome: boolean };

const dayOf = ({ weekday, date, dayWord }: TimePhrase, { today, daysBack, isStillToCome }: Calendar): string | null => {
  const isSaidTwice = [daysBack, weekday, date, dayWord].filter((each) => each !== undefined && each !== null).length > 1;
  if (isSaidTwice) return null;
  if (daysBack !== null) return dayAfter(today, { days: -daysBack });
  if (weekday !== undefined) {
    const back = (weekdayOf(today) - weekday + 7) % 7;
    return dayAfter(today, { days: back === 0 && isStillToCome ? -7 : -back });
  }
  return date ? lastDate(date, today) : today;
};

/** Without a year the latest such day that is not still to come. */
const lastDate = ({ year, month, dayOfMonth }: NonNullable<TimePhrase['date']>, today: string): string | null => {
  const two = (value: number) => String(value).padStart(2, '0');
  const inYear = (of: number) => `${of}-${two(month)}-${two(dayOfMonth)}`;
  const thisYear = Number(today.slice(0, 4));
  const day = year === undefined && inYear(thisYear) > today ? inYear(thisYear - 1) : inYear(year ?? thisYear);
  return isDay(day) ? day : null;
};

/** A length as people write it: "3", "3 min", "1:30", "45 s"; null when it is none. A bare number means minutes. */
export const readLength = (text: string): number | null => {
  const clock = /^\s*(?:(\d{1,2}):)?(\d{1,3}):(\d{2})\s*$/.exec(text);
  if (clock) return ((Number(clock[1] ?? 0) * 60 + Number(clock[2])) * 60 + Number(clock[3])) * 1000;
  const said = /^\s*(\d{1,4}(?:[.,]\d)?)\s*(s|sec|sek|seconds?|sekunden?|m|min|mins|minutes?|minuten?|h|hours?|std|stunden?)?\.?\s*$/i.exec(
    text,
  );
  if (!said) return null;
  const unit = said[2]?.toLowerCase() ?? 'm';
  const unitMs = /^s(?!t)/.test(unit) ? 1000 : /^(?:h|st)/.test(unit) ? 3_600_000 : minuteMs;
  return Math.round(Number(said[1]?.replace(',', '.')) * unitMs);
};
