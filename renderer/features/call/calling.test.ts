import { describe, expect, it } from 'vitest';
import { mayCallNow } from '../../../shared/domain/calling-window.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { callingOf, type PoolLock, poolLockOf } from './calling.ts';

const rep = { userId: 'rep-1', role: 'rep' } as const;
const teamLead = { userId: 'ruth', role: 'teamLead' } as const;

const calling = (
  over: Partial<Lead>,
  user: { userId: string; role: 'rep' | 'teamLead' } = rep,
  {
    isHere = true,
    at = builtAt,
    poolLock = null,
    isInCall = false,
  }: { isHere?: boolean; at?: number; poolLock?: PoolLock | null; isInCall?: boolean } = {},
) => {
  const lead = aLead(over);
  return callingOf(lead, mayCallNow(lead, someSettings(), at), user, { isHere, poolLock, isInCall });
};

describe('the call key', () => {
  it('calls inside the window', () => {
    expect(calling({})).toEqual({ kind: 'open' });
  });

  it('asks for a reason outside the window, and for a lead that sales has', () => {
    expect(calling({}, rep, { at: Date.parse('2026-11-17T23:00:00Z') })).toEqual({ kind: 'ask', why: 'window' });
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
    ['otherOwner', { ownerId: 'rep-2' }],
  ] as const)('is locked by %s, whatever the hour', (why, over) => {
    expect(calling(over as Partial<Lead>)).toEqual({ kind: 'locked', why });
  });

  it('is locked once the lead has left this desktop', () => {
    expect(calling({}, rep, { isHere: false })).toEqual({ kind: 'locked', why: 'gone' });
  });

  it('is locked while a colleague talks with them, whoever the owner is by now', () => {
    for (const user of [rep, teamLead]) expect(calling({}, user, { isInCall: true })).toEqual({ kind: 'locked', why: 'inCall' });
  });

  it('is locked on a pool lead until its lease is held, for team leads too, and never by the pool on an own lead', () => {
    for (const user of [rep, teamLead]) {
      expect(calling({ ownerId: null }, user, { poolLock: 'asking' })).toEqual({ kind: 'locked', why: 'asking' });
      expect(calling({ ownerId: null }, user)).toEqual({ kind: 'open' });
    }
    expect(calling({}, rep, { poolLock: 'asking' })).toEqual({ kind: 'open' });
  });

  it.each([
    ['held', { kind: 'free' }, { kind: 'held', fence: 1, until: 0 }, null],
    [
      'held, though the rows still name the one before',
      { kind: 'leased', byId: 'x', sinceAt: 0 },
      { kind: 'held', fence: 1, until: 0 },
      null,
    ],
    ['taken along by oneself, without a network', { kind: 'mine', until: 1, fence: 1, isPending: false }, { kind: 'unreachable' }, null],
    ['not to be asked', { kind: 'free' }, { kind: 'unreachable' }, 'poolOffline'],
    ['on the way', { kind: 'free' }, { kind: 'asking' }, 'asking'],
    ['somebody else’s', { kind: 'free' }, { kind: 'taken', byId: 'x', by: 'lease', sinceAt: 0 }, 'leased'],
    ['taken along by another', { kind: 'checkedOut', byId: 'x', until: 1 }, { kind: 'asking' }, 'checkedOut'],
    ['not the pool’s any more', { kind: 'free' }, { kind: 'notFree' }, 'notFree'],
  ] as const)('knows a pool lead that is %s', (_what, claim, lease, lock) => {
    expect(poolLockOf(claim, lease)).toBe(lock);
  });

  it('lets a team lead call for a rep', () => {
    expect(calling({}, teamLead)).toEqual({ kind: 'open' });
  });
});
