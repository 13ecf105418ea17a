import type { CallingWindowRule } from '../../../shared/domain/center-settings.ts';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';

/** 1 January 2024 was a Monday: weekday n, in UTC. */
export const weekdayName = (weekday: number, formats: Formats): string => formats.weekday(Date.UTC(2024, 0, weekday), 'UTC');

const two = (value: number): string => String(value).padStart(2, '0');

/** Minute of the day as it is typed: `08:30`, and `24:00` for its end. */
export const clockOf = (minuteOfDay: number): string => `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;

/** What was typed as a minute of the day: `8`, `8:30`, `830`; null when it is no time. */
export const minuteOf = (clock: string): number | null => {
  const match = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(clock);
  if (!match) return null;
  const minute = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return Number(match[2] ?? 0) < 60 && minute <= 1440 ? minute : null;
};

/** Days in a row by first and last, others one by one. */
export const daysOf = (weekdays: readonly number[], words: Words['settings']['windows'], formats: Formats): string => {
  const sorted = weekdays.toSorted((a, b) => a - b);
  const [first = 1, last = first] = [sorted[0], sorted.at(-1)];
  const name = (weekday: number) => weekdayName(weekday, formats);
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  return isRun ? words.dayRange(name(first), name(last)) : formats.list(sorted.map(name));
};

/** For whom, from when until when, and what is special about a rule. */
export const detailsOf = (rule: CallingWindowRule, words: Words['settings']['windows'], formats: Formats): string => {
  const dated = [rule.startsOn && words.fromDay(formats.date(rule.startsOn)), rule.endsOn && words.tillDay(formats.date(rule.endsOn))];
  const only = rule.startsOn !== undefined && rule.startsOn === rule.endsOn ? [words.onDay(formats.date(rule.startsOn))] : dated;
  return [rule.audience && words.audiences[rule.audience], ...only, rule.onHolidays && words.holidaysToo].filter(Boolean).join(', ');
};
