import { dayOf } from './callback-days.ts';
import { type DayPart, readPhrase, type TimePhrase } from './callback-phrases.ts';
import { instantToWall, isKnownZone, wallToInstant } from './zone.ts';

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
 * "next month", "end of next week", "mid december", "the 24th", "KW 48", "24.11. 14:00", "fri 9:30 my time". A day without a time means nine o'clock; hours from one to six without
 * am, pm or a leading zero are in the afternoon. Nothing is guessed around a change of the clocks.
 */
export const readCallbackTime = (text: string, { now, zone, myZone }: CallbackClocks): CallbackTime => {
  const phrase = readPhrase(text);
  if (!phrase) return unclear;
  const isMyTime = phrase.clock === 'mine';
  const clock = isMyTime ? myZone : zone;
  const isTimeGiven = phrase.isSameTime || phrase.time !== undefined || phrase.dayPart !== undefined || phrase.inMinutes !== undefined;
  if (phrase.inMinutes !== undefined) return inMinutes(phrase, { now, zone, isMyTime });
  const time = phrase.isSameTime ? instantToWall(now, clock).slice(11) : timeOf(phrase);
  if (!time || (phrase.isSameTime && (phrase.time || phrase.dayPart))) return unclear;
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
export const timeOf = ({ time, dayPart }: Pick<TimePhrase, 'time' | 'dayPart'>): string | null => {
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

/**
 * The instant of a promised wall time by this machine's zone data. Where the clocks leave it out or show it twice, the person has
 * chosen one: that one stays, as long as it is still one of the two. Null for a zone that is not known here.
 */
export const promisedInstant = ({ wall, zone, dueAt }: { wall: string; zone: string; dueAt: number }): number | null => {
  if (!isKnownZone(zone)) return null;
  const reading = wallToInstant(wall, zone);
  if (reading.kind === 'once') return reading.at;
  const both = reading.kind === 'twice' ? [reading.earlier, reading.later] : [reading.before, reading.after];
  return both.includes(dueAt) ? dueAt : (both[0] ?? null);
};
