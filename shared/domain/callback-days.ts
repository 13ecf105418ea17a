import type { TimePhrase } from './callback-phrases.ts';
import { dayAfter, isDay, lastOfMonth, weekdayOf } from './zone.ts';

/** The parts of a phrase that say which day; at most one of them, but for a weekday beside it. */
type Anchor = Exclude<keyof TimePhrase, 'clock' | 'inMinutes' | 'weekday' | 'isSameTime' | 'time' | 'dayPart'>;
type Reading = { phrase: TimePhrase; today: string; isOver: boolean };

/**
 * The day meant, on the calendar on which `today` is today; `isOver`: the time of day has passed already. Null when the parts
 * contradict each other, or no such day exists.
 */
export const dayOf = (phrase: TimePhrase, today: string, isOver: boolean): string | null => {
  // "Today in two weeks" counts from today, as two weeks do anyway.
  const { dayWord, ...counted } = phrase;
  const isFromToday = dayWord === 0 && (phrase.inDays !== undefined || phrase.inWeeks !== undefined);
  const said: TimePhrase = isFromToday ? counted : phrase;
  const [anchor, ...others] = (Object.keys(days) as Anchor[]).filter((each) => said[each] !== undefined);
  if (others.length > 0) return null;
  if (anchor) return days[anchor]({ phrase: said, today, isOver });
  if (said.weekday !== undefined) return comingWeekday(said.weekday, today, isOver);
  return isOver ? dayAfter(today, { days: 1 }) : today;
};

const withoutWeekday = (phrase: TimePhrase, day: string): string | null => (phrase.weekday === undefined ? day : null);

const days: Record<Anchor, (reading: Reading) => string | null> = {
  date: ({ phrase, today }) => (phrase.date ? dateOf(phrase.date, phrase.weekday, today) : null),
  dayOfMonth: ({ phrase, today }) => agreeing(nextDayOfMonth(phrase.dayOfMonth ?? 0, today), phrase.weekday),
  isoWeek: ({ phrase, today }) => inIsoWeek(phrase.isoWeek ?? 0, phrase.weekday ?? 1, today),
  isNextWeek: ({ phrase, today }) => dayAfter(mondayOf(today), { days: 6 + (phrase.weekday ?? 1) }),
  weeksOn: ({ phrase, today, isOver }) => {
    const from = phrase.weekday === undefined ? mondayOf(today) : comingWeekday(phrase.weekday, today, isOver);
    return dayAfter(from, { days: 7 * (phrase.weeksOn ?? 0) });
  },
  inWeeks: ({ phrase, today }) => weeksAhead(phrase.inWeeks ?? 0, phrase.weekday, today),
  inDays: ({ phrase, today }) =>
    phrase.weekday === undefined
      ? dayAfter(today, { days: Math.round(phrase.inDays ?? 0) })
      : weeksAhead((phrase.inDays ?? 0) / 7, phrase.weekday, today),
  dayWord: ({ phrase, today }) => withoutWeekday(phrase, dayAfter(today, { days: phrase.dayWord ?? 0 })),
  inMonths: ({ phrase, today }) => withoutWeekday(phrase, workday(dayAfter(today, { months: Math.round(phrase.inMonths ?? 0) }))),
  isNextMonth: ({ phrase, today }) => withoutWeekday(phrase, workday(`${dayAfter(today, { months: 1 }).slice(0, 8)}01`)),
  edge: ({ phrase, today }) => (phrase.edge ? withoutWeekday(phrase, edgeDay(phrase.edge, today)) : null),
};

/** So many weeks from today; with a weekday, that day of the week it falls into. Parts of a week only without one. */
const weeksAhead = (weeks: number, weekday: number | undefined, today: string): string | null => {
  if (weekday === undefined) return dayAfter(today, { days: Math.round(weeks * 7) });
  return Number.isInteger(weeks) ? dayAfter(mondayOf(today), { days: 7 * weeks + weekday - 1 }) : null;
};

const mondayOf = (day: string): string => dayAfter(day, { days: 1 - weekdayOf(day) });

const comingWeekday = (weekday: number, today: string, isOver: boolean): string => {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return dayAfter(today, { days: ahead === 0 && isOver ? 7 : ahead });
};

const agreeing = (day: string | null, weekday: number | undefined): string | null =>
  day !== null && (weekday === undefined || weekdayOf(day) === weekday) ? day : null;

const two = (value: number): string => String(value).padStart(2, '0');
const firstOfMonth = (year: number, month: number): string => `${year}-${two(month)}-01`;

/** The next such day of a month, today not counted; months that do not have it are passed over. */
const nextDayOfMonth = (dayOfMonth: number, today: string): string | null => {
  for (let ahead = 0; ahead <= 3; ahead += 1) {
    const day = `${dayAfter(`${today.slice(0, 8)}01`, { months: ahead }).slice(0, 8)}${two(dayOfMonth)}`;
    if (isDay(day) && day > today) return day;
  }
  return null;
};

/** A weekday of a calendar week: of this year, or of the next once that day is past. Week 1 holds 4 January. */
const inIsoWeek = (week: number, weekday: number, today: string): string | null => {
  const year = Number(today.slice(0, 4));
  const dayIn = (of: number) => dayAfter(mondayOf(`${of}-01-04`), { days: 7 * (week - 1) + weekday - 1 });
  if (week < 1 || week > 53) return null;
  return dayIn(year) >= today ? dayIn(year) : dayIn(year + 1);
};

/** Early: about the third, middle: about the fifteenth, end: its last workday. Of a named month that is past, next year's. */
const edgeDay = ({ part, monthsAhead, month }: NonNullable<TimePhrase['edge']>, today: string): string => {
  const year = Number(today.slice(0, 4));
  const inMonth = (first: string): string => {
    if (part === 'early') return workday(dayAfter(first, { days: 2 }));
    if (part === 'middle') return workday(dayAfter(first, { days: 14 }));
    const last = lastOfMonth(first);
    return dayAfter(last, { days: Math.min(0, 5 - weekdayOf(last)) });
  };
  if (month !== undefined) {
    const day = inMonth(firstOfMonth(year, month));
    return day > today ? day : inMonth(firstOfMonth(year + 1, month));
  }
  const thisMonth = `${today.slice(0, 8)}01`;
  const day = inMonth(dayAfter(thisMonth, { months: monthsAhead ?? 0 }));
  return day > today ? day : inMonth(dayAfter(thisMonth, { months: 1 }));
};

/** Loosely said days do not fall on a weekend. */
const workday = (day: string): string => (weekdayOf(day) > 5 ? dayAfter(day, { days: 8 - weekdayOf(day) }) : day);

/** Without a year the next such day from today on; a weekday said beside it has to agree. */
const dateOf = (
  { year, month, dayOfMonth }: NonNullable<TimePhrase['date']>,
  weekday: number | undefined,
  today: string,
): string | null => {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  const day = year === undefined && inYear(thisYear) < today ? inYear(thisYear + 1) : inYear(year ?? thisYear);
  if (!isDay(day)) return null;
  return weekday === undefined || weekdayOf(day) === weekday ? day : null;
};
