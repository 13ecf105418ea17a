import { describe, expect, it } from 'vitest';
import { createFormats } from './format.ts';
import { pluralIn } from './plural.ts';
import { wordsFor } from './words.tsx';

const formatsIn = (locale: string, zone = 'Europe/Berlin') => createFormats({ locale, zone, words: wordsFor(locale).time });
const formats = formatsIn('en-GB');
const at = (iso: string) => Date.parse(iso);
/** Tuesday, 14:05 in Berlin. */
const now = at('2026-11-17T13:05:00Z');
const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(count * 60);

describe('lengths of time', () => {
  it.each([
    [48_000, '48 s'],
    [minutes(25), '25 min'],
    [hours(3), '3 h'],
    [hours(2) + minutes(5), '2 h 05'],
    [hours(26), '1 d'],
    [hours(24 * 6), '6 d'],
  ])('%i ms is %s', (ms, words) => {
    expect(formats.length(ms)).toBe(words);
  });

  it('tell what is coming from what is late', () => {
    expect(formats.lateness(now + minutes(10), now)).toBe('in 10 min');
    expect(formats.lateness(now - minutes(25), now)).toBe('25 min late');
    expect(formats.lateness(now - 20_000, now)).toBe('now');
    expect(formats.nearness(now - hours(2), now)).toBe('2 h ago');
  });

  it('run as a stopwatch', () => {
    expect(formats.stopwatch(192_000)).toBe('03:12');
    expect(formats.stopwatch(hours(1) + 192_000)).toBe('1:03:12');
  });
});

describe('days and times', () => {
  it('name near days and date the rest', () => {
    expect(formats.dayAndTime(now, now)).toBe('today 14:05');
    expect(formats.dayName(at('2026-11-16T23:30:00Z'), now)).toBe('today');
    expect(formats.dayName(at('2026-11-18T08:00:00Z'), now)).toBe('tomorrow');
    expect(formats.dayName(at('2026-11-16T08:00:00Z'), now)).toBe('yesterday');
    expect(formats.dayAndTime(at('2026-11-20T15:00:00Z'), now)).toBe('Fri 16:00');
    expect(formats.dayName(at('2026-11-24T08:00:00Z'), now)).toBe('24 Nov');
    expect(formats.dayName(at('2027-05-03T08:00:00Z'), now)).toBe('3 May 2027');
  });

  it('are told in the zone asked for', () => {
    expect(formats.time(now, 'America/Chicago')).toBe('07:05');
    expect(formats.dayName(at('2026-11-17T22:00:00Z'), now, 'Asia/Tokyo')).toBe('tomorrow');
  });

  it('leave out the minutes of a full hour where a half day takes the room, and only there', () => {
    const [five, half] = [at('2026-11-17T16:00:00Z'), at('2026-11-17T16:30:00Z')];
    const short = (locale: string, instant: number, zone?: string) => formatsIn(locale).shortTime(instant, zone).replace('\u202f', ' ');
    expect(short('en-US', five)).toBe('5 PM');
    expect(short('en-US', half)).toBe('5:30 PM');
    expect(short('en-US', half, 'Asia/Kolkata')).toBe('10 PM');
    expect(short('en-GB', five)).toBe('17:00');
    expect([formatsIn('en-US').hourMark(half), formatsIn('en-GB').hourMark(half), formatsIn('de-DE').hourMark(half)]).toEqual([
      '5',
      '17',
      '17',
    ]);
  });

  it('head a screen', () => {
    expect(formats.day(now)).toBe('Tue 17 November');
  });

  it('leave calendar dates where they are in every zone', () => {
    expect(formatsIn('en-GB', 'Pacific/Auckland').date('2026-11-17')).toBe('17 Nov 2026');
    expect(formatsIn('en-GB', 'America/Los_Angeles').month('2027-05-01')).toBe('May 2027');
  });

  it('follow the locale', () => {
    expect(formatsIn('en-US').time(now).replace('\u202f', ' ')).toBe('2:05 PM');
    expect(formatsIn('de-DE').date('2026-11-17')).toBe('17. Nov. 2026');
  });
});

describe('numbers', () => {
  it('group, share and pay', () => {
    expect(formats.count(100_000)).toBe('100,000');
    expect(formats.percent(0.794)).toBe('79%');
    expect(formats.money(3_840_000, 'EUR')).toBe('€38,400');
    expect(formats.money(1_999, 'EUR')).toBe('€19.99');
    expect(formats.money(5_000, 'JPY')).toBe('JP¥5,000');
    expect(formats.bytes(1_230_000)).toBe('1.2 MB');
  });

  it('choose their plural by the language', () => {
    const english = pluralIn('en');
    const polish = pluralIn('pl');
    expect(english(1, { one: '# lead', other: '# leads' })).toBe('1 lead');
    expect(english(1200, { one: '# lead', other: '# leads' })).toBe('1,200 leads');
    expect(polish(3, { one: '# osoba', few: '# osoby', other: '# osób' })).toBe('3 osoby');
  });

  it('join a list', () => {
    expect(formats.list(['Ana', 'Peter', 'Lena'])).toBe('Ana, Peter and Lena');
  });
});
