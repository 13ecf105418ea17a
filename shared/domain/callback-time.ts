import { type DayPart, readPhrase, type TimePhrase } from './callback-phrases.ts';
import { dayAfter, instantToWall, isDay, wallToInstant, weekdayOf } from './zone.ts';

export type CallbackClocks = {
  now: number;
  /** The lead's zone: times are meant on its clock unless the text says otherwise. */
  zone: string;
  /** The zone of who types. */
  myZone: string;
};

/** A wall time on the lead's clock with its instant, or why there is none. */
export type CallbackTime =
  | { kind: 'time'; wall: string; zone: string; at: number; isTimeGiven: boolean; isMyTime: boolean }
  | { kind: 'failure'; code: 'unclear' }
  | { kind: 'failure'; code: 'inThePast'; at: number }
  /** The clocks leave this time out, or show it twice: the person chooses one of the two. */
  | { kind: 'failure'; code: 'gap'; before: number; after: number }
  | { kind: 'failure'; code: 'twice'; earlier: number; later: number };

/**
 * Reads when to call back, in English or German: "tue 3pm", "tomorrow 9", "today 9 his time", "in 2 weeks", "in 40 min",
 * "next month", "24.11. 14:00", "fri 9:30 my time". A day without a time means nine o'clock; hours from one to six without
 * am, pm or a leading zero are in the afternoon. Nothing is guessed around a change of the clocks.
 */
export const readCallbackTime = (text: string, { now, zone, myZone }: CallbackClocks): CallbackTime => {
  const phrase = readPhrase(text);
  if (!phrase) return unclear;
  const isMyTime = phrase.clock === 'mine';
  const clock = isMyTime ? myZone : zone;
  const isTimeGiven = phrase.time !== undefined || phrase.dayPart !== undefined || phrase.inMinutes !== undefined;
  if (phrase.inMinutes !== undefined) return inMinutes(phrase, { now, zone, isMyTime });
  const time = timeOf(phrase);
  if (!time) return unclear;
  const wall = wallOf(phrase, time, now, clock);
  if (!wall) return unclear;
  const found = wallToInstant(wall, clock);
  if (found.kind === 'gap') return { kind: 'failure', code: 'gap', before: found.before, after: found.after };
  if (found.kind === 'twice') return { kind: 'failure', code: 'twice', earlier: found.earlier, later: found.later };
  if (found.at <= now) return { kind: 'failure', code: 'inThePast', at: found.at };
  return { kind: 'time', wall: instantToWall(found.at, zone), zone, at: found.at, isTimeGiven, isMyTime };
};

const unclear: CallbackTime = { kind: 'failure', code: 'unclear' };
const minuteMs = 60_000;

/** Lengths in minutes and hours are lengths, whatever the clocks do meanwhile; nothing else may be said beside them. */
const inMinutes = (phrase: TimePhrase, { now, zone, isMyTime }: { now: number; zone: string; isMyTime: boolean }): CallbackTime => {
  const { clock: _, inMinutes: minutes = 0, ...others } = phrase;
  if (Object.keys(others).length > 0 || minutes <= 0) return unclear;
  const at = Math.ceil((now + minutes * minuteMs) / minuteMs) * minuteMs;
  return { kind: 'time', wall: instantToWall(at, zone), zone, at, isTimeGiven: true, isMyTime };
};

const hourOfPart: Record<DayPart, number> = { morning: 9, noon: 12, afternoon: 14, evening: 17 };
const usualHour = 9;

/** `HH:mm`; null when the part of the day and the hour contradict each other. */
const timeOf = ({ time, dayPart }: TimePhrase): string | null => {
  if (!time) return clockText(dayPart ? hourOfPart[dayPart] : usualHour, 0);
  const hour = hourOf(time, dayPart);
  if (dayPart === 'morning' && hour >= 13) return null;
  if ((dayPart === 'afternoon' || dayPart === 'evening') && hour < 12) return null;
  return clockText(hour, time.minute);
};

const hourOf = ({ hour, half, isExact }: NonNullable<TimePhrase['time']>, dayPart: DayPart | undefined): number => {
  if (half) return (hour % 12) + (half === 'pm' ? 12 : 0);
  if (isExact || hour === 0 || hour > 11 || dayPart === 'morning') return hour;
  return hour <= 6 || dayPart === 'afternoon' || dayPart === 'evening' ? hour + 12 : hour;
};

const clockText = (hour: number, minute: number): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** The wall time meant, on the clock it was said for; null when the parts of the day contradict each other or no such day exists. */
const wallOf = (phrase: TimePhrase, time: string, now: number, clock: string): string | null => {
  const [today = '', minute = ''] = instantToWall(now, clock).split('T');
  const isOver = time <= minute;
  const day = dayOf(phrase, today, isOver);
  return day && `${day}T${time}`;
};

const dayOf = (phrase: TimePhrase, today: string, isOver: boolean): string | null => {
  const { date, weekday, dayWord, inDays, inWeeks, inMonths, isNextWeek, isNextMonth } = phrase;
  const anchors = [date, dayWord, inDays, inWeeks, inMonths, isNextWeek, isNextMonth].filter((each) => each !== undefined);
  if (anchors.length > 1) return null;
  if (date) return dateOf(date, weekday, today);
  if (isNextWeek) return dayAfter(mondayOf(today), { days: 6 + (weekday ?? 1) });
  if (weekday !== undefined) return anchors.length === 0 ? comingWeekday(weekday, today, isOver) : null;
  if (dayWord !== undefined) return dayAfter(today, { days: dayWord });
  if (inDays !== undefined) return dayAfter(today, { days: Math.round(inDays) });
  if (inWeeks !== undefined) return dayAfter(today, { days: Math.round(inWeeks * 7) });
  if (inMonths !== undefined) return workday(dayAfter(today, { months: Math.round(inMonths) }));
  if (isNextMonth) return workday(`${dayAfter(today, { months: 1 }).slice(0, 8)}01`);
  return isOver ? dayAfter(today, { days: 1 }) : today;
};

const mondayOf = (day: string): string => dayAfter(day, { days: 1 - weekdayOf(day) });

const comingWeekday = (weekday: number, today: string, isOver: boolean): string => {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return dayAfter(today, { days: ahead === 0 && isOver ? 7 : ahead });
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
