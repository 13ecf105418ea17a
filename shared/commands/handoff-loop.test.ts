import { describe, expect, it } from 'vitest';
import { aHandoff, aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aUser } from '../../test/builders/people.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import { compensationFormula, statementOf } from '../domain/compensation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { handoffAgreements } from '../domain/handoff-agreements.ts';
import type { Role } from '../domain/people.ts';
import { handOffLead } from './hand-off-lead.ts';
import { payRep } from './pay-statement.ts';
import { rerouteHandoff } from './reroute-handoff.ts';
import { setAvailability } from './set-availability.ts';
import { splitHandoff } from './split-handoff.ts';

const hour = 3_600_000;
const david = aUser({ id: 'david', name: 'David Brandt', role: 'salesperson' });
const sofia = aUser({ id: 'sofia', name: 'Sofia Berg', role: 'salesperson' });
const agreed = handoffAgreements.parse({ compensation: compensationFormula.parse({ perAccepted: 5_000 }) });

const aCenter = (over: Partial<Handoff> = {}) => {
  const rows = memoryRows();
  const settings = someSettings({ handoffs: agreed });
  rows.put('settings', settings);
  rows.put('users', aUser(), david, sofia, aUser({ id: 'gone', role: 'salesperson', isActive: false }));
  rows.put('leads', aLead({ stage: 'handedOff', nextActionKind: 'salesAnswer', nextActionAt: builtAt }));
  rows.put('handoffs', aHandoff({ salespersonId: 'david', ...over }));
  return { rows, settings, handoff: () => rows.all('handoffs').find(({ id }) => id === 'handoff-1')! };
};
const by = (userId: string, role: Role, at = hour) => aContext({ commandId: 'c', userId, role, now: builtAt + at });
const accepted = { answer: 'accepted', answeredAt: builtAt } as const;

describe('a first handoff', () => {
  const handedOffBy = (userId: string, role: Role, ownerId: string | null) => {
    const { rows } = aCenter();
    rows.put('leads', aLead({ id: 'lead-2', stage: 'qualified', ownerId }));
    const args = { handoffId: 'handoff-2', leadId: 'lead-2', salespersonId: 'david', routing: [], promise: '' };
    expect(rows.run(handOffLead, args, by(userId, role))).not.toHaveProperty('refused');
    return rows.all('handoffs').find(({ id }) => id === 'handoff-2');
  };

  it('is the QSO of the rep who owns the lead, also where a manager or team lead presses, who stands in its history', () => {
    const pressed = (byId: string) => [{ kind: 'handedOff', byId }];
    expect(handedOffBy('ines', 'manager', 'rep-1')).toMatchObject({ repId: 'rep-1', history: pressed('ines') });
    expect(handedOffBy('ruth', 'teamLead', 'rep-1')).toMatchObject({ repId: 'rep-1', history: pressed('ruth') });
    expect(handedOffBy('rep-1', 'rep', 'rep-1')).toMatchObject({ repId: 'rep-1', history: pressed('rep-1') });
  });

  it("is the presser's where nobody owns the lead", () => {
    expect(handedOffBy('ines', 'manager', null)).toMatchObject({ repId: 'ines' });
  });
});

describe('giving a handoff to another salesperson', () => {
  const args = { handoffId: 'handoff-1', salespersonId: 'sofia', reason: 'David is ill' };

  it('gives the whole time to answer anew, mails again, keeps what happened and moves the next action of the lead', () => {
    const { rows, handoff } = aCenter({ askedAt: builtAt, remindedAt: builtAt, escalatedAt: builtAt, mailState: 'sent', mailAt: builtAt });
    const before = handoff();
    rows.run(rerouteHandoff, args, by('ruth', 'teamLead'));
    expect(handoff()).toMatchObject({
      ...{ salespersonId: 'sofia', askedAt: null, remindedAt: null, escalatedAt: null, mailState: 'waiting', choiceReason: 'David is ill' },
      history: [...before.history, { kind: 'rerouted', byId: 'ruth', text: 'David Brandt: David is ill' }],
    });
    expect(handoff().answerDueAt).toBeGreaterThan(builtAt + 24 * hour);
    expect(rows.all('leads')[0]?.nextActionAt).toBe(handoff().answerDueAt);
  });

  it('is refused for one that is answered, and to people who sell no more', () => {
    const { rows } = aCenter(accepted);
    expect(rows.run(rerouteHandoff, args, by('ruth', 'teamLead'))).toMatchObject({ refused: { code: 'alreadyAnswered' } });
    for (const salespersonId of ['gone', 'rep-1', 'nobody']) {
      const outcome = aCenter().rows.run(rerouteHandoff, { ...args, salespersonId }, by('ruth', 'teamLead'));
      expect(outcome).toMatchObject({ refused: { code: 'noSuchSalesperson' } });
    }
  });
});

describe('a second deal', () => {
  const args = { handoffId: 'handoff-1', newHandoffId: 'handoff-2', salespersonId: 'sofia', reason: 'Plant in Brno' };

  it('is a handoff of its own with the same package, and both say where it came from', () => {
    const { rows, handoff } = aCenter({ ...accepted, value: 900, currency: 'EUR', outcome: 'won' });
    rows.run(splitHandoff, args, by('david', 'salesperson'));
    const second = rows.all('handoffs').find(({ id }) => id === 'handoff-2');
    expect(second).toMatchObject({
      ...{ previousId: 'handoff-1', origin: 'split', leadId: 'lead-1', repId: 'rep-1', salespersonId: 'sofia' },
      ...{ answer: 'waiting', outcome: 'open', value: null, package: handoff().package },
    });
    expect(second?.number).not.toBe(handoff().number);
    for (const each of [handoff(), second])
      expect(each?.history.at(-1)).toMatchObject({ kind: 'split', byId: 'david', text: 'Plant in Brno' });
  });

  it('is made of an accepted handoff only, and by who has it or a manager', () => {
    expect(aCenter().rows.run(splitHandoff, args, by('david', 'salesperson'))).toMatchObject({ refused: { code: 'notAccepted' } });
    const { rows } = aCenter(accepted);
    expect(rows.run(splitHandoff, args, by('sofia', 'salesperson'))).toMatchObject({ refused: { code: 'notFound' } });
    expect(rows.run(splitHandoff, args, by('ines', 'manager'))).toHaveProperty('puts');
  });
});

describe('how much a salesperson can carry', () => {
  const absences = [
    { from: '2026-12-24', till: '2027-01-02' },
    { from: '2026-12-01', till: '2026-12-01' },
  ];

  it('is their own word or a manager’s, days away in order', () => {
    const { rows } = aCenter();
    rows.run(setAvailability, { userId: 'david', capacity: 7, absences }, by('david', 'salesperson'));
    rows.run(setAvailability, { userId: 'sofia', capacity: 3, absences: [] }, by('ines', 'manager'));
    const person = (id: string) => rows.all('users').find((each) => each.id === id);
    expect(person('david')).toMatchObject({ capacity: 7, absences: absences.toReversed() });
    expect(person('sofia')).toMatchObject({ capacity: 3 });
  });

  it('is not a colleague’s word, not said of reps, and ends no day before it begins', () => {
    const { rows } = aCenter();
    const say = (userId: string, given: typeof absences, of = by('david', 'salesperson')) =>
      rows.run(setAvailability, { userId, capacity: 1, absences: given }, of);
    expect(say('sofia', [])).toMatchObject({ refused: { code: 'notFound' } });
    expect(say('rep-1', [], by('ines', 'manager'))).toMatchObject({ refused: { code: 'notFound' } });
    expect(say('david', [{ from: '2026-12-02', till: '2026-12-01' }])).toMatchObject({ refused: { code: 'badArguments' } });
  });
});

describe('paying a rep', () => {
  const paying = (over: Partial<Handoff> = {}) => {
    const center = aCenter({ ...accepted, ...over });
    const of = { repId: 'rep-1', quarter: '2026-Q4', zone: center.settings.zone, homeCurrency: center.settings.currency };
    const { lines } = statementOf(agreed.compensation, center.rows.all('handoffs'), of);
    return { ...center, args: { repId: 'rep-1', quarter: '2026-Q4', lines } };
  };

  it('locks the lines that were seen with the formula they came from, once', () => {
    const { rows, args } = paying();
    rows.run(payRep, args, by('ines', 'manager'));
    expect(rows.all('payStatements')).toEqual([
      expect.objectContaining({ id: 'rep-1.2026-Q4', total: 5_000, lines: args.lines, formula: agreed.compensation, paidById: 'ines' }),
    ]);
    expect(rows.run(payRep, args, by('ines', 'manager', 2 * hour))).toMatchObject({ refused: { code: 'paidAlready' } });
  });

  it('locks nothing when a handoff behind a line has changed meanwhile', () => {
    const { rows, args, handoff } = paying();
    rows.put('handoffs', { ...handoff(), answer: 'rejected' });
    expect(rows.run(payRep, args, by('ines', 'manager'))).toMatchObject({ refused: { code: 'publishedMeanwhile' } });
    expect(rows.all('payStatements')).toEqual([]);
  });
});
