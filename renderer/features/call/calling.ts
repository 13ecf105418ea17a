import type { CallingWindow } from '../../../shared/domain/calling-window.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';
import type { Desk } from '../../data/desk.ts';

/** Why nobody may dial from here, whatever reason they give. */
export type LockReason = 'doNotCall' | 'consentRefused' | 'noNumber' | 'closed' | 'gone' | 'pool' | 'otherOwner';

/**
 * What the call key does. `ask`: it asks for a reason first, which is kept with the attempt. `zone`: somebody has to say where
 * the lead is. `locked`: it does not dial.
 */
export type Calling = { kind: 'open' } | { kind: 'ask'; why: 'window' | 'stage' } | { kind: 'zone' } | { kind: 'locked'; why: LockReason };

type Asker = Pick<Desk['user'], 'userId' | 'role'>;

/** What the call key does for a lead now; `isHere`: the lead is still on this desktop. */
export const callingOf = (lead: Lead, window: CallingWindow, user: Asker, isHere: boolean): Calling => {
  const why = lockOf(lead, window, user, isHere);
  if (why) return { kind: 'locked', why };
  if (window.reason === 'unknownZone') return { kind: 'zone' };
  if (!isCallableStage(lead.stage)) return { kind: 'ask', why: 'stage' };
  return window.allowed ? { kind: 'open' } : { kind: 'ask', why: 'window' };
};

const lockOf = (lead: Lead, window: CallingWindow, user: Asker, isHere: boolean): LockReason | null => {
  if (window.reason === 'doNotCall' || window.reason === 'consentRefused') return window.reason;
  if (!isHere) return 'gone';
  if (lead.stage === 'merged' || lead.stage === 'purged') return 'closed';
  if (user.role === 'rep' && lead.ownerId !== user.userId) return lead.ownerId === null ? 'pool' : 'otherOwner';
  return window.reason === 'noNumber' ? 'noNumber' : null;
};
