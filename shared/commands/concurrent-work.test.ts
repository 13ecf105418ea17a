import { describe, expect, it } from 'vitest';
import { aLead, anAnswer, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aParked } from '../../test/builders/parked.ts';
import { aCallback, aUser } from '../../test/builders/people.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { currentAnswers } from '../domain/bantfo.ts';
import { giveParked } from './give-parked.ts';
import { keepParkedAsNote } from './keep-parked-as-note.ts';
import { postponeLead } from './postpone-lead.ts';
import { publishSettings } from './publish-settings.ts';
import { reassignLeads } from './reassign-leads.ts';
import { recordAnswer } from './record-answer.ts';
import { resolveParked } from './resolve-parked.ts';
import { retryParked } from './retry-parked.ts';
import { scheduleCallback } from './schedule-callback.ts';
import { isFormerOwner } from './start-attempt.ts';

/** What two people do at once: each kind of data by its own rule. */

const rep = aContext({ commandId: 'c1', now: builtAt + 1 });
const otherRep = aContext({ commandId: 'c2', now: builtAt + 2, userId: 'rep-2' });
const teamLead = aContext({ commandId: 'c3', now: builtAt + 3, userId: 'lead-1', role: 'teamLead' });

const aBook = (): MemoryRows => {
  const rows = memoryRows();
  rows.put('settings', someSettings());
  rows.put('users', aUser(), aUser({ id: 'rep-2', name: 'Tomasz' }), aUser({ id: 'rep-3', name: 'Priya', teamId: 'team-2' }));
  rows.put('leads', aLead());
  return rows;
};

describe('an answer', () => {
  const { id: _id, authorId: _by, answeredAt: _at, ...said } = anAnswer();
  it('given in the knowledge of the one that stands counts, though its clock is behind', () => {
    const rows = aBook();
    rows.run(recordAnswer, { ...said, answerId: 'a1', baseAnswerId: null }, aContext({ commandId: 'x', now: builtAt + 9000 }));
    rows.run(recordAnswer, { ...said, state: 'unfavourable', answerId: 'a2', baseAnswerId: 'a1' }, otherRep);
    expect(currentAnswers(rows.all('answers')).B?.id).toBe('a2');
    expect(rows.all('leads')[0]?.letters[0]).toBe('x');
  });

  it('given without that knowledge counts only when it is later; the other stays readable', () => {
    const rows = aBook();
    rows.run(recordAnswer, { ...said, answerId: 'a1', baseAnswerId: null }, aContext({ commandId: 'x', now: builtAt + 9000 }));
    rows.run(recordAnswer, { ...said, state: 'unfavourable', answerId: 'a2', baseAnswerId: null }, otherRep);
    expect(currentAnswers(rows.all('answers')).B?.id).toBe('a1');
    expect(rows.all('answers')).toHaveLength(2);
  });

  it('is not overwritten by another person under its id', () => {
    const rows = aBook();
    rows.run(recordAnswer, { ...said, answerId: 'a1' }, rep);
    expect(rows.run(recordAnswer, { ...said, answerId: 'a1', words: 'other' }, otherRep)).toMatchObject({
      refused: { code: 'notYourAnswer' },
    });
  });
});

describe('a callback', () => {
  const time = {
    leadId: 'lead-1',
    wall: '2026-11-24T09:00',
    zone: 'Europe/Berlin',
    dueAt: builtAt + 6 * 86_400_000,
    promise: '',
    isPersonal: true,
  };
  it('promised while somebody else promises another time stands, and both are told', () => {
    const rows = aBook();
    rows.put('callbacks', aCallback({ id: 'theirs', createdById: 'rep-2' }));
    const outcome = rows.run(scheduleCallback, { ...time, callbackId: 'mine', replacesId: null }, rep);
    expect(outcome).toMatchObject({ parked: { code: 'doubleBooked', detail: { callbackId: 'theirs', byId: 'rep-2' } } });
    expect(rows.all('callbacks').map(({ id, state }) => [id, state])).toEqual([
      ['mine', 'open'],
      ['theirs', 'moved'],
    ]);
  });

  it('that takes the place of one the person saw is nothing to warn about', () => {
    const rows = aBook();
    rows.put('callbacks', aCallback({ id: 'before' }));
    expect(rows.run(scheduleCallback, { ...time, callbackId: 'mine', replacesId: 'before' }, rep)).not.toHaveProperty('parked');
  });

  it('is not promised, nor a call put off, once the lead may not be called', () => {
    const rows = aBook();
    rows.put('leads', aLead({ doNotCall: true }));
    expect(rows.run(scheduleCallback, { ...time, callbackId: 'mine' }, rep)).toMatchObject({ refused: { code: 'doNotCall' } });
    expect(rows.run(postponeLead, { leadId: 'lead-1', until: builtAt }, rep)).toMatchObject({ refused: { code: 'doNotCall' } });
  });
});

describe('an assignment', () => {
  const move = (fromId: string | null, toId: string) => ({ moveId: 'm', reason: '', moves: [{ leadId: 'lead-1', fromId, toId }] });
  it('tells the former owner where the lead went and who moved it', () => {
    const rows = aBook();
    rows.run(reassignLeads, move('rep-1', 'rep-2'), teamLead);
    expect(rows.all('departures')).toEqual([
      expect.objectContaining({ userId: 'rep-1', name: 'Ana Keller', toId: 'rep-2', byId: 'lead-1' }),
    ]);
  });

  it('of a lead that was moved meanwhile leaves it there and says so', () => {
    const rows = aBook();
    rows.run(reassignLeads, move('rep-1', 'rep-2'), teamLead);
    const late = rows.run(reassignLeads, move('rep-1', 'rep-3'), aContext({ ...teamLead, commandId: 'late' }));
    expect(late).toMatchObject({ parked: { code: 'movedMeanwhile', detail: { 'lead-1': 'rep-2' } } });
    expect(rows.all('leads')[0]?.ownerId).toBe('rep-2');
  });

  it.each([
    ['before it', 'rep-2', 2, { assignmentGeneration: 1, fence: null }, rep, true],
    ['under it', 'rep-1', 2, { assignmentGeneration: 2, fence: null }, rep, false],
    ['as one’s own, under a number that somebody else got it by', 'rep-2', 1, { assignmentGeneration: 1, fence: null }, rep, true],
    ['as one’s own, while nobody had it', null, 0, { assignmentGeneration: 1, fence: null }, rep, false],
    ['under a lease', 'rep-2', 1, { assignmentGeneration: 1, fence: 3 }, rep, false],
    ['by who calls other people’s leads too', 'rep-2', 1, { assignmentGeneration: 1, fence: null }, teamLead, false],
  ])('knows a call %s', (_, ownerId, assignmentGeneration, call, by, isLate) => {
    expect(isFormerOwner({ ownerId, assignmentGeneration }, call, by)).toBe(isLate);
  });
});

describe('publishing settings', () => {
  const { queue } = someSettings();
  const manager = aContext({ commandId: 'p', role: 'manager', userId: 'boss' });
  it('refuses who comes second on the same section, and lets others through', () => {
    const rows = aBook();
    rows.run(publishSettings, { next: { queue: { ...queue, pulseDays: 10 } }, seen: { queue } }, manager);
    expect(rows.run(publishSettings, { next: { queue: { ...queue, pulseDays: 20 } }, seen: { queue } }, manager)).toEqual({
      refused: { code: 'publishedMeanwhile', detail: { sections: 'queue' } },
    });
    const { name } = someSettings();
    expect(rows.run(publishSettings, { next: { name: 'North' }, seen: { name } }, manager)).not.toHaveProperty('refused');
    expect(rows.all('settings')[0]).toMatchObject({ name: 'North', queue: { pulseDays: 10 } });
  });
});

describe('parked work', () => {
  const withParked = () => {
    const rows = aBook();
    rows.put('parked', aParked());
    return rows;
  };

  it('is nobody’s business but its author’s, their team lead’s and the managers’', () => {
    const strangers = [otherRep, aContext({ commandId: 's', userId: 'lead-2', role: 'teamLead', teamId: 'team-2' })];
    for (const context of strangers) {
      const rows = withParked();
      for (const outcome of [
        rows.run(resolveParked, { parkedId: 'parked-1' }, context),
        rows.run(retryParked, { parkedId: 'parked-1' }, context),
        rows.run(giveParked, { parkedId: 'parked-1', toId: 'rep-2' }, context),
        rows.run(keepParkedAsNote, { parkedId: 'parked-1', leadId: 'lead-1', noteId: 'n', body: 'x' }, context),
      ])
        expect(outcome).toMatchObject({ refused: { code: 'notFound' } });
      expect(rows.all('parked')[0]?.state).toBe('open');
    }
    for (const context of [rep, teamLead]) {
      const rows = withParked();
      rows.run(resolveParked, { parkedId: 'parked-1' }, context);
      expect(rows.all('parked')[0]).toMatchObject({ state: 'resolved', resolution: 'seen', resolvedById: context.userId });
    }
  });

  it('is discarded only with a reason, and stays in the log whole', () => {
    const rows = withParked();
    const discard = { parkedId: 'parked-1', as: 'discarded' as const };
    expect(rows.run(resolveParked, discard, rep)).toMatchObject({ refused: { code: 'reasonMissing' } });
    rows.run(resolveParked, { ...discard, reason: 'Settled on the phone' }, rep);
    expect(rows.all('parked')[0]).toMatchObject({
      ...aParked(),
      state: 'resolved',
      resolution: 'discarded',
      resolutionNote: 'Settled on the phone',
      resolvedAt: rep.now,
      resolvedById: 'rep-1',
    });
  });

  it('becomes a note once, however often that is asked for', () => {
    const rows = withParked();
    for (const noteId of ['n1', 'n2'])
      rows.run(keepParkedAsNote, { parkedId: 'parked-1', leadId: 'lead-1', noteId, body: 'Call at nine' }, rep);
    expect(rows.all('notes').map(({ body }) => body)).toEqual(['Call at nine']);
  });

  it('goes to another person whole, with who did it, and stays in the giver’s log', () => {
    const rows = withParked();
    rows.run(giveParked, { parkedId: 'parked-1', toId: 'rep-2' }, teamLead);
    expect(rows.all('parked')).toEqual([
      expect.objectContaining({ id: 'c3.given', userId: 'rep-2', doneById: 'rep-1', state: 'open', args: aParked().args }),
      expect.objectContaining({ id: 'parked-1', state: 'resolved', resolution: 'given' }),
    ]);
  });
});
