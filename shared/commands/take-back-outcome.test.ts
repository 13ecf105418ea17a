import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { anEndedCall } from '../../test/builders/ended-call.ts';
import { aCallback } from '../../test/builders/people.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { defaultDispositions } from '../domain/default-dispositions.ts';
import { correctOutcome } from './correct-outcome.ts';
import { markDoNotCall } from './mark-do-not-call.ts';
import { postponeLead } from './postpone-lead.ts';
import { recordDisposition } from './record-disposition.ts';
import { startAttempt } from './start-attempt.ts';
import { takeBackOutcome } from './take-back-outcome.ts';

const minute = 60_000;
const promised = {
  callbackId: 'promise',
  wall: '2026-11-18T10:00',
  zone: 'Europe/Berlin',
  dueAt: Date.parse('2026-11-18T09:00:00Z'),
  promise: '',
  isPersonal: true,
};

/** A lead that was called once and waits for its outcome. */
const aCall = (over: Parameters<typeof aLead>[0] = {}) => {
  const rows = memoryRows();
  const lead = aLead({ stage: 'lead', nextActionKind: 'firstCall', nextActionAt: builtAt, ...over });
  rows.put('settings', someSettings());
  rows.put('dispositions', ...defaultDispositions);
  rows.put('leads', lead);
  const start = {
    attemptId: 'call',
    leadId: lead.id,
    number: '+49',
    scriptId: null,
    localHour: 14,
    assignmentGeneration: 0,
    overrideReason: null,
  };
  rows.run(startAttempt, start, aContext({ commandId: 'c1', now: builtAt }));
  return { rows, lead: () => leadIn(rows), called: leadIn(rows) };
};
const leadIn = (rows: MemoryRows) => rows.all('leads')[0]!;
const end = (rows: MemoryRows, dispositionCode: string, given: object = {}) =>
  rows.run(
    recordDisposition,
    anEndedCall({ dispositionCode, endedAt: builtAt + minute, ...given }),
    aContext({ commandId: 'c2', now: builtAt + minute }),
  );
const takeItBack = (rows: MemoryRows) =>
  rows.run(takeBackOutcome, { attemptId: 'call', leadId: 'lead-1' }, aContext({ commandId: 'c3', now: builtAt + 2 * minute }));
const correct = (rows: MemoryRows, dispositionCode: string, given: object = {}) =>
  rows.run(
    correctOutcome,
    { attemptId: 'call', leadId: 'lead-1', dispositionCode, reasonCode: null, why: 'wrong key', ...given },
    aContext({ commandId: 'c4', now: builtAt + 3 * minute }),
  );
const timeless = ({ version: _v, updatedAt: _u, ...lead }: ReturnType<typeof aLead>) => lead;

describe('an outcome that was a slip', () => {
  it.each([
    ['noAnswer', {}],
    ['keepWorking', {}],
    ['qualified', {}],
    ['callBack', { callback: promised }],
    ['nurture', { revisit: { on: '2027-01-11', at: Date.UTC(2027, 0, 11, 8) }, reasonCode: 'timingFar' }],
    ['notInterested', { reasonCode: 'noNeed' }],
  ])('%s is taken back whole: the lead is as it was, and the call waits for the right one', (code, given) => {
    const { rows, lead, called } = aCall();
    end(rows, code, given);
    expect(timeless(lead())).not.toEqual(timeless(called));
    takeItBack(rows);
    expect(timeless(lead())).toEqual(timeless(called));
    expect(rows.all('attempts')[0]).toMatchObject({ dispositionCode: null, isConnect: false, undo: null });
    expect(rows.all('callbacks').filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('gives back the promise that the call had kept', () => {
    const { rows } = aCall({ nextActionKind: 'callback', nextActionAt: builtAt, callbackId: 'old', callbackIsPersonal: true });
    const old = {
      id: 'old',
      leadId: 'lead-1',
      userId: 'rep-1',
      createdById: 'rep-1',
      ...promised,
      state: 'open',
      createdAt: 0,
      closedAt: null,
    };
    const { callbackId: _c, isPersonal: _p, ...callback } = old;
    rows.put('callbacks', callback as never);
    end(rows, 'keepWorking');
    expect(rows.all('callbacks')[0]?.state).toBe('kept');
    takeItBack(rows);
    expect(rows.all('callbacks')[0]).toMatchObject({ state: 'open', closedAt: null });
    expect(leadIn(rows)).toMatchObject({ nextActionKind: 'callback', callbackId: 'old' });
  });

  it('stands once something has happened to the lead, and when it was a do-not-call', () => {
    const later = aCall();
    end(later.rows, 'noAnswer');
    later.rows.run(postponeLead, { leadId: 'lead-1', until: builtAt + 9e6 }, aContext({ commandId: 'x', now: builtAt }));
    expect(takeItBack(later.rows)).toEqual({ refused: { code: 'movedOn', detail: {} } });
    const forbidden = aCall();
    end(forbidden.rows, 'noAnswer');
    forbidden.rows.run(markDoNotCall, { leadIds: ['lead-1'], reason: 'asked' }, aContext({ commandId: 'x', now: builtAt }));
    expect(takeItBack(forbidden.rows)).toEqual({ refused: { code: 'outcomeStands', detail: {} } });
  });
});

describe('an outcome that is corrected', () => {
  it('takes its effects back and does what the right one does, with the reason among the notes', () => {
    const { rows, lead, called } = aCall();
    end(rows, 'keepWorking');
    correct(rows, 'voicemail');
    expect(lead()).toMatchObject({ stage: called.stage, connects: 0, nextActionKind: 'retry' });
    expect(rows.all('attempts')[0]).toMatchObject({ dispositionCode: 'voicemail', isConnect: false });
    expect(rows.all('notes')).toMatchObject([{ body: 'wrong key', attemptId: 'call' }]);
  });

  it('sets only the count right when the lead has moved on', () => {
    const { rows, lead } = aCall();
    end(rows, 'keepWorking');
    rows.run(postponeLead, { leadId: 'lead-1', until: builtAt + 9e6 }, aContext({ commandId: 'x', now: builtAt }));
    const before = lead();
    correct(rows, 'noAnswer');
    expect(lead()).toMatchObject({ stage: before.stage, nextActionAt: before.nextActionAt, connects: 0 });
  });

  it('is not done without a reason, nor into an outcome that promises something', () => {
    const { rows } = aCall();
    end(rows, 'noAnswer');
    expect(correct(rows, 'voicemail', { why: ' ' })).toMatchObject({ refused: { code: 'reasonMissing' } });
    expect(correct(rows, 'callBack')).toMatchObject({ refused: { code: 'needMissing' } });
  });
});

describe('a call whose outcome comes from two machines', () => {
  const counts = (rows: MemoryRows) => {
    const { attempts, connects, hours } = leadIn(rows);
    return { attempts, connects, at14: hours[14] };
  };

  it('counts once, as what was recorded last', () => {
    const { rows } = aCall();
    end(rows, 'keepWorking');
    expect(counts(rows)).toEqual({ attempts: 1, connects: 1, at14: [1, 1] });
    end(rows, 'keepWorking');
    expect(counts(rows)).toEqual({ attempts: 1, connects: 1, at14: [1, 1] });
    end(rows, 'noAnswer');
    expect(counts(rows)).toEqual({ attempts: 1, connects: 0, at14: [1, 0] });
  });

  it('counts as no connect once it is taken back, and as one when it is set right again', () => {
    const { rows } = aCall();
    end(rows, 'keepWorking');
    end(rows, 'keepWorking');
    takeItBack(rows);
    expect(counts(rows)).toEqual({ attempts: 1, connects: 0, at14: undefined });
    end(rows, 'noAnswer');
    correct(rows, 'keepWorking');
    expect(counts(rows)).toEqual({ attempts: 1, connects: 1, at14: [1, 1] });
  });

  it('counts by its outcome also where the lead has moved on since', () => {
    const { rows } = aCall();
    end(rows, 'keepWorking');
    rows.run(postponeLead, { leadId: 'lead-1', until: builtAt + 9 * minute }, aContext({ commandId: 'c9', now: builtAt + 2 * minute }));
    correct(rows, 'noAnswer');
    expect(counts(rows)).toEqual({ attempts: 1, connects: 0, at14: [1, 0] });
  });

  it('is dialled once, and what came of it stays', () => {
    const { rows } = aCall();
    end(rows, 'keepWorking');
    const [again] = rows.all('attempts');
    const dialled = {
      attemptId: 'call',
      leadId: 'lead-1',
      number: '+49',
      scriptId: null,
      localHour: 14,
      assignmentGeneration: 0,
      overrideReason: null,
    };
    expect(rows.run(startAttempt, dialled, aContext({ commandId: 'c8', now: builtAt }))).toEqual({ puts: [] });
    expect(rows.run(startAttempt, dialled, aContext({ commandId: 'c7', now: builtAt, userId: 'rep-2' }))).toMatchObject({
      refused: { code: 'notFound' },
    });
    expect(rows.all('attempts')).toEqual([again]);
    expect(counts(rows).attempts).toBe(1);
  });
});

describe('a corrected outcome of a call that kept a promise', () => {
  const kept = { ...aCallback({ id: 'promise', leadId: 'lead-1', dueAt: builtAt - minute }) };
  const due = { nextActionKind: 'callback', nextActionAt: kept.dueAt, callbackId: 'promise', callbackIsPersonal: true } as const;

  it.each(['gatekeeper', 'keepWorking', 'notInterested'])('%s: it stays kept, and nothing of it is left on the lead', (code) => {
    const { rows, lead } = aCall(due);
    rows.put('callbacks', kept);
    end(rows, 'noAnswer');
    correct(rows, code, code === 'notInterested' ? { reasonCode: 'noNeed' } : {});
    expect(rows.all('callbacks')).toMatchObject([{ id: 'promise', state: 'kept' }]);
    expect(lead()).toMatchObject({ callbackId: null, callbackIsPersonal: false });
    expect(lead().nextActionKind).not.toBe('callback');
    takeItBack(rows);
    expect(rows.all('callbacks')).toMatchObject([{ id: 'promise', state: 'open' }]);
    expect(lead()).toMatchObject(due);
  });
});
