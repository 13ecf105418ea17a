import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { callableFrom, mayCallNow, windowOf } from './calling-window.ts';
import type { CallingWindowRule } from './center-settings.ts';
import { callableNumber, doNotCallIndex, isBarred } from './do-not-call.ts';
import { holidayOn } from './holidays.ts';
import { rankQueue } from './queue.ts';
import { createWindowCalendar } from './window-calendar.ts';
import { localClock } from './zone.ts';

const settings = someSettings();
const utc = (iso: string) => Date.parse(`${iso}:00Z`);
const week = [1, 2, 3, 4, 5];
const rule = (over: Partial<CallingWindowRule>): CallingWindowRule => ({
  country: 'US',
  weekdays: week,
  from: 480,
  till: 1080,
  source: 'test',
  ...over,
});
const texan = aLead({ country: 'US', region: 'Texas', zones: ['America/Chicago'] });
/** Eight in the evening, UTC, on Tuesday 17 November 2026: two in the afternoon in Chicago. */
const afternoon = utc('2026-11-17T20:00');

describe('holidays', () => {
  it('shut the window, by name, until the next day that is open', () => {
    const window = mayCallNow(texan, settings, utc('2026-11-26T16:00'));
    expect(window).toMatchObject({ allowed: false, reason: 'holiday', holiday: 'Thanksgiving Day' });
    expect(localClock(window.opensAt ?? 0, 'America/Chicago')).toMatchObject({ hour: 8, minute: 0 });
  });

  it('hold where the lead is: Bavaria rests on Epiphany, Hamburg works, of others it is told', () => {
    const at = utc('2026-01-06T10:00');
    expect(mayCallNow(aLead({ city: 'Munich' }), settings, at).reason).toBe('holiday');
    expect(mayCallNow(aLead({ city: 'Hamburg' }), settings, at)).toMatchObject({ allowed: true, holidayElsewhere: null });
    expect(mayCallNow(aLead({ city: 'Zwischenahn' }), settings, at)).toMatchObject({
      allowed: true,
      holidayElsewhere: { name: 'Epiphany' },
    });
  });

  it('do not shut rules that say so', () => {
    const callingWindows = [rule({ onHolidays: true })];
    expect(mayCallNow(texan, { callingWindows }, utc('2026-11-26T16:00')).allowed).toBe(true);
  });
});

describe('rules of the center', () => {
  it('of a region take the place of the country’s there', () => {
    const callingWindows = [rule({}), rule({ region: 'TX', from: 960 })];
    expect(mayCallNow(texan, { callingWindows }, afternoon).allowed).toBe(false);
    expect(mayCallNow({ ...texan, region: 'Illinois' }, { callingWindows }, afternoon).allowed).toBe(true);
  });

  it('of every region count while nobody knows the region', () => {
    const callingWindows = [rule({}), rule({ region: 'TX', from: 960 })];
    expect(mayCallNow({ ...texan, region: '', city: '' }, { callingWindows }, afternoon).allowed).toBe(false);
  });

  it('for consumers hold for leads without a company', () => {
    const consumer = { ...texan, companyId: null };
    const morning = utc('2026-11-17T14:30');
    expect(mayCallNow(texan, settings, morning).allowed).toBe(true);
    expect(mayCallNow(consumer, settings, morning)).toMatchObject({ allowed: false, opensAt: utc('2026-11-17T15:00') });
  });

  it('begin and end on their days', () => {
    const callingWindows = [rule({ endsOn: '2026-11-16' }), rule({ startsOn: '2026-11-17', from: 960 })];
    expect(mayCallNow(texan, { callingWindows }, afternoon - 86_400_000).allowed).toBe(true);
    expect(mayCallNow(texan, { callingWindows }, afternoon).allowed).toBe(false);
  });

  it('shut a day of the center’s own everywhere, or hours of it', () => {
    const closing = (over: Partial<CallingWindowRule>) =>
      rule({
        country: null,
        isClosed: true,
        from: 0,
        till: 1440,
        startsOn: '2026-11-17',
        endsOn: '2026-11-17',
        source: 'Works outing',
        ...over,
      });
    const shut = [...settings.callingWindows, closing({})];
    expect(mayCallNow(texan, { callingWindows: shut }, afternoon)).toMatchObject({ reason: 'holiday', holiday: 'Works outing' });
    const noon = [...settings.callingWindows, closing({ from: 780, till: 900 })];
    expect(mayCallNow(texan, { callingWindows: noon }, afternoon)).toMatchObject({
      reason: 'closedHours',
      opensAt: utc('2026-11-17T21:00'),
    });
  });
});

const part = (values: string[], state: 'active' | 'removed' = 'active') => ({ id: 'p', listId: 'l', part: 0, state, values, leadIds: [] });
const withList = (...values: string[]) => createWindowCalendar(settings, doNotCallIndex([part(values)]));
const twoNumbers = aLead({
  phones: [
    { kind: 'work', number: '+498955500142', extension: null, asWritten: '' },
    { kind: 'mobile', number: '+491701234567', extension: null, asWritten: '' },
  ],
});

describe('do not call', () => {
  it('bars the number on the list, and the lead once no other is left', () => {
    expect(windowOf(twoNumbers, withList('+498955500142'), builtAt).allowed).toBe(true);
    expect(callableNumber(twoNumbers, new Set(['+498955500142']))?.number).toBe('+491701234567');
    expect(windowOf(twoNumbers, withList('+498955500142', '+491701234567'), builtAt).reason).toBe('doNotCall');
    expect(callableFrom(twoNumbers, withList('+498955500142', '+491701234567'), builtAt)).toBeNull();
  });

  it('bars the person by their mail, and everybody of a domain', () => {
    expect(windowOf(twoNumbers, withList('ana.keller@nordhaus.example'), builtAt).reason).toBe('doNotCall');
    expect(windowOf(twoNumbers, withList('nordhaus.example'), builtAt).reason).toBe('doNotCall');
    expect(isBarred({ phones: [], email: 'a@mail.nordhaus.example' }, new Set(['nordhaus.example']))).toBe(true);
    expect(isBarred({ phones: [], email: 'a@othernordhaus.example' }, new Set(['nordhaus.example']))).toBe(false);
    expect(isBarred({ phones: [], email: null }, new Set(['nordhaus.example']), 'nordhaus.example')).toBe(true);
  });

  it('takes barred leads out of the queue, and lets them back when the list goes', () => {
    const rank = (calendar: ReturnType<typeof withList>) =>
      rankQueue([aLead()], { settings, calendar, now: builtAt, keyAccounts: new Set() }).callable.length;
    expect(rank(withList('+498955500142'))).toBe(0);
    expect(rank(createWindowCalendar(settings, doNotCallIndex([part(['+498955500142'], 'removed')])))).toBe(1);
  });
});

const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago'];

describe('whatever the country, zone and moment', () => {
  it('nobody is called on a holiday of theirs, nor outside the hours of their own clock', () => {
    const countries = ['US', 'DE', 'FR', 'GB', 'CH', 'JP', 'ES', 'ZZ'];
    const moments = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2034-12-20T00:00') });
    fc.assert(
      fc.property(fc.constantFrom(...countries), fc.constantFrom(...zones), moments, (country, zone, at) => {
        const lead = aLead({ country, city: '', zones: [zone] });
        const window = mayCallNow(lead, settings, at);
        const { day, hour, weekday } = localClock(at, zone);
        if (window.allowed) {
          expect(holidayOn(country, null, day)).toBeNull();
          expect(weekday).toBeLessThanOrEqual(5);
          expect(hour).toBeGreaterThanOrEqual(8);
          expect(hour).toBeLessThan(18);
        }
        if (window.opensAt !== null) expect(mayCallNow(lead, settings, window.opensAt).allowed).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
