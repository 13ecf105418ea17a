import { describe, expect, it } from 'vitest';
import { aLead, builtAt } from '../../test/builders/domain.ts';
import { nextBestAction } from './next-best-action.ts';

const unknown = { buyingPhase: null };
const call = (dispositionCode: string, isConnect = false) => ({ dispositionCode, isConnect });
const actionOf = (
  over: Parameters<typeof aLead>[0],
  attempts: ReturnType<typeof call>[] = [],
  insights: Parameters<typeof nextBestAction>[1] = unknown,
) => nextBestAction(aLead(over), insights, attempts, builtAt);

describe('the next best action', () => {
  it('hands off who is qualified and leaves alone who is not to be called', () => {
    expect(actionOf({ stage: 'qualified' })).toEqual({ code: 'handOff' });
    expect(actionOf({ doNotCall: true })).toEqual({ code: 'none', reason: 'doNotCall' });
    expect(actionOf({ stage: 'won' })).toEqual({ code: 'none', reason: 'closed' });
  });

  it('keeps a promise before anything else', () => {
    const over = { nextActionKind: 'callback', nextActionAt: builtAt, letters: 'uxuuuu' } as const;
    expect(actionOf(over)).toEqual({ code: 'call', reason: 'promised' });
  });

  it('makes the touch that the pulse has planned, unless a call has a time of its own', () => {
    const due = (over: Parameters<typeof aLead>[0], kind: 'call' | 'mail' | 'event') =>
      nextBestAction(aLead({ letters: 'uxuuuu', ...over }), unknown, [], builtAt, kind);
    expect(due({ nextActionKind: null }, 'mail')).toEqual({ code: 'plannedTouch', kind: 'mail' });
    expect(due({ nextActionKind: 'firstCall' }, 'event')).toEqual({ code: 'plannedTouch', kind: 'event' });
    expect(due({ nextActionKind: null }, 'call').code).toBe('findDecisionMaker');
    expect(due({ nextActionKind: 'retry', nextActionAt: builtAt }, 'mail').code).toBe('findDecisionMaker');
  });

  it('looks for who decides after two front desks in a row, or when this one does not', () => {
    expect(actionOf({ attempts: 3 }, [call('noAnswer'), call('gatekeeper'), call('gatekeeper')])).toEqual({
      code: 'findDecisionMaker',
      gatekeepers: 2,
    });
    expect(actionOf({ attempts: 3 }, [call('gatekeeper'), call('noAnswer'), call('gatekeeper')]).code).toBe('call');
    expect(actionOf({ letters: 'uxuuuu' }).code).toBe('findDecisionMaker');
  });

  it('sends something to read to who is never reached, and to who is only learning', () => {
    expect(actionOf({ attempts: 5 })).toEqual({ code: 'sendContent', phase: 'learning', reason: 'notReached' });
    expect(actionOf({ attempts: 2, connects: 1 }, [], { buyingPhase: 'learning' })).toEqual({
      code: 'sendContent',
      phase: 'learning',
      reason: 'learning',
    });
  });

  it('lets rest whose time is far, waits for what is planned, and else calls', () => {
    expect(actionOf({ letters: 'uuuxuu' })).toEqual({ code: 'nurture', reason: 'timing' });
    expect(actionOf({ nextActionKind: 'retry', nextActionAt: builtAt + 1 })).toEqual({ code: 'wait', until: builtAt + 1 });
    expect(actionOf({ nextActionKind: 'retry', nextActionAt: builtAt })).toEqual({ code: 'call', reason: 'due' });
  });
});
