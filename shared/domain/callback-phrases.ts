/**
 * What people type for the time of a callback, taken apart: English and German as they are spoken on the phone. Nothing is
 * resolved here; `callback-time.ts` puts the parts on a calendar.
 */

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening';

export type TimePhrase = {
  /** Whose clock was meant, if it was said. */
  clock?: 'mine' | 'theirs';
  /** Length from now: minutes are exact, the others are days on the calendar. */
  inMinutes?: number;
  inDays?: number;
  inWeeks?: number;
  inMonths?: number;
  /** 0 today, 1 tomorrow, 2 the day after. */
  dayWord?: number;
  /** Monday 1 to Sunday 7. */
  weekday?: number;
  isNextWeek?: boolean;
  isNextMonth?: boolean;
  /** Weeks after the coming weekday, or the week after next without one. */
  weeksOn?: number;
  /** "Early", "mid", "end of" a month: this one (0), the next one (1), or one by its name. */
  edge?: { part: 'early' | 'middle' | 'end'; monthsAhead?: number; month?: number };
  /** "The 24th": the next one. */
  dayOfMonth?: number;
  /** Calendar week by ISO 8601: "KW 48". */
  isoWeek?: number;
  /** At this time of day, on the clock it was said for. */
  isSameTime?: boolean;
  date?: { year?: number; month: number; dayOfMonth: number };
  /** `half`: am or pm, if it was said; `isExact`: written so that it cannot mean the other half of the day. */
  time?: { hour: number; minute: number; half?: 'am' | 'pm'; isExact: boolean };
  dayPart?: DayPart;
};

/** The parts of a phrase; null when a word of it is not understood, two parts contradict, or nothing is said. */
export const readPhrase = (text: string): TimePhrase | null => {
  let rest = ` ${plainWords(text)} `;
  const phrase: TimePhrase = {};
  for (const [pattern, read] of readers) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const part = read(match.groups ?? {});
    if (part === null || Object.keys(part).some((key) => key in phrase)) return null;
    Object.assign(phrase, part);
    rest = rest.replace(match[0], ' ');
  }
  const isUnderstood = rest.split(' ').every((word) => word === '' || fillers.has(word));
  return isUnderstood && Object.keys(phrase).some((key) => key !== 'clock') ? phrase : null;
};

type Groups = Record<string, string | undefined>;
type Reader = readonly [RegExp, (groups: Groups) => Partial<TimePhrase> | null];

/** Said in many ways, meant as one. */
const sameAs: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)ish\b/g, ''],
  [/ or so\b/g, ''],
  [/\b(?:in )?(?:a |one )?fortnight\b/g, 'in 2 weeks'],
  [/\b(?:in )?(?:a )?couple of (?=days|weeks|months|hours)/g, 'in 2 '],
  [/\b(?:in )?(?:a few|some|ein paar|einigen) (?=days|weeks|tagen?|wochen)/g, 'in 3 '],
  // "2 weeks", typed short.
  [/^(?=\d+ ?(?:min|minutes?|hours?|stunden?|days?|tagen?|weeks?|wochen?|months?|monaten?)\b)/, 'in '],
  [/\bin (?:half a year|einem halben jahr)\b/g, 'in 6 months'],
  [/\bin (?:a|one|einem) (?:year|jahr)\b/g, 'in 12 months'],
  [/\bvierzehn\b/g, '14'],
  [/\b(weeks?|days?|months?)(?: s)? time\b/g, '$1'],
  [/\b(?:in the |im )?(?:new year|neuen jahr)\b/g, 'early january'],
  [/\b(?:first thing|gleich (?:fruh|morgens))(?: in the morning)?\b/g, '9am'],
  [/\b(?:eod|cob|end of (?:the )?day|close of business|feierabend)\b/g, '5pm'],
  [/\b(?:after lunch|nach (?:dem )?mittag(?:essen)?)\b/g, '2pm'],
  [/\b(?:before (?:noon|lunch)|vor (?:dem )?mittag(?:essen)?)\b/g, '11am'],
];

const plainWords = (text: string): string => sameAs.reduce((words, [pattern, meant]) => words.replace(pattern, meant), bareWords(text));

const bareWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/[’'`"“”„!?~;()]|,(?!\d)|(?<!\d),/g, ' ')
    .replace(/(?<=[a-z])\.(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** By the number they mean. */
const spokenNumbers = [
  ...['', 'a an one ein eine einem einer', 'two zwei', 'three drei', 'four vier', 'five funf fuenf', 'six sechs', 'seven sieben'],
  ...['eight acht', 'nine neun', 'ten zehn', 'eleven elf', 'twelve zwolf zwoelf'],
];
const numberWords = new Map(spokenNumbers.flatMap((words, value) => words.split(' ').map((each) => [each, value] as const)).slice(1));
const numberWord = [...numberWords.keys()].sort((a, b) => b.length - a.length).join('|');

const numberOf = (word: string | undefined): number => (word === undefined ? 0 : (numberWords.get(word) ?? Number(word.replace(',', '.'))));

const weekdays = [
  'mo(?:n(?:day|tag)?)?',
  'tue(?:s(?:day)?)?|di(?:enstag)?',
  'wed(?:s|nesday)?|mi(?:ttwoch)?',
  'thu(?:r(?:s(?:day)?)?)?|do(?:nnerstag)?',
  'fr(?:i(?:day)?|eitag)?',
  'sat(?:urday)?|sa(?:mstag)?|sonnabend',
  'sun(?:day)?|so(?:nntag)?',
];
const weekdayWord = weekdays.map((names, at) => `(?<wd${at + 1}>${names})`).join('|');
const weekdayOf = (groups: Groups): number => weekdays.findIndex((_, at) => groups[`wd${at + 1}`] !== undefined) + 1;

const months = [
  'jan(?:uary|uar)?',
  'feb(?:ruary|ruar)?',
  'mar(?:ch|z)?|maerz|mrz',
  'apr(?:il)?',
  'may|mai',
  'june?|juni?',
  'july?|juli?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'o[ck]t(?:ober)?',
  'nov(?:ember)?',
  'de[cz](?:ember)?',
];
const monthWord = months.map((names, at) => `(?<mo${at + 1}>${names})`).join('|');
const monthOf = (groups: Groups): number => months.findIndex((_, at) => groups[`mo${at + 1}`] !== undefined) + 1;

const edgeWord = [
  '(?<early>early|start(?: of)?|beginning(?: of)?|first week(?: of)?|anfang)',
  '(?<middle>mid|middle(?: of)?|mitte)',
  '(?<end>late|(?:at the )?end(?: of)?|ende)',
].join('|');
const edgeOf = ({ early, middle }: Groups): 'early' | 'middle' | 'end' =>
  early !== undefined ? 'early' : middle !== undefined ? 'middle' : 'end';

const dayOfMonthOf = (day: string | undefined): Partial<TimePhrase> | null =>
  Number(day) >= 1 && Number(day) <= 31 ? { dayOfMonth: Number(day) } : null;

const fullYear = (year: string | undefined): number | undefined =>
  year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year);

const dateOf = (year: string | undefined, month: number, dayOfMonth: number): Partial<TimePhrase> | null => {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const whole = fullYear(year);
  return { date: { month, dayOfMonth, ...(whole === undefined ? {} : { year: whole }) } };
};

const timeOf = (groups: Groups, isExact: boolean): Partial<TimePhrase> | null => {
  const [hour, minute] = [Number(groups.hour), Number(groups.minute ?? 0)];
  const half = groups.half as 'am' | 'pm' | undefined;
  const isPossible = minute < 60 && (half ? hour >= 1 && hour <= 12 : hour < 24);
  return isPossible
    ? { time: { hour, minute, isExact: isExact || hour > 12 || groups.hour?.startsWith('0') === true, ...(half ? { half } : {}) } }
    : null;
};

/** Spoken quarters: so many minutes from the hour named, before it when negative. */
const spoken = (hourWord: string | undefined, minutes: number): Partial<TimePhrase> | null => {
  const named = numberOf(hourWord);
  if (!(named >= 1 && named <= 12)) return null;
  const hour = minutes < 0 ? (named === 1 ? 12 : named - 1) : named;
  return { time: { hour, minute: (minutes + 60) % 60, isExact: false } };
};

const lengthOf = (groups: Groups): Partial<TimePhrase> => {
  const amount = numberOf(groups.amount);
  const unit = groups.unit ?? '';
  if (/^mon|^mo$/.test(unit)) return { inMonths: amount };
  if (unit.startsWith('w')) return { inWeeks: amount };
  if (/^(d|t)/.test(unit)) return { inDays: amount };
  return { inMinutes: Math.round(amount * (/^(h|st)/.test(unit) ? 60 : 1)) + Number(groups.more ?? 0) };
};

const word = (source: string): RegExp => new RegExp(`(?<=\\s)(?:${source})(?=\\s)`);
const amount = `(?<amount>\\d{1,3}(?:[.,]5)?|${numberWord})`;
const anHour = `(?<hour>${numberWord}|\\d{1,2})`;

/** In this order: what is longer or surer is taken before what could be a piece of it. */
const readers: readonly Reader[] = [
  [word('(?:(?:in|nach) )?(?:my|our|mein|meine|meiner|unsere|unserer) (?:time|zeit)|bei mir|bei uns|here|hier'), () => ({ clock: 'mine' })],
  [
    word(
      '(?:(?:in|nach) )?(?:his|her|their|the leads?|leads?|seine|seiner|ihre|ihrer|deren)(?: s)? (?:time|zeit)|bei (?:ihm|ihr|ihnen)|local(?: time)?|ortszeit|there|dort',
    ),
    () => ({ clock: 'theirs' }),
  ],
  [word('in half an hour|in (?:einer|ner) halben stunde'), () => ({ inMinutes: 30 })],
  [word('in (?:a )?quarter of an hour|in (?:einer|ner) viertelstunde'), () => ({ inMinutes: 15 })],
  [word('in (?:einer|ner) dreiviertelstunde|in three quarters of an hour'), () => ({ inMinutes: 45 })],
  [word('in (?:anderthalb|eineinhalb) stunden|in an hour and a half'), () => ({ inMinutes: 90 })],
  [word(`in ${amount} ?(?<unit>h|hrs?|hours?|std|stunden?) ?(?:and |und )?(?<more>\\d{1,2})(?: ?m(?:in(?:ute)?[sn]?)?)?`), lengthOf],
  [
    word(
      `in ${amount} ?(?<unit>months?|monate?n?|mo|minutes?|minuten?|mins?|min|m|hours?|hrs?|h|stunden?|std|days?|d|tage?n?|weeks?|wks?|w|wochen?)\\.?`,
    ),
    lengthOf,
  ],
  [word('(?:at )?(?:the )?same time|(?:zur )?(?:gleichen|selben) zeit'), () => ({ isSameTime: true })],
  [word('(?:(?:the )?week after next|u(?:e)?berna(?:e)?chste woche)'), () => ({ weeksOn: 2 })],
  [word(`(?:a|one) week (?:from|on) (?:${weekdayWord})`), (groups) => ({ weekday: weekdayOf(groups), weeksOn: 1 })],
  [word(`(?:${weekdayWord}) week`), (groups) => ({ weekday: weekdayOf(groups), weeksOn: 1 })],
  [word('(?:calendar week|kw|week) (?<week>\\d{1,2})'), ({ week }) => ({ isoWeek: Number(week) })],
  [word('(?:at the |am )?(?:end|ende) (?:of |der )?(?:the |this )?(?:week|woche)'), () => ({ weekday: 5 })],
  [word(`(?:at the |am )?(?:end|ende) (?:of )?(?:next week|na(?:e)?chster? woche)`), () => ({ weekday: 5, isNextWeek: true })],
  [word(`(?:mid|middle of|mitte) (?:next week|na(?:e)?chster? woche)`), () => ({ weekday: 3, isNextWeek: true })],
  [word(`(?:early|start of|beginning of|anfang) (?:next week|na(?:e)?chster? woche)`), () => ({ isNextWeek: true })],
  [
    word(`(?:${edgeWord}) (?:(?:of |in |des )?(?:the |this )?(?<this>months?|monats?)|(?:of )?(?<next>next month|na(?:e)?chsten monats?))`),
    (groups) => ({ edge: { part: edgeOf(groups), monthsAhead: groups.next === undefined ? 0 : 1 } }),
  ],
  [word(`(?:${edgeWord}) (?:of |in )?(?:${monthWord})`), (groups) => ({ edge: { part: edgeOf(groups), month: monthOf(groups) } })],
  [word('(?:the )?day after tomorrow|u(?:e)?bermorgen'), () => ({ dayWord: 2 })],
  [word('(?:at )?(?:noon|midday|lunch ?time)|mittags?'), () => ({ dayPart: 'noon' })],
  [word('heute abend|tonight'), () => ({ dayWord: 0, dayPart: 'evening' })],
  [word('(?:heute|this) (?:morgen|morning|fruh)'), () => ({ dayWord: 0, dayPart: 'morning' })],
  [word('(?:heute|this) (?:nachmittag|afternoon)'), () => ({ dayWord: 0, dayPart: 'afternoon' })],
  [word('(?:morgen|tomorrow) (?:fruh|morning|vormittag)'), () => ({ dayWord: 1, dayPart: 'morning' })],
  [
    word(`(?:${weekdayWord})\\.? (?:morning|morgen|vormittag|fruh|morgens)`),
    (groups) => ({ weekday: weekdayOf(groups), dayPart: 'morning' }),
  ],
  [word('today|heute'), () => ({ dayWord: 0 })],
  [word('tomorrow|tmrw?|tmw|tomorow|morgen'), () => ({ dayWord: 1 })],
  [word('in the morning|morning|vormittags?|morgens|fruh'), () => ({ dayPart: 'morning' })],
  [word('(?:in the )?afternoon|nachmittags?'), () => ({ dayPart: 'afternoon' })],
  [word('(?:in the )?evening|abends?'), () => ({ dayPart: 'evening' })],
  [word('next month|(?:im )?na(?:e)?chsten? monat|im kommenden monat'), () => ({ isNextMonth: true })],
  [word(`next week(?: on)?|(?:in der )?na(?:e)?chsten? woche|kommende woche`), () => ({ isNextWeek: true })],
  [word('(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})'), ({ year, month, day }) => dateOf(year, Number(month), Number(day))],
  [
    word('(?<day>\\d{1,2})\\. ?(?<month>\\d{1,2})\\.(?: ?(?<year>20\\d{2})|(?<short>\\d{2}))?'),
    ({ year, short, month, day }) => dateOf(year ?? short, Number(month), Number(day)),
  ],
  [
    word('(?<day>\\d{1,2})\\.(?<month>\\d{1,2})(?=\\s(?:um )?\\d{1,2}(?:[:h]\\d{2}| ?uhr))'),
    ({ month, day }) => dateOf(undefined, Number(month), Number(day)),
  ],
  [
    word('(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<year>\\d{4}|\\d{2}))?'),
    ({ first, second, year }) => slashed(Number(first), Number(second), year),
  ],
  [
    word(`(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)? ?(?:of )?(?:${monthWord})\\.?(?: (?<year>20\\d{2}))?`),
    (groups) => dateOf(groups.year, monthOf(groups), Number(groups.day)),
  ],
  [
    word(`(?:${monthWord})\\.? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?<year>20\\d{2}))?`),
    (groups) => dateOf(groups.year, monthOf(groups), Number(groups.day)),
  ],
  [word('(?:on )?(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)'), ({ day }) => dayOfMonthOf(day)],
  [word('am (?<day>\\d{1,2})\\.'), ({ day }) => dayOfMonthOf(day)],
  [word(`(?:next|na(?:e)?chste[nrs]?) (?:${weekdayWord})\\.?`), (groups) => ({ weekday: weekdayOf(groups), isNextWeek: true })],
  [word(`(?:(?:this|coming|kommenden?|diesen?) )?(?:${weekdayWord})\\.?`), (groups) => ({ weekday: weekdayOf(groups) })],
  [word(`halb ${anHour}`), ({ hour }) => spoken(hour, -30)],
  [word(`half past ${anHour}`), ({ hour }) => spoken(hour, 30)],
  [word(`(?:viertel nach|(?:a )?quarter past) ${anHour}`), ({ hour }) => spoken(hour, 15)],
  [word(`(?:viertel vor|(?:a )?quarter to) ${anHour}`), ({ hour }) => spoken(hour, -15)],
  [word('(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?(?<half>am|pm)'), (groups) => timeOf(groups, true)],
  [word('pm'), () => ({ dayPart: 'afternoon' })],
  [
    word('(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?uhr(?: (?<more>\\d{2}))?'),
    ({ hour, minute, more }) => timeOf({ hour, minute: minute ?? more }, false),
  ],
  [word('(?<hour>\\d{1,2})[:h](?<minute>\\d{2})h?'), (groups) => timeOf(groups, false)],
  [word('(?<hour>\\d{1,2})\\.(?<minute>[0-5][05])'), (groups) => timeOf(groups, false)],
  [word('(?<hour>[01]\\d|2[0-3])(?<minute>[0-5][05])h?'), (groups) => timeOf(groups, true)],
  [word('(?<hour>\\d{1,2})(?: ?h)?(?: o clock)?'), (groups) => timeOf(groups, false)],
  [word(`(?:at|um|gegen|after|nach) (?<hour>${numberWord})(?: o clock)?`), ({ hour }) => spoken(hour, 0)],
];

/** Day and month as Europe or America writes them, where one of the two cannot be a month; else it is not clear. */
const slashed = (first: number, second: number, year: string | undefined): Partial<TimePhrase> | null => {
  if (first > 12) return dateOf(year, second, first);
  if (second > 12) return dateOf(year, first, second);
  return first === second ? dateOf(year, first, second) : null;
};

const fillers = new Set(
  'a ab about again am an anrufen around at bitte call ca den der er ganz gegen he ihn in it kurz me nach nochmal on or please ring ruf she so the then uhr um wieder @ - after at.'.split(
    ' ',
  ),
);
