import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { callableFrom, mayCallNow, windowOf } from './calling-window.ts';
import type { CallingWindowRule } from './center-settings.ts';
import { callingWindowRule } from './center-settings.ts';
import { defaultCallingWindows } from './default-calling-windows.ts';
import { createWindowCalendar, openingsWithin } from './window-calendar.ts';
import { localClock } from './zone.ts';

const settings = someSettings();
const utc = (iso: string) => Date.parse(`${iso}:00Z`);
const chicago = aLead({ country: 'US', zones: ['America/Chicago'], zoneSource: 'postcode' });
const always = (from: number, till: number, weekdays = [1, 2, 3, 4, 5, 6, 7]): CallingWindowRule[] => [
  { country: null, weekdays, from, till, onHolidays: true, source: 'test' },
];

describe('may I call now', () => {
  it('says until when', () => {
    expect(mayCallNow(aLead(), settings, builtAt)).toMatchObject({
      allowed: true,
      reason: 'open',
      closesAt: utc('2026-11-17T17:00'),
      opensAt: null,
      zone: 'Europe/Berlin',
      zoneSource: 'city',
      localTime: '14:05',
      isClosingSoon: false,
    });
  });

  it('says when it opens', () => {
    expect(mayCallNow(chicago, settings, builtAt)).toMatchObject({
      allowed: false,
      reason: 'closedHours',
      opensAt: utc('2026-11-17T14:00'),
      localTime: '07:05',
      zoneSource: 'postcode',
    });
    expect(mayCallNow(aLead(), settings, utc('2026-11-21T13:00'))).toMatchObject({ reason: 'closedDay', opensAt: utc('2026-11-23T07:00') });
  });

  it('says that it closes within the hour', () => {
    expect(mayCallNow(aLead(), settings, utc('2026-11-17T15:59')).isClosingSoon).toBe(false);
    expect(mayCallNow(aLead(), settings, utc('2026-11-17T16:00')).isClosingSoon).toBe(true);
    expect(mayCallNow(aLead(), settings, utc('2026-11-17T17:00')).allowed).toBe(false);
  });

  it('lets do not call win over everything', () => {
    const refused = { ...aLead().consent, phone: 'refused' as const };
    expect(mayCallNow(aLead({ doNotCall: true, consent: refused, zones: [], phones: [] }), settings, builtAt)).toMatchObject({
      reason: 'doNotCall',
      allowed: false,
      opensAt: null,
    });
    expect(mayCallNow(aLead({ consent: refused, zones: [] }), settings, builtAt).reason).toBe('consentRefused');
    expect(mayCallNow(aLead({ phones: [], zones: [] }), settings, builtAt).reason).toBe('noNumber');
  });

  it('fails closed while the zone is not known', () => {
    expect(mayCallNow(aLead({ zones: [], zoneSource: 'unknown' }), settings, builtAt)).toMatchObject({
      allowed: false,
      reason: 'unknownZone',
      zone: null,
    });
    expect(mayCallNow(aLead({ zones: ['Europe/Berlin', 'Europe/Atlantis'] }), settings, builtAt).reason).toBe('unknownZone');
  });

  it('keeps shut when the center has no rule at all', () => {
    expect(mayCallNow(aLead(), { callingWindows: [] }, builtAt)).toMatchObject({ allowed: false, reason: 'closedDay', opensAt: null });
  });

  it('keeps the window in every zone a lead may be in', () => {
    const tennessee = aLead({ country: 'US', zones: ['America/Chicago', 'America/New_York'], zoneSource: 'region' });
    expect(mayCallNow(tennessee, settings, utc('2026-11-17T13:30')).opensAt).toBe(utc('2026-11-17T14:00'));
    expect(mayCallNow(tennessee, settings, utc('2026-11-17T22:00')).closesAt).toBe(utc('2026-11-17T23:00'));
  });

  it('never opens where the zones have no hour in common', () => {
    const nowhere = aLead({ country: 'US', zones: ['America/New_York', 'Asia/Tokyo'] });
    expect(mayCallNow(nowhere, settings, builtAt)).toMatchObject({ allowed: false, opensAt: null });
  });

  it('takes the lunch of a country with two openings a day', () => {
    const lyon = aLead({ country: 'FR', zones: ['Europe/Paris'] });
    expect(mayCallNow(lyon, settings, utc('2026-11-17T12:30'))).toMatchObject({ reason: 'closedHours', opensAt: utc('2026-11-17T13:00') });
  });

  it('does not shut at midnight where the next day goes on', () => {
    const rules = { callingWindows: always(0, 1440) };
    const window = mayCallNow(aLead(), rules, builtAt);
    expect(window.allowed).toBe(true);
    expect(window.closesAt).toBeGreaterThan(utc('2026-11-19T00:00'));
    expect(mayCallNow(aLead(), { callingWindows: always(0, 1440, [2]) }, builtAt).closesAt).toBe(utc('2026-11-17T23:00'));
  });
});

describe('windows around a change of the clocks', () => {
  const open = (country: string, zone: string, at: string) =>
    mayCallNow(aLead({ country, zones: [zone] }), { callingWindows: always(8 * 60, 18 * 60) }, utc(at));

  it('open at eight by the new time in New York on 8 March 2026', () => {
    expect(open('US', 'America/New_York', '2026-03-08T05:00').opensAt).toBe(utc('2026-03-08T12:00'));
    expect(open('US', 'America/New_York', '2026-03-07T05:00').opensAt).toBe(utc('2026-03-07T13:00'));
  });

  it('open at eight by the old time in New York on 1 November 2026', () => {
    expect(open('US', 'America/New_York', '2026-11-01T04:30').opensAt).toBe(utc('2026-11-01T13:00'));
    expect(open('US', 'America/New_York', '2026-10-31T04:30').opensAt).toBe(utc('2026-10-31T12:00'));
  });

  it('follow London, the half hour of Lord Howe and the quarter of Kathmandu', () => {
    expect(open('GB', 'Europe/London', '2026-03-29T00:30').opensAt).toBe(utc('2026-03-29T07:00'));
    expect(open('GB', 'Europe/London', '2026-10-25T00:30').opensAt).toBe(utc('2026-10-25T08:00'));
    expect(open('AU', 'Australia/Lord_Howe', '2026-10-03T14:00').opensAt).toBe(utc('2026-10-03T21:00'));
    expect(open('AU', 'Australia/Lord_Howe', '2026-04-04T14:00').opensAt).toBe(utc('2026-04-04T21:30'));
    expect(open('NP', 'Asia/Kathmandu', '2026-11-17T00:00').opensAt).toBe(utc('2026-11-17T02:15'));
  });

  it('are cautious where opening or closing falls into the change itself', () => {
    const night = { callingWindows: always(90, 150) };
    const lead = aLead({ country: 'US', zones: ['America/New_York'] });
    expect(mayCallNow(lead, night, utc('2026-11-01T05:30')).allowed).toBe(false);
    expect(mayCallNow(lead, night, utc('2026-11-01T06:30')).allowed).toBe(true);
    expect(mayCallNow(lead, night, utc('2026-03-08T06:45')).allowed).toBe(false);
  });
});

const zones = [
  'America/New_York',
  'America/Chicago',
  'Pacific/Honolulu',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
];
const anInstant = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2027-01-01T00:00') });
const someRules = fc.array(
  fc.record({
    country: fc.constantFrom(null, 'US'),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    from: fc.integer({ min: 0, max: 1380 }),
    till: fc.integer({ min: 1, max: 1440 }),
    source: fc.constant('any'),
  }),
  { minLength: 1, maxLength: 4 },
);

describe('windows, whatever the rules', () => {
  it('never allow a call outside the hours of any candidate zone', () => {
    fc.assert(
      fc.property(
        someRules,
        fc.uniqueArray(fc.constantFrom(...zones), { minLength: 1, maxLength: 3 }),
        anInstant,
        (callingWindows, places, at) => {
          const lead = aLead({ country: 'US', zones: places });
          if (!mayCallNow(lead, { callingWindows }, at).allowed) return true;
          const own = callingWindows.filter(({ country }) => country === 'US');
          const rules = own.length > 0 ? own : callingWindows;
          return places.every((zone) => {
            const { weekday, hour, minute } = localClock(at, zone);
            return rules.some(
              (rule) => rule.weekdays.includes(weekday) && rule.from <= hour * 60 + minute && hour * 60 + minute < rule.till,
            );
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('allow a call at the moment they are said to open, and not at the one they are said to shut', () => {
    fc.assert(
      fc.property(someRules, fc.constantFrom(...zones), anInstant, (callingWindows, zone, at) => {
        const lead = aLead({ country: 'US', zones: [zone] });
        const { opensAt, closesAt } = mayCallNow(lead, { callingWindows }, at);
        if (opensAt !== null) expect(mayCallNow(lead, { callingWindows }, opensAt).allowed).toBe(true);
        if (opensAt !== null) expect(opensAt).toBeGreaterThan(at);
        if (closesAt !== null && closesAt < at + 14 * 86_400_000)
          expect(mayCallNow(lead, { callingWindows }, closesAt).allowed).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('are the same from a calendar that was asked before', () => {
    const calendar = createWindowCalendar(settings);
    fc.assert(
      fc.property(fc.constantFrom(...zones), anInstant, (zone, at) => {
        const lead = aLead({ country: 'US', zones: [zone] });
        expect(windowOf(lead, calendar, at)).toEqual(mayCallNow(lead, settings, at));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the openings ahead', () => {
  it('begin now and leave the weekend out', () => {
    const friday = utc('2026-11-20T15:00');
    const openings = openingsWithin(aLead(), createWindowCalendar(settings), friday, friday + 4 * 86_400_000);
    expect(openings).toEqual([
      { from: friday, till: utc('2026-11-20T17:00') },
      { from: utc('2026-11-23T07:00'), till: utc('2026-11-23T17:00') },
      { from: utc('2026-11-24T07:00'), till: utc('2026-11-24T17:00') },
    ]);
    expect(callableFrom(aLead({ doNotCall: true }), createWindowCalendar(settings), friday)).toBeNull();
  });
});

describe('the windows a new center begins with', () => {
  it('are valid, named by source, on workdays only and within eight and eighteen', () => {
    for (const rule of defaultCallingWindows) {
      expect(callingWindowRule.parse(rule)).toEqual(rule);
      expect(rule.source.length).toBeGreaterThan(10);
      expect(rule.from).toBeLessThan(rule.till);
      expect(rule.from).toBeGreaterThanOrEqual(8 * 60);
      expect(rule.till).toBeLessThanOrEqual(18 * 60);
      expect(Math.max(...rule.weekdays)).toBeLessThanOrEqual(5);
    }
    expect(defaultCallingWindows.some(({ country }) => country === null)).toBe(true);
  });
});
