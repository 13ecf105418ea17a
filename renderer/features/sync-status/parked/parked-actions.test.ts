import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../../../shared/commands/refusal-codes.ts';
import { commands } from '../../../../shared/commands/registry.ts';
import { roles } from '../../../../shared/domain/people.ts';
import { aLead } from '../../../../test/builders/domain.ts';
import { aParked } from '../../../../test/builders/parked.ts';
import { en } from '../../../words/en.ts';
import { actionsFor, leadIdOf, settlingActions } from './parked-actions.ts';

describe('what settles parked work', () => {
  it.each(refusalCodes)('%s has words, and something to do about it for whoever sees it', (code) => {
    expect(en.parked.happened[code].length).toBeGreaterThan(10);
    expect(settlingActions[code].length).toBeGreaterThan(0);
    for (const name of Object.keys(commands))
      for (const role of roles)
        for (const applied of ['facts', 'nothing'] as const)
          for (const isKnown of [true, false]) {
            const facts = { role, lead: isKnown ? aLead() : undefined, mayWrite: isKnown, hasReceivers: isKnown };
            const actions = actionsFor(aParked({ code, name, applied }), facts);
            expect(actions.length).toBeGreaterThan(0);
            for (const action of actions) expect(en.parked.actions[action]).toBeTruthy();
          }
  });

  it('names every command in the list of work', () => {
    expect(Object.keys(commands).filter((name) => !Object.hasOwn(en.syncStatus.commands, name))).toEqual([]);
  });

  it('does not run facts again that were taken in: they would count twice', () => {
    const facts = { role: 'rep' as const, lead: aLead(), mayWrite: true, hasReceivers: true };
    expect(actionsFor(aParked({ applied: 'facts', name: 'recordDisposition' }), facts)).not.toContain('retry');
    expect(actionsFor(aParked({ applied: 'nothing' }), facts)).toContain('retry');
  });

  it('offers a code that only a newer server knows the ways that fit anything', () => {
    const facts = { role: 'rep' as const, lead: undefined, mayWrite: false, hasReceivers: false };
    expect(actionsFor(aParked({ code: 'fromTheFuture' }), facts)).toEqual(['retry', 'discard']);
  });

  it('finds the lead of work that came unread', () => {
    expect(leadIdOf({ leadId: null, args: { leadIds: ['a', 'b'] } })).toBe('a');
    expect(leadIdOf({ leadId: null, args: { leadId: 'c' } })).toBe('c');
    expect(leadIdOf({ leadId: null, args: { state: 'ready' } })).toBeNull();
  });
});
