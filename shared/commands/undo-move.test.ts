import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aCheckout } from '../../test/builders/lease.ts';
import { aCallback, aUser } from '../../test/builders/people.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { isCheckedOut } from '../domain/lease.ts';
import { markDoNotCall } from './mark-do-not-call.ts';
import { reassignLeads } from './reassign-leads.ts';
import { scheduleCallback } from './schedule-callback.ts';
import { stateZone } from './state-zone.ts';
import { undoMove } from './undo-move.ts';
import { writeNote } from './write-note.ts';

const owners = ['rep-1', 'rep-2', null] as const;

const asTeamLead = (commandId: string, now: number) => aContext({ commandId, now, userId: 'ruth', role: 'teamLead' });

type Before = { owner: number; hasPromise: boolean; isPersonal: boolean; wasMoved: boolean };
type Work = { lead: number; what: 'note' | 'callback' | 'zone' | 'doNotCall'; isPersonal: boolean };

const aFloor = (before: readonly Before[]): MemoryRows => {
  const rows = memoryRows();
  rows.put('settings', someSettings());
  rows.put('users', aUser(), aUser({ id: 'rep-2', email: 'b@x.example' }), aUser({ id: 'rep-3', email: 'c@x.example', teamId: 'team-2' }));
  for (const [index, { owner, hasPromise, isPersonal, wasMoved }] of before.entries()) {
    const ownerId = owners[owner] ?? null;
    const promised = isPersonal && ownerId !== null;
    rows.put(
      'leads',
      aLead({
        id: `lead-${index}`,
        ownerId,
        assignmentGeneration: index,
        previousOwnerId: wasMoved ? 'rep-9' : null,
        assignedById: wasMoved ? 'ines' : null,
        assignedAt: wasMoved ? builtAt - 9 : null,
        ...(hasPromise
          ? { nextActionKind: 'callback', nextActionAt: builtAt, callbackId: `promise-${index}`, callbackIsPersonal: promised }
          : {}),
      }),
    );
    if (hasPromise)
      rows.put('callbacks', aCallback({ id: `promise-${index}`, leadId: `lead-${index}`, userId: promised ? ownerId : null }));
  }
  return rows;
};

const work = (rows: MemoryRows, all: readonly Work[], leadCount: number): void => {
  for (const [index, { lead: at, what, isPersonal }] of all.entries()) {
    const leadId = `lead-${at % leadCount}`;
    const context = asTeamLead(`work-${index}`, builtAt + 100 + index);
    const wasInPool = rows.all('leads').find((each) => each.id === leadId)?.ownerId === null;
    if (what === 'note')
      rows.run(writeNote, { noteId: `note-${index}`, leadId, attemptId: null, body: `said ${index}`, revision: 1 }, context);
    else if (what === 'zone') rows.run(stateZone, { leadId, zone: 'Europe/Lisbon' }, context);
    else if (what === 'doNotCall') rows.run(markDoNotCall, { leadIds: [leadId], reason: 'asked' }, context);
    else {
      const time = { wall: '2026-11-24T09:00', zone: 'Europe/Berlin', dueAt: builtAt + 9_000_000 + index, promise: 'later' };
      rows.run(scheduleCallback, { callbackId: `made-${index}`, leadId, ...time, isPersonal: isPersonal && !wasInPool }, context);
    }
  }
};

/** What must be as if nobody had ever moved anything: everything but the counters that may only rise. */
const stateOf = (rows: MemoryRows) => ({
  leads: rows.all('leads').map(({ version: _v, updatedAt: _u, assignmentGeneration: _g, ...rest }) => rest),
  // Whose a promise was when it was closed is history.
  callbacks: rows.all('callbacks').map((each) => (each.state === 'open' ? each : { ...each, userId: '' })),
  notes: rows.all('notes'),
});

const move = (rows: MemoryRows, count: number, toOf: (index: number) => string | null) => {
  const moves = rows
    .all('leads')
    .slice(0, count)
    .map((each, index) => ({ leadId: each.id, fromId: each.ownerId, toId: toOf(index) }));
  rows.run(reassignLeads, { moveId: 'move', reason: 'sick', moves }, asTeamLead('moving', builtAt + 1));
};

const undo = (rows: MemoryRows, commandId = 'undoing') => {
  const moved = rows
    .all('assignments')
    .filter((each) => each.moveId === 'move')
    .map((each) => ({ leadId: each.leadId, assignmentId: each.id }));
  if (moved.length === 0) return;
  rows.run(undoMove, { moveId: 'move', undoId: 'undo', moved, reason: 'taken back' }, asTeamLead(commandId, builtAt + 10_000));
};

describe('taking a move back', () => {
  const before = fc.record({ owner: fc.nat(2), hasPromise: fc.boolean(), isPersonal: fc.boolean(), wasMoved: fc.boolean() });
  const later = fc.record({
    lead: fc.nat(9),
    what: fc.constantFrom('note' as const, 'callback' as const, 'zone' as const, 'doNotCall' as const),
    isPersonal: fc.boolean(),
  });

  it('leaves everything as if it had never been moved, with all work done since', () => {
    fc.assert(
      fc.property(
        fc.array(before, { minLength: 1, maxLength: 10 }),
        fc.array(later, { maxLength: 12 }),
        fc.array(fc.constantFrom('rep-1', 'rep-2', 'rep-3', null), { minLength: 10, maxLength: 10 }),
        (leads, done, to) => {
          // What was promised for a pool lead by one person is theirs while it has an owner: what is made since is shared here.
          const isPool = leads.map((each) => owners[each.owner] === null);
          const shared = done.map((each) => (isPool[each.lead % leads.length] ? { ...each, isPersonal: false } : each));
          const moved = aFloor(leads);
          move(moved, leads.length, (index) => to[index] ?? null);
          // A promise made personal while nobody has the lead belongs to whoever makes it: the same on both sides.
          const toPool = new Set(leads.flatMap((_, index) => ((to[index] ?? null) === null ? [index] : [])));
          const same = shared.map((each) => (toPool.has(each.lead % leads.length) ? { ...each, isPersonal: false } : each));
          work(moved, same, leads.length);
          undo(moved);
          const never = aFloor(leads);
          work(never, same, leads.length);
          expect(stateOf(moved)).toEqual(stateOf(never));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('changes nothing when it is done twice, and says in the log how many went back', () => {
    const rows = aFloor([{ owner: 0, hasPromise: true, isPersonal: true, wasMoved: false }]);
    move(rows, 1, () => 'rep-2');
    undo(rows);
    const once = rows.copy();
    undo(rows, 'again');
    expect(stateOf(rows)).toEqual(stateOf(once));
    expect(rows.all('leadMoves')).toMatchObject([
      { id: 'move', kind: 'hand', count: 1, undoneCount: 1, fromIds: ['rep-1'], toIds: ['rep-2'] },
      { id: 'undo', kind: 'undo', count: 1, undoOfId: 'move' },
    ]);
  });

  it('leaves a lead where it is that has moved on since, and says so', () => {
    const rows = aFloor([
      { owner: 0, hasPromise: false, isPersonal: false, wasMoved: false },
      { owner: 0, hasPromise: false, isPersonal: false, wasMoved: false },
    ]);
    move(rows, 2, () => 'rep-2');
    const on = [{ leadId: 'lead-0', fromId: 'rep-2', toId: 'rep-3' }];
    rows.run(reassignLeads, { moveId: 'on', reason: '', moves: on }, asTeamLead('moving-on', builtAt + 2));
    undo(rows);
    expect(rows.all('leads').map((each) => each.ownerId)).toEqual(['rep-3', 'rep-1']);
  });

  it('tells both: who gets the lead back has no departure any more, who loses it has one', () => {
    const rows = aFloor([{ owner: 0, hasPromise: false, isPersonal: false, wasMoved: false }]);
    move(rows, 1, () => 'rep-2');
    undo(rows);
    expect(rows.all('departures').map(({ userId, returnedAt }) => ({ userId, isBack: returnedAt !== null }))).toEqual([
      { userId: 'rep-1', isBack: true },
      { userId: 'rep-2', isBack: false },
    ]);
  });

  it('withdraws a move that still waits for the desktop which has the lead', () => {
    const rows = aFloor([{ owner: 2, hasPromise: false, isPersonal: false, wasMoved: false }]);
    rows.put('checkouts', aCheckout('lead-0'));
    move(rows, 1, () => 'rep-2');
    expect(rows.all('checkouts')[0]).toMatchObject({ pendingToId: 'rep-2' });
    const args = { moveId: 'move', undoId: 'undo', moved: [{ leadId: 'lead-0', assignmentId: null }], reason: '' };
    rows.run(undoMove, args, asTeamLead('undoing', builtAt + 3));
    const [checkout] = rows.all('checkouts');
    expect(checkout?.pendingAt).toBeNull();
    expect(isCheckedOut(checkout, builtAt)).toBe(true);
  });

  it('does not give a lead back to somebody who has left', () => {
    const rows = aFloor([{ owner: 0, hasPromise: false, isPersonal: false, wasMoved: false }]);
    move(rows, 1, () => 'rep-2');
    rows.put('users', aUser({ isActive: false }));
    undo(rows);
    expect(rows.all('leads')[0]?.ownerId).toBe('rep-2');
  });
});
