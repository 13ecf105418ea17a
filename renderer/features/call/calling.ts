import type { CallingWindow } from '../../../shared/domain/calling-window.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Claim } from '../../../shared/domain/lease.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';
import type { Desk } from '../../data/desk.ts';
import type { LeaseState } from './lease-keeper.ts';

/** Why nobody may dial from here, whatever reason they give. */
export type LockReason = 'doNotCall' | 'consentRefused' | 'noNumber' | 'closed' | 'gone' | 'otherOwner' | 'inCall' | PoolLock;
/** Why a lead of the pool is not dialled: its lease is on the way, somebody else has it, or nobody can say who has. */
export type PoolLock = 'asking' | 'leased' | 'checkedOut' | 'notFree' | 'poolOffline';

/**
 * What the call key does. `ask`: it asks for a reason first, which is kept with the attempt. `zone`: somebody has to say where
 * the lead is. `locked`: it does not dial.
 */
export type Calling = { kind: 'open' } | { kind: 'ask'; why: 'window' | 'stage' } | { kind: 'zone' } | { kind: 'locked'; why: LockReason };

type Asker = Pick<Desk['user'], 'userId' | 'role'>;

/** Whether the pool lets one dial, by what is known of the lead and what its lease says; null: nothing is in the way. */
export const poolLockOf = (claim: Claim, lease: LeaseState): PoolLock | null => {
  if (claim.kind === 'own' || claim.kind === 'otherOwner' || claim.kind === 'mine' || lease.kind === 'held') return null;
  if (lease.kind === 'unreachable') return 'poolOffline';
  if (lease.kind === 'notFree') return 'notFree';
  if (claim.kind === 'checkedOut' || (lease.kind === 'taken' && lease.by === 'checkout')) return 'checkedOut';
  return lease.kind === 'taken' ? 'leased' : 'asking';
};

type Standing = {
  /** The lead is still on this desktop. */
  isHere: boolean;
  poolLock: PoolLock | null;
  /** A colleague talks with them at this moment. */
  isInCall: boolean;
};

/** What the call key does for a lead now. */
export const callingOf = (lead: Lead, window: CallingWindow, user: Asker, standing: Standing): Calling => {
  const why = lockOf(lead, window, user, standing);
  if (why) return { kind: 'locked', why };
  if (window.reason === 'unknownZone') return { kind: 'zone' };
  if (!isCallableStage(lead.stage)) return { kind: 'ask', why: 'stage' };
  return window.allowed ? { kind: 'open' } : { kind: 'ask', why: 'window' };
};

const lockOf = (lead: Lead, window: CallingWindow, user: Asker, { isHere, poolLock, isInCall }: Standing): LockReason | null => {
  if (window.reason === 'doNotCall' || window.reason === 'consentRefused') return window.reason;
  if (!isHere) return 'gone';
  if (lead.stage === 'merged' || lead.stage === 'purged') return 'closed';
  if (user.role === 'rep' && lead.ownerId !== null && lead.ownerId !== user.userId) return 'otherOwner';
  if (isInCall) return 'inCall';
  if (window.reason === 'noNumber') return 'noNumber';
  return lead.ownerId === null ? poolLock : null;
};
