import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aHandoff, aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import type { Handoff } from './handoff.ts';
import { type Lead, nextActionKinds } from './lead.ts';
import { leaksOf } from './leaks.ts';
import { isOpenStage, stages } from './stage.ts';

const hour = 3_600_000;
const people = { activeUserIds: new Set(['rep-1']), teamIds: new Set(['team-1']) };
const leaks = (leads: Lead[], handoffs: Handoff[] = []) => leaksOf(leads, handoffs, { people, settings: someSettings(), at: builtAt });
const planned = { nextActionKind: 'call', nextActionAt: builtAt + hour } as const;

describe('a leak', () => {
  it('is a lead that nobody has', () => {
    expect(leaks([aLead({ ...planned, ownerId: 'rep-left', stageSinceAt: builtAt - hour })])).toEqual([
      { kind: 'noOwner', stage: 'working', leadIds: ['lead-1'], oldestSinceAt: builtAt - hour },
    ]);
    expect(leaks([aLead({ ...planned, ownerId: null, teamId: 'team-gone' })])[0]?.kind).toBe('noOwner');
    expect(leaks([aLead({ ...planned, ownerId: null })])).toEqual([]);
  });

  it('is none that sales has, whoever handed it off: they may have left', () => {
    const withSales = { ...planned, nextActionKind: 'outcome', ownerId: 'rep-left' } as const;
    expect(leaks([aLead({ ...withSales, stage: 'handedOff' }), aLead({ ...withSales, stage: 'accepted' })])).toEqual([]);
    expect(leaks([aLead({ ...withSales, stage: 'qualified' })])[0]?.kind).toBe('noOwner');
  });

  it('is an open lead without a next action or its date', () => {
    expect(leaks([aLead()])[0]?.kind).toBe('noNextAction');
    expect(leaks([aLead({ nextActionKind: 'call' })])[0]?.kind).toBe('noNextAction');
    expect(leaks([aLead({ stage: 'nurture' })])[0]?.kind).toBe('noNextAction');
    expect(leaks([aLead(planned)])).toEqual([]);
    expect(leaks([aLead({ stage: 'won' }), aLead({ stage: 'disqualified' }), aLead({ stage: 'keepInformed' })])).toEqual([]);
  });

  it('is a handoff that sales has not answered in time', () => {
    const waiting = aLead({ stage: 'handedOff', nextActionKind: 'salesAnswer', nextActionAt: builtAt });
    expect(leaks([waiting], [aHandoff({ answerDueAt: builtAt - hour })])).toEqual([
      { kind: 'handoffUnanswered', stage: 'handedOff', leadIds: ['lead-1'], oldestSinceAt: builtAt - hour },
    ]);
    expect(leaks([waiting], [aHandoff({ answerDueAt: builtAt + 1 })])).toEqual([]);
    expect(leaks([aLead(planned)], [aHandoff({ answerDueAt: builtAt - hour })])).toEqual([]);
  });

  it('is no handoff whose time stands still as a question of sales waits, unless it had run out before', () => {
    const waiting = aLead({ stage: 'handedOff', nextActionKind: 'salesAnswer', nextActionAt: builtAt });
    const asked = (askedAt: number) => leaks([waiting], [aHandoff({ answerDueAt: builtAt - hour, askedAt })]);
    expect(asked(builtAt - 2 * hour)).toEqual([]);
    expect(asked(builtAt - hour)).toEqual([]);
    expect(asked(builtAt - hour + 1)[0]?.kind).toBe('handoffUnanswered');
  });

  it('is a qualified lead not handed off within four working hours', () => {
    const qualified = { stage: 'qualified', nextActionKind: 'handOff', nextActionAt: builtAt } as const;
    expect(leaks([aLead({ ...qualified, stageSinceAt: builtAt - 5 * hour })])[0]?.kind).toBe('notHandedOff');
    expect(leaks([aLead({ ...qualified, stageSinceAt: builtAt - 3 * hour })])).toEqual([]);
    expect(leaks([aLead({ ...qualified, stageSinceAt: builtAt - 20 * hour })])[0]?.oldestSinceAt).toBe(builtAt - 20 * hour);
  });

  it('is a first call that is late', () => {
    const fresh = { stage: 'lead', nextActionKind: 'firstCall', nextActionAt: builtAt - 1 } as const;
    expect(leaks([aLead(fresh)])[0]?.kind).toBe('firstCallLate');
    expect(leaks([aLead({ ...fresh, attempts: 1 })])).toEqual([]);
  });

  it('is none while who was just given the lead still has the agreed time for the call', () => {
    const { firstCallWithinMs } = someSettings().queue;
    const fresh = { stage: 'lead', nextActionKind: 'firstCall', nextActionAt: builtAt - 9 * hour } as const;
    const promised = { ...planned, nextActionKind: 'callback', nextActionAt: builtAt - 9 * hour } as const;
    expect(
      leaks([aLead({ ...fresh, assignedAt: builtAt - firstCallWithinMs + 1 }), aLead({ ...promised, assignedAt: builtAt - 1 })]),
    ).toEqual([]);
    expect(leaks([aLead({ ...fresh, assignedAt: builtAt - firstCallWithinMs })])[0]?.kind).toBe('firstCallLate');
    expect(leaks([aLead({ ...promised, assignedAt: builtAt - 3 * hour })])[0]).toMatchObject({
      kind: 'callbackMissed',
      oldestSinceAt: builtAt - 9 * hour,
    });
  });

  it('is counted once, the longest first', () => {
    const two = [aLead({ id: 'new', stageSinceAt: builtAt - hour }), aLead({ id: 'old', stageSinceAt: builtAt - 5 * hour })];
    expect(leaks(two)).toEqual([{ kind: 'noNextAction', stage: 'working', leadIds: ['old', 'new'], oldestSinceAt: builtAt - 5 * hour }]);
  });

  it('is never a lead that has left, and no lead leaks twice', () => {
    const someLead = fc.record({
      stage: fc.constantFrom(...stages),
      ownerId: fc.constantFrom(null, 'rep-1', 'rep-left'),
      nextActionKind: fc.constantFrom(null, ...nextActionKinds),
      nextActionAt: fc.constantFrom(null, builtAt - hour, builtAt + hour),
      attempts: fc.nat(1),
    });
    fc.assert(
      fc.property(fc.array(someLead, { maxLength: 30 }), (overs) => {
        const leads = overs.map((over, at) => aLead({ ...over, id: `lead-${at}` }));
        const ids = leaks(leads).flatMap(({ leadIds }) => leadIds);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(isOpenStage(leads.find((lead) => lead.id === id)!.stage)).toBe(true);
      }),
    );
  });
});
