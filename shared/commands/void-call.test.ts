import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { anEndedCall } from '../../test/builders/ended-call.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import { defaultDispositions } from '../domain/default-dispositions.ts';
import { logCall } from './log-call.ts';
import { postponeLead } from './postpone-lead.ts';
import { recordDisposition } from './record-disposition.ts';
import { takeBackOutcome } from './take-back-outcome.ts';
import { takeBackVoid } from './take-back-void.ts';
import { voidCall } from './void-call.ts';

const minute = 60_000;
const startedAt = builtAt + minute;

/** A lead with a call that was written down for it and is somebody else's. */
const aLoggedCall = (dispositionCode: string, given: object = {}) => {
  const rows = memoryRows();
  rows.put('settings', someSettings());
  rows.put('dispositions', ...defaultDispositions);
  rows.put('leads', aLead({ stage: 'lead', nextActionKind: 'firstCall', nextActionAt: builtAt }));
  const before = rows.all('leads')[0]!;
  const call = {
    attemptId: 'call',
    leadId: 'lead-1',
    number: '+49',
    startedAt,
    endedAt: startedAt + minute,
    talkMs: 0,
    localHour: 14,
    assignmentGeneration: 0,
    dispositionCode,
    reasonCode: null,
    callback: null,
    revisit: null,
    lastSaid: '',
    noteId: 'note',
    ...given,
  };
  rows.run(logCall, call as never, aContext({ commandId: 'c1', now: builtAt + 5 * minute }));
  const undo = (over: object = {}, by: object = {}) =>
    rows.run(
      voidCall,
      { attemptId: 'call', leadId: 'lead-1', reason: 'the other Keller', ...over },
      aContext({ commandId: 'c9', now: builtAt + 60 * minute, ...by }),
    );
  return { rows, before, undo, lead: () => rows.all('leads')[0]!, call: () => rows.all('attempts')[0]! };
};
/** Without what every write changes; the score is reckoned anew, and the built lead had none. */
const timeless = ({ version: _v, updatedAt: _u, ...lead }: ReturnType<typeof aLead>) => {
  const { score: _s, band: _b, scoreLines: _l, scoreModel: _m, scoreFacts: _f, scoredAt: _a, ...rest } = lead;
  return rest;
};
const promised = {
  callbackId: 'promise',
  wall: '2026-11-18T10:00',
  zone: 'Europe/Berlin',
  dueAt: Date.parse('2026-11-18T09:00:00Z'),
  promise: '',
  isPersonal: true,
};

describe('a call that was none of this lead’s', () => {
  it.each([
    ['noAnswer', {}],
    ['keepWorking', { talkMs: minute }],
    ['callBack', { callback: promised }],
    ['notInterested', { reasonCode: 'noNeed' }],
  ])('%s: the lead is as if it had never been, and the call stands with who, when and why', (code, given) => {
    const { before, undo, lead, call, rows } = aLoggedCall(code, given);
    expect(timeless(lead())).not.toEqual(timeless(before));
    undo();
    expect(timeless(lead())).toEqual(timeless(before));
    expect(call()).toMatchObject({
      dispositionCode: code,
      isConnect: false,
      undo: null,
      voided: { at: builtAt + 60 * minute, byId: 'rep-1', reason: 'the other Keller' },
    });
    expect(rows.all('callbacks').filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('leaves stage and next step as they are once the lead has moved on, and counts no more', () => {
    const { rows, undo, lead } = aLoggedCall('keepWorking', { talkMs: minute });
    rows.run(postponeLead, { leadId: 'lead-1', until: builtAt + 9e6 }, aContext({ commandId: 'x', now: builtAt + 10 * minute }));
    const standing = lead();
    undo();
    expect(lead()).toMatchObject({ stage: standing.stage, nextActionAt: standing.nextActionAt, attempts: 0, connects: 0 });
    expect(lead()).toMatchObject({ firstAttemptAt: null, lastAttemptAt: null });
  });

  it('takes nothing of a do-not-call back', () => {
    const { undo, lead } = aLoggedCall('doNotCall');
    undo();
    expect(lead()).toMatchObject({ doNotCall: true, attempts: 0 });
  });

  it('is voided once, by who made it or leads the team, and not without a reason', () => {
    const { undo, call, lead } = aLoggedCall('noAnswer');
    expect(undo({ reason: ' ' })).toMatchObject({ refused: { code: 'reasonMissing' } });
    expect(undo({}, { userId: 'rep-2' })).toMatchObject({ refused: { code: 'notFound' } });
    undo({}, { userId: 'lead-of-team', role: 'teamLead' });
    expect(call().voided?.byId).toBe('lead-of-team');
    const after = lead();
    expect(undo({ reason: 'again' })).toEqual({ puts: [] });
    expect(lead()).toEqual(after);
  });

  it('takes no outcome any more that another machine still has for it', () => {
    const { rows, undo, lead, call } = aLoggedCall('noAnswer');
    rows.run(takeBackOutcome, { attemptId: 'call', leadId: 'lead-1' }, aContext({ commandId: 'c2', now: builtAt + 6 * minute }));
    undo();
    const after = lead();
    rows.run(
      recordDisposition,
      anEndedCall({ dispositionCode: 'keepWorking', endedAt: startedAt }),
      aContext({ commandId: 'c3', now: builtAt + 90 * minute }),
    );
    expect(lead()).toEqual(after);
    expect(call().dispositionCode).toBeNull();
  });
});

describe('a call that was theirs after all', () => {
  const again = (rows: ReturnType<typeof memoryRows>, by: object = {}) =>
    rows.run(takeBackVoid, { attemptId: 'call', leadId: 'lead-1' }, aContext({ commandId: 'c10', now: builtAt + 61 * minute, ...by }));
  const timed = ({ version: _v, updatedAt: _u, ...lead }: ReturnType<typeof aLead>) => lead;

  it.each([
    ['noAnswer', {}],
    ['keepWorking', { talkMs: minute }],
    ['callBack', { callback: promised }],
    ['notInterested', { reasonCode: 'noNeed' }],
    ['doNotCall', {}],
  ])('%s: lead, promises and call are as they were before it was voided, and it says who took that back', (code, given) => {
    const { rows, undo, lead, call } = aLoggedCall(code, given);
    const was = { lead: lead(), call: call(), callbacks: rows.all('callbacks') };
    undo();
    again(rows);
    expect(timed(lead())).toEqual(timed(was.lead));
    expect(rows.all('callbacks')).toEqual(was.callbacks);
    const { voided, undo: outcome, ...rest } = call();
    expect({ ...rest, voided: null, undo: null }).toEqual({ ...was.call, undo: null });
    expect(outcome).toEqual(was.call.undo && { ...was.call.undo, leadVersion: lead().version });
    expect(voided).toMatchObject({ byId: 'rep-1', reason: 'the other Keller', takenBack: { at: builtAt + 61 * minute, byId: 'rep-1' } });
  });

  it('goes back to the stage that the outcome had raised, and the history has both steps', () => {
    const { rows, undo } = aLoggedCall('notInterested', { reasonCode: 'noNeed' });
    const raised = rows.all('stageChanges')[0]!;
    undo();
    again(rows);
    const steps = rows
      .all('stageChanges')
      .sort((a, b) => a.changedAt - b.changedAt)
      .map(({ fromStage, toStage }) => [fromStage, toStage]);
    expect(steps).toEqual([
      [raised.fromStage, raised.toStage],
      [raised.toStage, raised.fromStage],
      [raised.fromStage, raised.toStage],
    ]);
  });

  it('counts once more, and leaves stage and next step as they are, when the lead has moved on since', () => {
    const { rows, undo, lead, call } = aLoggedCall('keepWorking', { talkMs: minute });
    const was = lead();
    undo();
    rows.run(postponeLead, { leadId: 'lead-1', until: builtAt + 9e6 }, aContext({ commandId: 'x', now: builtAt + 60.5 * minute }));
    const standing = lead();
    again(rows);
    expect(lead()).toMatchObject({ stage: standing.stage, nextActionAt: standing.nextActionAt });
    const { attempts, connects, hours, firstAttemptAt, lastAttemptAt, lastTouchAt, score } = was;
    expect(lead()).toMatchObject({ attempts, connects, hours, firstAttemptAt, lastAttemptAt, lastTouchAt, score });
    expect(call()).toMatchObject({ isConnect: true, undo: null });
  });

  it('can be taken back, corrected and voided again as if nothing had been', () => {
    const { rows, before, undo, lead, call } = aLoggedCall('keepWorking', { talkMs: minute });
    undo();
    again(rows);
    undo({ reason: 'the other one, really' }, { commandId: 'c11', now: builtAt + 62 * minute });
    expect(timeless(lead())).toEqual(timeless(before));
    expect(call().voided).toMatchObject({ reason: 'the other one, really', takenBack: null });
    again(rows, { commandId: 'c12', now: builtAt + 63 * minute });
    rows.run(takeBackOutcome, { attemptId: 'call', leadId: 'lead-1' }, aContext({ commandId: 'c13', now: builtAt + 64 * minute }));
    expect(lead()).toMatchObject({ stage: before.stage, connects: 0, attempts: 1 });
  });

  it('is taken back once, by a rep only what they said themselves, by who leads the team whatever was said', () => {
    const { rows, undo, lead } = aLoggedCall('noAnswer');
    expect(again(rows)).toEqual({ puts: [] });
    undo({}, { userId: 'lead-of-team', role: 'teamLead' });
    expect(again(rows)).toMatchObject({ refused: { code: 'notFound' } });
    again(rows, { userId: 'lead-of-team', role: 'teamLead' });
    const after = lead();
    expect(after.attempts).toBe(1);
    expect(again(rows)).toEqual({ puts: [] });
    expect(lead()).toEqual(after);
  });
});
