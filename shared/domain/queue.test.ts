import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { mayCallNow } from './calling-window.ts';
import { type Lead, nextActionKinds } from './lead.ts';
import { compareCallable, placeOf, type QueueContext, rankQueue } from './queue.ts';
import { stages } from './stage.ts';
import { createWindowCalendar } from './window-calendar.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const settings = someSettings();
const context = (over: Partial<QueueContext> = {}): QueueContext => ({
  settings,
  calendar: createWindowCalendar(settings),
  now: builtAt,
  keyAccounts: new Set(),
  ...over,
});
const place = (over: Partial<Lead>, more: Partial<QueueContext> = {}) =>
  placeOf(aLead({ attempts: 1, lastTouchAt: builtAt - day, ...over }), context(more));
const callback = (dueAt: number, callbackIsPersonal = true): Partial<Lead> => ({
  nextActionKind: 'callback',
  nextActionAt: dueAt,
  callbackIsPersonal,
});

describe('the place of a lead', () => {
  it('is first for a personal callback, from a quarter of an hour before its time', () => {
    expect(place(callback(builtAt - minute))).toMatchObject({
      rank: 1,
      reason: { code: 'personalCallback', dueAt: builtAt - minute, turnsSharedAt: builtAt + 29 * minute },
      availableAt: builtAt,
    });
    expect(place(callback(builtAt + 15 * minute))?.availableAt).toBe(builtAt);
    expect(place(callback(builtAt + 16 * minute))?.availableAt).toBe(builtAt + minute);
  });

  it('is second for a shared callback, and for a personal one after its grace', () => {
    expect(place(callback(builtAt - minute, false))).toMatchObject({
      rank: 2,
      reason: { code: 'sharedCallback', dueAt: builtAt - minute },
    });
    expect(place(callback(builtAt - 30 * minute))).toMatchObject({ rank: 2, reason: { code: 'sharedCallback' } });
  });

  it('is third for a new lead until its first call is late', () => {
    const fresh = { attempts: 0, arrivedAt: builtAt - 29 * minute };
    expect(place(fresh)).toMatchObject({ rank: 3, reason: { code: 'newLead', callBy: builtAt + minute } });
    expect(place({ ...fresh, arrivedAt: builtAt - 31 * minute })?.rank).toBe(8);
    expect(place({ attempts: 0, arrivedAt: builtAt - 3 * day, nextActionKind: 'firstCall', nextActionAt: builtAt + minute })?.rank).toBe(3);
  });

  it('is fifth for a first call that nobody made in time, behind hot leads and by score, before who is only quiet', () => {
    const late = { attempts: 0, nextActionKind: 'firstCall', nextActionAt: builtAt - minute } as const;
    expect(place(late)).toMatchObject({ rank: 5, reason: { code: 'firstCallLate', callBy: builtAt - minute } });
    const leads = [
      aLead({ id: 'late', score: 20, ...late }),
      aLead({ id: 'lateBetter', score: 40, ...late, nextActionAt: builtAt - 20 * day, arrivedAt: builtAt - 20 * day }),
      aLead({ id: 'hot', score: 80, band: 'hot', ...late }),
      aLead({ id: 'retry', score: 5, nextActionKind: 'retry', nextActionAt: builtAt - minute }),
      aLead({ id: 'rest', score: 99, attempts: 1, nextActionKind: null, lastTouchAt: builtAt }),
    ];
    expect(rankQueue(leads, context()).callable.map(({ lead }) => lead.id)).toEqual(['retry', 'hot', 'lateBetter', 'late', 'rest']);
  });

  it('is fourth for a retry or planned call that is due', () => {
    expect(place({ nextActionKind: 'retry', nextActionAt: builtAt })).toMatchObject({ rank: 4, reason: { code: 'retry', dueAt: builtAt } });
    expect(place({ nextActionKind: 'call', nextActionAt: builtAt - day })).toMatchObject({ rank: 4, reason: { code: 'plannedCall' } });
  });

  it('is third for who came back by themselves, called or not, and says by what; sixth on the day that was set', () => {
    const back = { stage: 'working', stageSinceAt: builtAt, lastAttemptAt: builtAt - day, nextActionKind: 'firstCall' } as const;
    const dueAt = builtAt + 30 * minute;
    expect(place({ ...back, reasonCode: 'returnTouch', nextActionAt: dueAt })).toMatchObject({
      rank: 3,
      reason: { code: 'cameBack', by: 'returnTouch', dueAt },
      availableAt: builtAt,
    });
    expect(place({ ...back, reasonCode: 'returnScore', nextActionAt: builtAt - minute })).toMatchObject({
      rank: 4,
      reason: { by: 'returnScore' },
    });
    expect(place({ ...back, reasonCode: 'returnDate', nextActionAt: dueAt })).toMatchObject({ rank: 6, reason: { by: 'returnDate' } });
  });

  it('says of a planned call that the lead was brought back, until somebody has called', () => {
    const brought = {
      stage: 'working',
      stageSinceAt: builtAt,
      nextActionKind: 'call',
      nextActionAt: builtAt,
      reasonCode: 'recycled',
    } as const;
    expect(place({ ...brought, lastAttemptAt: builtAt - day })?.reason).toEqual({ code: 'cameBack', by: 'recycled', dueAt: builtAt });
    expect(place({ ...brought, lastAttemptAt: builtAt })?.reason.code).toBe('plannedCall');
  });

  it('is fifth for a hot lead nobody has called', () => {
    const hot: Partial<Lead> = { attempts: 0, arrivedAt: builtAt - 9 * day, lastTouchAt: builtAt - 9 * day, band: 'hot' };
    expect(place(hot)).toMatchObject({ rank: 5, reason: { code: 'hotUntouched', sinceAt: builtAt - 9 * day } });
    expect(place({ ...hot, attempts: 1 })?.rank).toBe(8);
  });

  it('is sixth for a revisit that is due, and none before', () => {
    const resting: Partial<Lead> = { stage: 'nurture', nextActionKind: 'revisit', revisitOn: '2026-11-17', nextActionAt: builtAt - hour };
    expect(place(resting)).toMatchObject({ rank: 6, reason: { code: 'revisit', on: '2026-11-17' } });
    expect(place({ ...resting, nextActionAt: builtAt + 2 * day })).toBeNull();
    expect(place({ stage: 'nurture', nextActionKind: null })).toBeNull();
  });

  it('is seventh after a fortnight of silence, after a week for a key account', () => {
    expect(place({ lastTouchAt: builtAt - 14 * day })).toMatchObject({ rank: 7, reason: { code: 'pulse', quietDays: 14 } });
    expect(place({ lastTouchAt: builtAt - 14 * day + minute })?.rank).toBe(8);
    expect(place({ lastTouchAt: builtAt - 7 * day }, { keyAccounts: new Set(['company-1']) })?.rank).toBe(7);
    expect(place({ lastTouchAt: builtAt - 20 * day, lastAttemptAt: builtAt - day })?.rank).toBe(8);
  });

  it('is seventh as soon as the days of its segment are over, and says whose they are', () => {
    const silenceOf = () => ({ days: 5, segment: 'Focus' });
    expect(place({ lastTouchAt: builtAt - 5 * day }, { silenceOf })).toMatchObject({
      rank: 7,
      reason: { code: 'pulse', quietDays: 5, segment: { label: 'Focus', days: 5 } },
    });
    expect(place({ lastTouchAt: builtAt - 5 * day + minute }, { silenceOf })?.rank).toBe(8);
    expect(place({ lastTouchAt: builtAt - 14 * day }, { silenceOf: () => null })?.rank).toBe(7);
  });

  it('is seventh when its score fell below the floor and nobody has called it since, whatever else was heard of it', () => {
    const floor = { settings: { ...settings, pulse: { ...settings.pulse, scoreFloor: 40 } } };
    const line = { rule: 'r', label: 'Downloads' };
    const fallen: Partial<Lead> = {
      score: 38,
      scoreLines: [
        { ...line, points: 30, full: 54 },
        { ...line, points: 8 },
      ],
    };
    expect(place(fallen, floor)).toMatchObject({ rank: 7, reason: { code: 'scoreFell', from: 62, score: 38, floor: 40 } });
    expect(place({ ...fallen, lastAttemptAt: builtAt - 13 * day }, floor)?.rank).toBe(8);
    expect(place({ ...fallen, lastAttemptAt: builtAt - 14 * day }, floor)?.rank).toBe(7);
    expect(place(fallen)?.rank).toBe(8);
    expect(place({ ...fallen, score: 40 }, floor)?.rank).toBe(8);
    expect(place({ score: 8, scoreLines: [{ ...line, points: 8, full: 39 }] }, floor)?.rank).toBe(8);
  });

  it('is eighth by score for the rest', () => {
    expect(place({ score: 47 })).toMatchObject({ rank: 8, reason: { code: 'score', score: 47 } });
  });

  it('is none for a lead that is gone, with sales, or never to be called', () => {
    for (const stage of stages) {
      const isOurs = ['touch', 'contact', 'lead', 'working', 'qualified', 'nurture'].includes(stage);
      expect(place({ stage, nextActionKind: 'call', nextActionAt: builtAt }) !== null, stage).toBe(isOurs);
    }
    expect(place({ doNotCall: true })).toBeNull();
    expect(place({ consent: { phone: 'refused', mail: 'granted', recordedAt: null } })).toBeNull();
    expect(place({ stage: 'qualified', nextActionKind: 'handOff', nextActionAt: builtAt })).toBeNull();
  });

  it('opens with the window when that comes after the due time', () => {
    const chicago: Partial<Lead> = { country: 'US', zones: ['America/Chicago'] };
    const opens = Date.parse('2026-11-17T14:00:00Z');
    expect(place({ ...chicago, ...callback(builtAt - minute) })?.availableAt).toBe(opens);
    expect(place({ ...chicago, ...callback(opens + hour) })?.availableAt).toBe(opens + 45 * minute);
    expect(place({ zones: [], zoneSource: 'unknown' })?.availableAt).toBeNull();
  });
});

describe('the queue', () => {
  it('follows the eight reasons in order', () => {
    const leads = [
      aLead({ id: '8', attempts: 1, score: 90, lastTouchAt: builtAt - day }),
      aLead({ id: '7', attempts: 1, lastTouchAt: builtAt - 15 * day }),
      aLead({ id: '6', attempts: 1, stage: 'nurture', nextActionKind: 'revisit', nextActionAt: builtAt - day, revisitOn: '2026-11-16' }),
      aLead({ id: '5', band: 'hot', arrivedAt: builtAt - 9 * day }),
      aLead({ id: '4', attempts: 1, nextActionKind: 'retry', nextActionAt: builtAt - 5 * minute }),
      aLead({ id: '3', arrivedAt: builtAt - minute }),
      aLead({ id: '2', ...callback(builtAt - 20 * minute, false) }),
      aLead({ id: '1', ...callback(builtAt + 5 * minute) }),
    ];
    const { callable, later } = rankQueue(leads, context());
    expect(callable.map(({ lead, rank }) => `${lead.id}:${rank}`)).toEqual(['1:1', '2:2', '3:3', '4:4', '5:5', '6:6', '7:7', '8:8']);
    expect(later).toEqual([]);
  });

  it('puts the earlier promise first, the higher score first, the longer silence first', () => {
    const leads = [
      aLead({ id: 'b', ...callback(builtAt - minute) }),
      aLead({ id: 'a', ...callback(builtAt - 2 * minute) }),
      aLead({ id: 'd', attempts: 1, lastTouchAt: builtAt - 15 * day, score: 99 }),
      aLead({ id: 'c', attempts: 1, lastTouchAt: builtAt - 20 * day }),
      aLead({ id: 'f', attempts: 1, lastTouchAt: builtAt, score: 10 }),
      aLead({ id: 'e', attempts: 1, lastTouchAt: builtAt, score: 20 }),
    ];
    expect(rankQueue(leads, context()).callable.map(({ lead }) => lead.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('shows the others by when they open, those nobody can date last', () => {
    const leads = [
      aLead({ id: 'never', zones: [], zoneSource: 'unknown', ...callback(builtAt - hour) }),
      aLead({ id: 'tomorrow', country: 'JP', zones: ['Asia/Tokyo'], attempts: 1 }),
      aLead({ id: 'today', country: 'US', zones: ['America/Chicago'], attempts: 1 }),
      aLead({ id: 'soon', ...callback(builtAt + 20 * minute) }),
    ];
    const { callable, later } = rankQueue(leads, context());
    expect(callable).toEqual([]);
    expect(later.map(({ lead }) => lead.id)).toEqual(['soon', 'today', 'tomorrow', 'never']);
  });

  it('holds every lead at most once, only callable ones ahead, and does not depend on the order they came in', () => {
    const someLead = fc.record({
      stage: fc.constantFrom(...stages),
      nextActionKind: fc.constantFrom(null, ...nextActionKinds),
      nextActionAt: fc.option(fc.integer({ min: builtAt - 3 * day, max: builtAt + 3 * day })),
      callbackIsPersonal: fc.boolean(),
      attempts: fc.nat(3),
      score: fc.integer({ min: -20, max: 120 }),
      band: fc.constantFrom('cold' as const, 'hot' as const),
      doNotCall: fc.boolean(),
      lastTouchAt: fc.option(fc.integer({ min: builtAt - 40 * day, max: builtAt })),
      zones: fc.constantFrom([], ['Europe/Berlin'], ['America/Denver'], ['Asia/Tokyo'], ['Europe/Berlin', 'America/New_York']),
    });
    fc.assert(
      fc.property(fc.array(someLead, { maxLength: 40 }), (overs) => {
        const leads = overs.map((over, at) => aLead({ ...over, zones: [...over.zones], id: `lead-${at}` }));
        const { callable, later } = rankQueue(leads, context());
        const ids = [...callable, ...later].map(({ lead }) => lead.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { lead } of callable) expect(mayCallNow(lead, settings, builtAt).allowed).toBe(true);
        expect(callable.toSorted(compareCallable)).toEqual(callable);
        expect(callable.every(({ rank }, at) => at === 0 || callable[at - 1]!.rank <= rank)).toBe(true);
        const backwards = rankQueue(leads.toReversed(), context());
        expect([...backwards.callable, ...backwards.later].map(({ lead }) => lead.id)).toEqual(ids);
      }),
      { numRuns: 60 },
    );
  });
});
