import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aCallback, anAttempt } from '../../test/builders/people.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import { planRetry } from '../domain/cadence.ts';
import { defaultDispositions } from '../domain/default-dispositions.ts';
import { logCall } from './log-call.ts';
import { takeBackOutcome } from './take-back-outcome.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = builtAt;
const called = now - 2 * hour;

const aDesk = (over: Parameters<typeof aLead>[0] = {}) => {
  const rows = memoryRows();
  rows.put('settings', someSettings());
  rows.put('dispositions', ...defaultDispositions);
  rows.put('leads', aLead({ stage: 'lead', attempts: 0, connects: 0, hours: [], nextActionKind: 'firstCall', nextActionAt: now, ...over }));
  const log = (dispositionCode: string, given: object = {}) =>
    rows.run(
      logCall,
      {
        attemptId: 'logged',
        leadId: 'lead-1',
        number: '+498955500142',
        startedAt: called,
        endedAt: called + 3 * minute,
        talkMs: 3 * minute,
        localHour: 12,
        dispositionCode,
        reasonCode: null,
        assignmentGeneration: 0,
        callback: null,
        revisit: null,
        lastSaid: '',
        note: '',
        noteId: 'note-1',
        ...given,
      } as never,
      aContext({ commandId: 'log', now }),
    );
  return { rows, log, lead: () => rows.all('leads')[0]!, attempt: () => rows.all('attempts').find(({ id }) => id === 'logged') };
};

describe('a call written down after it was made', () => {
  it('stands at the time it was made and is marked as written down later', () => {
    const { log, attempt, lead, rows } = aDesk();
    log('keepWorking', { note: 'Met at the fair.' });
    expect(attempt()).toMatchObject({ startedAt: called, endedAt: called + 3 * minute, talkMs: 3 * minute, wrapUpMs: 0, loggedAt: now });
    expect(attempt()).toMatchObject({ dispositionCode: 'keepWorking', isConnect: true, localHour: 12 });
    expect(lead()).toMatchObject({ attempts: 1, connects: 1, firstAttemptAt: called, lastAttemptAt: called, stage: 'working' });
    expect(lead().hours[12]).toEqual([1, 1]);
    expect(rows.all('notes')).toMatchObject([{ attemptId: 'logged', body: 'Met at the fair.', writtenAt: now }]);
  });

  it('counts for cadence as of then, and plans nothing for the past', () => {
    const { log, lead } = aDesk();
    log('noAnswer');
    const rule = defaultDispositions.find(({ id }) => id === 'noAnswer')!;
    const then = planRetry({ ...lead(), attempts: 1 }, rule, someSettings(), called + 3 * minute, [called], now);
    expect(lead().nextActionAt).toBe(then?.nextActionAt);
    const { log: logOld, lead: old } = aDesk();
    logOld('busy', { startedAt: now - 72 * hour, endedAt: now - 72 * hour });
    expect(old().nextActionAt).toBeGreaterThanOrEqual(now);
  });

  it('leaves what a later call has planned', () => {
    const next = now + 20 * hour;
    const { rows, log, lead } = aDesk({ attempts: 1, nextActionKind: 'retry', nextActionAt: next, lastAttemptAt: now - hour });
    rows.put('attempts', anAttempt({ id: 'later', startedAt: now - hour }));
    log('noAnswer');
    expect(lead()).toMatchObject({
      attempts: 2,
      nextActionKind: 'retry',
      nextActionAt: next,
      lastAttemptAt: now - hour,
      firstAttemptAt: called,
    });
  });

  it('keeps the promises that were made after it', () => {
    const { rows, log } = aDesk();
    rows.put('callbacks', aCallback({ id: 'before', createdAt: called - hour }), aCallback({ id: 'after', createdAt: called + hour }));
    log('keepWorking');
    expect(rows.all('callbacks').map(({ id, state }) => `${id} ${state}`)).toEqual(['after open', 'before kept']);
  });

  it('binds a do-not-call that was said in it, whatever happened since', () => {
    const { rows, log, lead } = aDesk({ attempts: 1, nextActionKind: 'retry', nextActionAt: now + hour });
    rows.put('attempts', anAttempt({ id: 'later', startedAt: now - hour }));
    log('doNotCall');
    expect(lead()).toMatchObject({ doNotCall: true, nextActionKind: null });
  });

  it('is refused when it is still to come, and taken in by a clock that is a minute ahead', () => {
    const { log, attempt } = aDesk();
    expect(log('noAnswer', { startedAt: now + hour })).toMatchObject({ refused: { code: 'inTheFuture' } });
    log('noAnswer', { startedAt: now + minute, endedAt: now + minute });
    expect(attempt()?.startedAt).toBe(now);
  });

  it('asks for what its outcome asks for', () => {
    expect(aDesk().log('callBack')).toMatchObject({ refused: { code: 'needMissing', detail: { need: 'callback' } } });
  });

  it('is taken in outside the window, with what stood against it kept', () => {
    const { log, attempt } = aDesk();
    log('noAnswer', { overriddenRule: 'closedHours', overrideReason: 'On my own phone' });
    expect(attempt()).toMatchObject({ overriddenRule: 'closedHours', overrideReason: 'On my own phone' });
  });

  it('counts once, however often it arrives', () => {
    const { log, lead } = aDesk();
    log('noAnswer');
    log('noAnswer');
    expect(lead().attempts).toBe(1);
  });

  it('whose outcome was taken back is the same call as it is told again: counted once, where it was made', () => {
    const { rows, log, lead, attempt } = aDesk();
    const before = lead();
    log('keepWorking', { note: 'At the fair' });
    rows.run(takeBackOutcome, { attemptId: 'logged', leadId: 'lead-1' }, aContext({ commandId: 'back', now }));
    expect(lead()).toMatchObject({ stage: before.stage, connects: 0, hours: [], nextActionKind: 'firstCall', nextActionAt: now });
    const at = called - hour;
    log('busy', { startedAt: at, endedAt: at, localHour: 11, extension: '12' });
    expect(lead()).toMatchObject({ attempts: 1, connects: 0, firstAttemptAt: at, lastAttemptAt: at, stage: 'lead' });
    expect(lead().hours[11]).toEqual([1, 0]);
    expect(attempt()).toMatchObject({ startedAt: at, dispositionCode: 'busy', extension: '12' });
    expect(rows.all('attempts')).toHaveLength(1);
    expect(rows.all('notes')).toMatchObject([{ body: '', attemptId: 'logged' }]);
  });

  it('writes into nobody else’s note', () => {
    const { rows, log, attempt } = aDesk();
    const others = { leadId: 'lead-1', attemptId: null, authorId: 'rep-2', body: 'Mine', revision: 1, writtenAt: called, editId: null };
    rows.put('notes', { id: 'note-1', ...others });
    expect(log('noAnswer', { note: 'Over it' })).toMatchObject({ refused: { code: 'notYourNote' } });
    expect(attempt()).toBeUndefined();
  });

  it('puts a number that was not theirs behind their others', () => {
    const phone = (number: string) => ({ kind: 'work' as const, number, extension: null, asWritten: number });
    const { log, lead } = aDesk({ phones: [phone('+498955500142'), phone('+4917155501')] });
    log('wrongNumber');
    expect(lead().phones.map(({ number }) => number)).toEqual(['+4917155501', '+498955500142']);
  });
});
