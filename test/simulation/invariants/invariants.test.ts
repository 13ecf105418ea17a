import { describe, expect, it } from 'vitest';
import { aLead } from '../../builders/domain.ts';
import { anAttempt } from '../../builders/people.ts';
import type { AnyRow } from '../mirror.ts';
import { InvariantBroken, mustHold } from './broken.ts';
import {
  gapsIn,
  gapsInLog,
  type Logged,
  lost,
  lostVersions,
  parkedBesides,
  type Told,
  toldOtherwise,
  unanswered,
  unseenParked,
} from './commands.ts';
import { datedAhead, heldTwice, miscounted, missingFacts, misunderstood, saidIn, undone } from './leads.ts';
import { differences, outsideView, passedOver } from './rows.ts';

const logged = (over: Partial<Logged> = {}): Logged => ({
  id: 'command',
  deviceId: 'device',
  seq: 1,
  userId: 'ana',
  name: 'writeNote',
  version: 1,
  args: '{}',
  outcome: 'applied',
  code: null,
  ...over,
});
const view = (...rows: AnyRow[]) => new Map(rows.map((row) => [`leads/${row.id}`, row]));

describe('what must hold', () => {
  it('throws by the name of the invariant, with what was found', () => {
    expect(() => mustHold('I3', [])).not.toThrow();
    expect(() => mustHold('I3', ['a row'])).toThrow(InvariantBroken);
    expect(() => mustHold('I3', ['a row'])).toThrow('I3: a row');
  });

  it('I1: finds a saved command that is not in the log, is there twice, or is another', () => {
    expect(lost([logged()], [logged()])).toEqual([]);
    expect(lost([logged()], [])).toHaveLength(1);
    expect(lost([logged()], [logged(), logged()])).toHaveLength(1);
    expect(lost([logged()], [logged({ args: '{"body":"less"}' })])).toHaveLength(1);
    expect(lost([logged()], [logged({ userId: 'ben' })])).toHaveLength(1);
  });

  it('I2: finds rows that are shown and should not be, are not shown, or are shown as they were', () => {
    expect(differences(view(aLead()), view(aLead()))).toEqual([]);
    expect(differences(view(aLead()), view())).toEqual(['leads/lead-1 is shown but may not be seen']);
    expect(differences(view(), view(aLead()))).toEqual(['leads/lead-1 is missing']);
    expect(differences(view(aLead({ version: 1 })), view(aLead({ version: 2 })))).toEqual(['leads/lead-1 is stale: version is 1, not 2']);
  });

  it('I3: finds rows outside of the view, whatever stands in them', () => {
    expect(outsideView(view(aLead({ version: 9 })), view(aLead()))).toEqual([]);
    expect(outsideView(view(aLead()), view())).toHaveLength(1);
  });

  it('I4: finds a lead that two hold now', () => {
    const lease = { leadId: 'lead', fence: 1, userId: 'ana', endsAt: 20 };
    expect(heldTwice([lease, { ...lease, userId: 'ben', fence: 2 }], 25)).toEqual([]);
    expect(heldTwice([lease, { ...lease, leadId: 'other', userId: 'ben' }], 10)).toEqual([]);
    expect(heldTwice([lease, { ...lease, userId: 'ben', fence: 2 }], 10)).toEqual(['lead is held by ana and ben']);
  });

  it('I5: finds rows behind the cursor that are missing or stale', () => {
    expect(passedOver(view(aLead()), view(aLead()))).toEqual([]);
    expect(passedOver(view(), view(aLead()))).toHaveLength(1);
    expect(passedOver(view(aLead({ city: 'Bonn' })), view(aLead()))).toHaveLength(1);
  });

  it('I6: finds numbers left out and numbers given twice', () => {
    expect(gapsIn([4, 5, 6], 'ana')).toEqual([]);
    expect(gapsIn([4, 6], 'ana')).toEqual(['ana: 6 follows 4']);
    expect(gapsInLog([logged({ seq: 2 }), logged({ seq: 1 }), logged({ seq: 1, deviceId: 'other' })])).toEqual([]);
    expect(gapsInLog([logged({ seq: 2 })])).toEqual(['device device: 2 follows 0']);
    expect(gapsInLog([logged({ seq: 1 }), logged({ seq: 1 })])).toHaveLength(1);
  });

  it('I7: finds a parked command that the person who did it cannot see', () => {
    const parked = logged({ outcome: 'parked' });
    expect(unseenParked([parked, logged({ id: 'fine' })], () => new Set(['command']))).toEqual([]);
    expect(unseenParked([parked], (userId) => new Set(userId === 'ben' ? ['command'] : []))).toHaveLength(1);
  });

  it('I8: finds a do-not-call that was undone', () => {
    const changed = (before: AnyRow, after: AnyRow) => [{ table: 'leads' as const, id: 'lead-1', before, after }];
    expect(undone(changed(aLead(), aLead({ doNotCall: true })))).toEqual([]);
    expect(undone(changed(aLead({ doNotCall: true }), aLead({ doNotCall: true })))).toEqual([]);
    expect(undone(changed(aLead({ doNotCall: true }), aLead()))).toEqual(['the do-not-call of lead-1 was undone']);
  });

  it('I9: finds a command that has not been answered', () => {
    const entry = { id: 'command', name: 'writeNote' };
    expect(unanswered([{ ...entry, state: 'acked' }], 'ana')).toEqual([]);
    expect(unanswered([{ ...entry, state: 'pending' }], 'ana')).toEqual(['ana still holds writeNote command']);
  });

  it('I10: finds a command of another version that is gone, or whose fate is told to nobody', () => {
    const sent = logged({ name: 'praiseLead' });
    expect(lostVersions([sent], [{ ...sent, outcome: 'parked' }], new Set(['command']))).toEqual([]);
    expect(lostVersions([sent], [sent], new Set(['command'])), 'taken for done').toHaveLength(1);
    expect(lostVersions([sent], [], new Set())).toHaveLength(1);
    expect(lostVersions([sent], [{ ...sent, outcome: 'parked' }], new Set())).toHaveLength(1);
  });

  it('I10: finds a command of an older app that was not understood, or not as it was meant', () => {
    const sent = logged({ args: JSON.stringify({ noteId: 'note-1', said: saidIn('note-1') }) });
    const rows = (body: string) => new Map([['notes' as const, new Map([['note-1', { id: 'note-1', body, revision: 1 } as AnyRow]])]]);
    expect(misunderstood([sent], rows(saidIn('note-1')))).toEqual([]);
    expect(misunderstood([sent], rows(''))).toHaveLength(1);
    expect(misunderstood([{ ...sent, outcome: 'parked', code: 'olderCommand' }], rows(''))).toHaveLength(1);
    expect(misunderstood([{ ...sent, outcome: 'parked', code: 'quarantined' }], rows(''))).toEqual([]);
  });

  it('effects: finds facts of applied commands that are nowhere, and times that lie ahead', () => {
    const rows = new Map([['notes' as const, new Map([['note-1', { id: 'note-1', leadId: 'lead-1' } as AnyRow]])]]);
    const note = (noteId: string, outcome = 'applied') => logged({ args: JSON.stringify({ noteId }), outcome });
    expect(missingFacts([note('note-1'), note('note-2', 'parked')], rows)).toEqual([]);
    expect(missingFacts([note('note-2')], rows)).toEqual(['writeNote command was applied, and notes/note-2 is not there']);
    const called = (startedAt: number) => new Map([['attempts' as const, new Map([['attempt-1', anAttempt({ startedAt })]])]]);
    expect(datedAhead(called(5), 5)).toEqual([]);
    expect(datedAhead(called(5000), 5)).toHaveLength(1);
  });

  it('effects: finds a command that was run a second time, by another result of it', () => {
    const told = (outcome: string): Told => ({ id: 'command', name: 'writeNote', outcome, epoch: 'this' });
    const open = new Map([['command', { resolution: null }]]);
    const tried = new Map([['command', { resolution: 'tried' as const }]]);
    expect(toldOtherwise([told('applied')], [logged()], 'this', new Map())).toEqual([]);
    expect(toldOtherwise([told('parked')], [logged()], 'next', new Map()), 'put back since').toEqual([]);
    expect(toldOtherwise([told('parked')], [logged()], 'this', tried), 'tried again').toEqual([]);
    expect(toldOtherwise([told('applied'), told('parked')], [logged()], 'this', new Map())).toHaveLength(1);
    expect(parkedBesides([logged({ outcome: 'parked' })], open)).toEqual([]);
    expect(parkedBesides([logged()], tried), 'tried again').toEqual([]);
    expect(parkedBesides([logged()], open)).toHaveLength(1);
  });

  it('effects: finds calls and moves that were counted twice or not at all', () => {
    const lead = aLead({ attempts: 1, connects: 0 });
    const attempts = [anAttempt()];
    expect(miscounted(lead, { attempts, assignments: [] })).toEqual([]);
    expect(miscounted(lead, { attempts: [], assignments: [] })).toHaveLength(1);
    expect(miscounted(lead, { attempts: [anAttempt({ isConnect: true })], assignments: [] })).toHaveLength(1);
    expect(miscounted(aLead({ ...lead, assignmentGeneration: 1 }), { attempts, assignments: [] })).toHaveLength(1);
  });
});
