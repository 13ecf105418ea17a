import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallbackClocks, promisedInstant, readCallbackTime } from './callback-time.ts';
import { wallToInstant } from './zone.ts';

const utc = (iso: string) => Date.parse(`${iso}:00Z`);
/** Tuesday 17 November 2026, 14:05 in Hamburg, 07:05 in Chicago. */
const clocks: CallbackClocks = { now: utc('2026-11-17T13:05'), zone: 'America/Chicago', myZone: 'Europe/Berlin' };
const atHome = { ...clocks, zone: 'Europe/Berlin' };
const read = (text: string, over: Partial<CallbackClocks> = {}) => {
  const found = readCallbackTime(text, { ...clocks, ...over });
  return found.kind === 'time' ? found.wall : found.code;
};

describe('a time for a callback', () => {
  it.each([
    ['tue 3pm', '2026-11-17T15:00'],
    ['tomorrow 9', '2026-11-18T09:00'],
    ['today 9 his time', '2026-11-17T09:00'],
    ['in 2 weeks', '2026-12-01T09:00'],
    ['2 weeks', '2026-12-01T09:00'],
    ['in 2 weeks 9:30', '2026-12-01T09:30'],
    ['in 40 min', '2026-11-17T07:45'],
    ['next month', '2026-12-01T09:00'],
    ['24.11. 14:00', '2026-11-24T14:00'],
    ['24.11 14:00', '2026-11-24T14:00'],
    ['24.11.26 um 14 uhr', '2026-11-24T14:00'],
    ['fri 9:30 my time', '2026-11-20T02:30'],
    ['11/24 9am', '2026-11-24T09:00'],
    ['24 Nov 2pm', '2026-11-24T14:00'],
    ['november 24th at 10', '2026-11-24T10:00'],
    ['2026-12-01 08:30', '2026-12-01T08:30'],
    ['next week Thu 10', '2026-11-26T10:00'],
    ['next fri', '2026-11-27T09:00'],
    ['friday afternoon', '2026-11-20T14:00'],
    ['Call me Tuesday after two', '2026-11-17T14:00'],
    ['in an hour and a half', '2026-11-17T08:35'],
    ['in 1 h 30', '2026-11-17T08:35'],
    ['quarter to 10', '2026-11-17T09:45'],
    ['tomorrow half past nine', '2026-11-18T09:30'],
    ['day after tomorrow 8 p.m.', '2026-11-19T20:00'],
    ['noon', '2026-11-17T12:00'],
    ['1430', '2026-11-17T14:30'],
    ['in 3 months', '2027-02-17T09:00'],
  ])('in English: %s', (text, wall) => {
    expect(read(text)).toBe(wall);
  });

  it.each([
    ['morgen 14 Uhr', '2026-11-18T14:00'],
    ['Übermorgen um 9:15', '2026-11-19T09:15'],
    ['uebermorgen', '2026-11-19T09:00'],
    ['Di 15 Uhr', '2026-11-17T15:00'],
    ['Do. 9 Uhr', '2026-11-19T09:00'],
    ['Dienstag morgen', '2026-11-17T09:00'],
    ['morgen früh um 8', '2026-11-18T08:00'],
    ['heute Abend', '2026-11-17T17:00'],
    ['nächsten Dienstag 10', '2026-11-24T10:00'],
    ['naechste Woche Mittwoch', '2026-11-25T09:00'],
    ['halb drei', '2026-11-17T14:30'],
    ['morgen Viertel nach 9', '2026-11-18T09:15'],
    ['in einer halben Stunde', '2026-11-17T07:35'],
    ['in 1,5 Stunden', '2026-11-17T08:35'],
    ['in zwei Wochen', '2026-12-01T09:00'],
    ['24. November um 10:30', '2026-11-24T10:30'],
    ['nächsten Monat', '2026-12-01T09:00'],
    ['Mo 9:15 meine Zeit', '2026-11-23T02:15'],
    ['morgen um 9 Ortszeit', '2026-11-18T09:00'],
  ])('in German: %s', (text, wall) => {
    expect(read(text)).toBe(wall);
  });

  it('carries its instant, its zone, and whether an hour was said', () => {
    expect(readCallbackTime('today 9 his time', clocks)).toEqual({
      kind: 'time',
      wall: '2026-11-17T09:00',
      zone: 'America/Chicago',
      at: utc('2026-11-17T15:00'),
      isTimeGiven: true,
      isMyTime: false,
    });
    expect(readCallbackTime('in 2 weeks', clocks)).toMatchObject({ isTimeGiven: false });
    expect(readCallbackTime('fri 9:30 my time', clocks)).toMatchObject({ at: utc('2026-11-20T08:30'), isMyTime: true });
  });

  it('is in the afternoon for small hours that nobody calls at', () => {
    expect([read('tomorrow 3'), read('tomorrow 6'), read('tomorrow 7'), read('tomorrow 03:00'), read('tomorrow 3am')]).toEqual([
      '2026-11-18T15:00',
      '2026-11-18T18:00',
      '2026-11-18T07:00',
      '2026-11-18T03:00',
      '2026-11-18T03:00',
    ]);
  });

  it('comes next time round when the day was not said', () => {
    expect([read('14:00', atHome), read('15:00', atHome), read('tue 14:00', atHome), read('17.10.', atHome)]).toEqual([
      '2026-11-18T14:00',
      '2026-11-17T15:00',
      '2026-11-24T14:00',
      '2027-10-17T09:00',
    ]);
  });

  it('does not fall on a weekend when it was said loosely', () => {
    expect(read('next month', { now: utc('2026-07-10T10:00') })).toBe('2026-08-03T09:00');
    expect(read('in 2 months', { now: utc('2026-09-14T15:00') })).toBe('2026-11-16T09:00');
  });

  it('is asked about when it is over', () => {
    expect(readCallbackTime('today 9 my time', clocks)).toEqual({ kind: 'failure', code: 'inThePast', at: utc('2026-11-17T08:00') });
    expect(read('today 14:05', atHome)).toBe('inThePast');
    expect(read('1.11.2026', atHome)).toBe('inThePast');
  });

  it.each([
    ['asap'],
    [''],
    ['   '],
    ['31.2.'],
    ['3/4'],
    ['wed 24.11.'],
    ['tomorrow 25:00'],
    ['in 0 min'],
    ['tomorrow in 2 weeks'],
    ['9-10'],
    ['my time'],
    ['tomorrow morning 15:00'],
    ['mon tue'],
  ])('is asked about when it is not clear: %j', (text) => {
    expect(read(text)).toBe('unclear');
  });

  it('is asked about when the clocks leave it out or show it twice', () => {
    const newYork = { zone: 'America/New_York', now: utc('2026-03-01T12:00') };
    expect(readCallbackTime('8.3. 02:30', { ...clocks, ...newYork })).toEqual({
      kind: 'failure',
      code: 'gap',
      before: utc('2026-03-08T06:30'),
      after: utc('2026-03-08T07:30'),
    });
    expect(readCallbackTime('2026-11-01 01:30', { ...clocks, ...newYork })).toEqual({
      kind: 'failure',
      code: 'twice',
      earlier: utc('2026-11-01T05:30'),
      later: utc('2026-11-01T06:30'),
    });
  });

  it('keeps lengths as lengths over a change of the clocks', () => {
    const night = { zone: 'America/New_York', now: utc('2026-03-08T06:30') };
    expect(read('in 60 min', night)).toBe('2026-03-08T03:30');
    expect(read('in 1 day', { zone: 'America/New_York', now: utc('2026-03-07T15:00') })).toBe('2026-03-08T09:00');
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    'tue',
    'morgen',
    '9',
    '14:00',
    'in',
    '2',
    'weeks',
    'next',
    '24.11.',
    'pm',
    'halb',
    'my time',
    'noon',
    '31.12.',
    'h',
    'um',
    '@',
  );
  const someText = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(words, { maxLength: 5 }).map((each) => each.join(' ')),
  );
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');

  it('is a time to come on the clock of the lead, or a reason why not', () => {
    fc.assert(
      fc.property(
        someText,
        zones,
        zones,
        fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2027-12-31T00:00') }),
        (text, zone, myZone, now) => {
          const found = readCallbackTime(text, { now, zone, myZone });
          if (found.kind !== 'time') return;
          expect(found.at).toBeGreaterThan(now);
          const back = wallToInstant(found.wall, zone);
          expect(back.kind === 'twice' ? [back.earlier, back.later] : [back.kind === 'once' && back.at]).toContain(found.at);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('looser ways to say when', () => {
  const now = Date.parse('2026-11-17T13:05:00Z');
  const berlin = 'Europe/Berlin';
  const read = (text: string, at = now) => readCallbackTime(text, { now: at, zone: berlin, myZone: berlin });

  it.each([
    ['end of the week', '2026-11-20T09:00'],
    ['early next week', '2026-11-23T09:00'],
    ['mid december', '2026-12-15T09:00'],
    ['Anfang Januar', '2027-01-04T09:00'],
    ['end of the month', '2026-11-30T09:00'],
    ['ende nächsten monats', '2026-12-31T09:00'],
    ['early november', '2027-11-03T09:00'],
    ['in a fortnight', '2026-12-01T09:00'],
    ['in a couple of weeks', '2026-12-01T09:00'],
    ['in half a year', '2027-05-17T09:00'],
    ['monday week', '2026-11-30T09:00'],
    ['dienstag in 14 tagen', '2026-12-01T09:00'],
    ['heute in 14 tagen', '2026-12-01T09:00'],
    ['übernächste woche', '2026-11-30T09:00'],
    ['the 24th at 3', '2026-11-24T15:00'],
    ['am 3. um 10', '2026-12-03T10:00'],
    ['wednesday the 25th', '2026-11-25T09:00'],
    ['KW 48 dienstag', '2026-11-24T09:00'],
    ['same time tomorrow', '2026-11-18T14:05'],
    ['tomorrow first thing', '2026-11-18T09:00'],
    ['after lunch tomorrow', '2026-11-18T14:00'],
    ['cob friday', '2026-11-20T17:00'],
    ['in the new year', '2027-01-04T09:00'],
    ['3ish', '2026-11-17T15:00'],
  ])('%s is %s', (text, wall) => {
    expect(read(text)).toMatchObject({ kind: 'time', wall });
  });

  it.each(['tuesday the 25th', 'tue or wed', '15:00 CET', 'tomorrow end of the month', 'KW 60', 'same time at 3'])(
    'does not guess at “%s”',
    (text) => {
      expect(read(text)).toEqual({ kind: 'failure', code: 'unclear' });
    },
  );

  it('never gives a time that is past, and always one that its own wall says, whatever is typed where', () => {
    const bits =
      'tue wed next week month in 2 weeks the 24th end of mid january 3pm 9:30 tomorrow my time KW 48 early halb drei 2:30'.split(' ');
    const zones = ['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...bits), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2028-12-31T00:00:00Z') }),
        (words, zone, myZone, at) => {
          const time = readCallbackTime(words.join(' '), { now: at, zone, myZone });
          if (time.kind !== 'time') return;
          expect(time.at).toBeGreaterThan(at);
          const reading = wallToInstant(time.wall, zone);
          expect(reading.kind === 'once' ? [reading.at] : reading.kind === 'twice' ? [reading.earlier, reading.later] : []).toContain(
            time.at,
          );
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('a promise under other zone data', () => {
  const promise = { wall: '2026-11-01T01:30', zone: 'America/New_York', dueAt: 0 };
  const [earlier, later] = [Date.parse('2026-11-01T05:30:00Z'), Date.parse('2026-11-01T06:30:00Z')];

  it('keeps the reading that was chosen where the time comes twice', () => {
    expect(promisedInstant({ ...promise, dueAt: later })).toBe(later);
    expect(promisedInstant({ ...promise, dueAt: earlier })).toBe(earlier);
    expect(promisedInstant(promise)).toBe(earlier);
  });

  it('follows its wall time, and stays as it is in a zone nobody knows', () => {
    expect(promisedInstant({ ...promise, wall: '2026-11-17T09:00' })).toBe(Date.parse('2026-11-17T14:00:00Z'));
    expect(promisedInstant({ ...promise, zone: 'Europe/Atlantis' })).toBeNull();
  });
});
