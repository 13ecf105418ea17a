import { describe, expect, it } from 'vitest';
import { mayCallNow } from '../../../shared/domain/calling-window.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { callingOf } from './calling.ts';

const rep = { userId: 'rep-1', role: 'rep' } as const;
const teamLead = { userId: 'ruth', role: 'teamLead' } as const;

const calling = (over: Partial<Lead>, user: { userId: string; role: 'rep' | 'teamLead' } = rep, isHere = true, at = builtAt) => {
  const lead = aLead(over);
  return callingOf(lead, mayCallNow(lead, someSettings(), at), user, isHere);
};

describe('the call key', () => {
  it('calls inside the window', () => {
    expect(calling({})).toEqual({ kind: 'open' });
  });

  it('asks for a reason outside the window, and for a lead that sales has', () => {
    expect(calling({}, rep, true, Date.parse('2026-11-17T23:00:00Z'))).toEqual({ kind: 'ask', why: 'window' });
    expect(calling({ stage: 'handedOff' })).toEqual({ kind: 'ask', why: 'stage' });
  });

  it('asks where a lead is that may be anywhere', () => {
    expect(calling({ zones: [], zoneSource: 'unknown' })).toEqual({ kind: 'zone' });
  });

  it.each([
    ['doNotCall', { doNotCall: true, zones: [] }],
    ['consentRefused', { consent: { phone: 'refused', mail: 'unknown', recordedAt: null } }],
    ['noNumber', { phones: [] }],
    ['closed', { stage: 'merged' }],
    ['pool', { ownerId: null }],
    ['otherOwner', { ownerId: 'rep-2' }],
  ] as const)('is locked by %s, whatever the hour', (why, over) => {
    expect(calling(over as Partial<Lead>)).toEqual({ kind: 'locked', why });
  });

  it('is locked once the lead has left this desktop', () => {
    expect(calling({}, rep, false)).toEqual({ kind: 'locked', why: 'gone' });
  });

  it('lets a team lead call for a rep', () => {
    expect(calling({}, teamLead)).toEqual({ kind: 'open' });
  });
});
