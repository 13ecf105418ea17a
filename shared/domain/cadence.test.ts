import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { type CadenceRule, planRetry, revisitAt } from './cadence.ts';
import { mayCallNow } from './calling-window.ts';
import type { Lead } from './lead.ts';
import { instantToWall, localClock } from './zone.ts';

const settings = someSettings();
const hour = 3_600_000;
const noAnswer: CadenceRule = { retryAfterMs: 4 * hour, avoidsSameHour: true, giveUpAfter: 12, isConnect: false };
const busy: CadenceRule = { ...noAnswer, retryAfterMs: hour / 2, avoidsSameHour: false };
const utc = (iso: string) => Date.parse(`${iso}:00Z`);
const hoursWith = (pairs: Record<number, [number, number]>): Lead['hours'] => Array.from({ length: 24 }, (_, at) => pairs[at] ?? [0, 0]);

const planned = (over: Partial<Lead> = {}, rule = noAnswer, at = builtAt, earlier?: number[]) => {
  const lead = aLead({ attempts: 1, ...over });
  const plan = planRetry(lead, rule, settings, at, earlier);
  return (
    plan && { ...plan, wall: instantToWall(plan.nextActionAt, lead.zones[0] ?? settings.zone), codes: plan.reasons.map(({ code }) => code) }
  );
};

describe('the next try', () => {
  it('comes soon after a busy line', () => {
    expect(planned({}, busy)).toMatchObject({ wall: '2026-11-17T14:35', nextActionKind: 'retry', codes: ['delay'] });
  });

  it('comes at a better hour the next day when the window has shut, and not at the hour that failed', () => {
    expect(planned()).toMatchObject({ wall: '2026-11-18T09:00', codes: ['delay', 'avoidsHour'] });
  });

  it('prefers the hour at which this lead answers', () => {
    expect(planned({ hours: hoursWith({ 16: [2, 2] }), connects: 2, attempts: 3 })).toMatchObject({
      wall: '2026-11-18T16:00',
      codes: ['delay', 'avoidsHour', 'bestHour'],
    });
  });

  it('takes the failed hour rather than none', () => {
    const lead = aLead({ attempts: 1 });
    const oneHour = { ...settings, callingWindows: [{ country: null, weekdays: [1, 2, 3, 4, 5], from: 840, till: 900, source: 'test' }] };
    const plan = planRetry(lead, noAnswer, oneHour, builtAt);
    expect(plan && instantToWall(plan.nextActionAt, 'Europe/Berlin')).toBe('2026-11-18T14:00');
  });

  it('leaves the weekend out', () => {
    expect(planned({}, noAnswer, utc('2026-11-20T13:05'))).toMatchObject({ wall: '2026-11-23T09:00' });
  });

  it('is a call, no retry, after the lead was reached', () => {
    expect(planned({}, { ...noAnswer, isConnect: true })?.nextActionKind).toBe('call');
  });

  it('waits for the next day when the day has had its tries', () => {
    const today = [utc('2026-11-17T08:00'), utc('2026-11-17T10:00'), builtAt];
    expect(planned({ attempts: 3 }, busy, builtAt, today)).toMatchObject({ wall: '2026-11-18T09:00' });
    expect(planned({ attempts: 3 }, busy, builtAt, today)?.codes).toContain('capPerDay');
  });

  it('waits until the oldest try leaves the period when the period has had its tries', () => {
    const week = [0, 1, 2, 3, 4, 5].map((days) => builtAt - days * 24 * hour - hour).reverse();
    const plan = planned({ attempts: 6 }, busy, builtAt, week);
    expect(plan?.codes).toContain('capPerPeriod');
    expect(plan?.nextActionAt).toBeGreaterThanOrEqual(week[0]! + 7 * 24 * hour);
  });

  it('is not planned without a rule, nor for who may not be called', () => {
    expect(planned({}, { ...noAnswer, retryAfterMs: null })).toBeNull();
    expect(planned({ doNotCall: true })).toBeNull();
  });

  it('comes after the delay alone where nobody knows the zone', () => {
    expect(planned({ zones: [] })).toMatchObject({ nextActionAt: builtAt + 4 * hour, codes: ['delay', 'unknownZone'] });
    const unknown = planRetry(aLead({ attempts: 1, zones: ['Europe/Atlantis'] }), noAnswer, settings, builtAt);
    expect(unknown?.nextActionAt).toBe(builtAt + 4 * hour);
  });
});

describe('giving up', () => {
  it('comes after twelve tries without an answer and leads to a revisit', () => {
    expect(planned({ attempts: 11 })?.giveUp).toBe(false);
    expect(planned({ attempts: 12 })).toMatchObject({
      giveUp: true,
      nextActionKind: 'revisit',
      revisitOn: '2027-02-15',
      wall: '2027-02-15T08:00',
      reasons: [{ code: 'gaveUp', attempts: 12, giveUpAfter: 12 }],
    });
  });

  it('does not count tries that were answered', () => {
    expect(planned({ attempts: 14, connects: 3 })?.giveUp).toBe(false);
  });

  it('never comes at once after the lead was reached', () => {
    expect(planned({ attempts: 20 }, { ...noAnswer, isConnect: true })?.giveUp).toBe(false);
  });
});

describe('a revisit', () => {
  it('begins when the window opens on that day, or on the next that has one', () => {
    expect(instantToWall(revisitAt(aLead(), '2027-03-15', settings), 'Europe/Berlin')).toBe('2027-03-15T08:00');
    expect(instantToWall(revisitAt(aLead(), '2027-03-13', settings), 'Europe/Berlin')).toBe('2027-03-15T08:00');
    expect(instantToWall(revisitAt(aLead({ zones: [] }), '2027-03-15', settings), 'Europe/Berlin')).toBe('2027-03-15T00:00');
  });
});

describe('any retry', () => {
  it('lands inside a calling window, after its delay, and not at the failed hour while another is open', () => {
    const at = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2026-12-31T00:00') });
    const places = fc.constantFrom(
      { country: 'US', zones: ['America/New_York'] },
      { country: 'GB', zones: ['Europe/London'] },
      { country: 'AU', zones: ['Australia/Lord_Howe'] },
      { country: 'FR', zones: ['Europe/Paris'] },
      { country: 'NP', zones: ['Asia/Kathmandu'] },
      { country: 'US', zones: ['America/Chicago', 'America/Denver'] },
    );
    fc.assert(
      fc.property(at, places, fc.integer({ min: 0, max: 100 }), (moment, place, delayHours) => {
        const lead = aLead({ ...place, zones: [...place.zones], attempts: 2 });
        const plan = planRetry(lead, { ...noAnswer, retryAfterMs: delayHours * hour }, settings, moment);
        if (!plan) return;
        expect(plan.nextActionAt).toBeGreaterThanOrEqual(moment + delayHours * hour);
        expect(mayCallNow(lead, settings, plan.nextActionAt).allowed).toBe(true);
        const hourAt = (instant: number) => localClock(instant, place.zones[0]!).hour;
        if (delayHours < 2 || hourAt(plan.nextActionAt) !== hourAt(moment)) return;
        // Only where the day has no other hour left: a whole day lost is worse.
        const restOfDay = Array.from({ length: 23 - hourAt(moment) }, (_, index) => plan.nextActionAt + (index + 1) * hour);
        expect(restOfDay.filter((each) => mayCallNow(lead, settings, each).allowed)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
