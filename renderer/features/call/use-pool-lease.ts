import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Claim } from '../../../shared/domain/lease.ts';
import { useClaim } from '../../data/claims.ts';
import { type Desk, useDesk } from '../../data/desk.ts';
import type { CallSession } from './call-session.ts';
import { type LeaseKeeper, type LeaseState, leaseKeeper } from './lease-keeper.ts';

/** Keepers whose lead is on a screen of this window. */
const shown = new Set<LeaseKeeper>();

const isInCall = (session: CallSession): boolean => (session.store.getState().draft?.attemptId ?? null) !== null;

/** Nobody owns the lead and it was not taken along by oneself: it takes a lease to call it. */
const needsLease = (claim: Claim | undefined): boolean =>
  claim?.kind === 'free' || claim?.kind === 'leased' || claim?.kind === 'checkedOut';

/**
 * Takes the lease of a pool lead for as long as it is on the screen, and gives it back afterwards; a call that is left open for another
 * screen keeps it until its outcome is on record.
 */
export const usePoolLease = (
  session: CallSession,
  lead: Lead | undefined,
  now: number,
  isShown: boolean,
): { claim: Claim | undefined; lease: LeaseState } => {
  const desk = useDesk();
  const claim = useClaim(lead, now);
  const keeper = useMemo(() => leaseKeeper(desk, session.leadId), [desk, session]);
  const lease = useStore(keeper.store);
  const isNeeded = isShown && needsLease(claim);
  useEffect(() => {
    if (!isNeeded) return undefined;
    shown.add(keeper);
    keeper.enter();
    const stopWatching = watchTime(desk, keeper.look);
    return () => {
      stopWatching();
      shown.delete(keeper);
      leaveAfterCall(session, keeper);
    };
  }, [desk, session, keeper, isNeeded]);
  // Somebody is done with it, or began: what was answered before may not hold any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every change of who has it
  useEffect(() => {
    if (isNeeded && keeper.store.getState().kind === 'taken') keeper.look();
  }, [keeper, isNeeded, claim?.kind]);
  return { claim, lease };
};

const leaveAfterCall = (session: CallSession, keeper: LeaseKeeper): void => {
  if (!isInCall(session)) {
    keeper.leave();
    return;
  }
  const stop = session.store.subscribe(() => {
    if (isInCall(session)) return;
    stop();
    if (!shown.has(keeper)) keeper.leave();
  });
};

/** Timers stand still while the machine sleeps; what wakes it is heard here. */
const watchTime = (desk: Desk, look: () => void): (() => void) => {
  const stopResume = desk.platform.onPowerResume(look);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('online', look);
  return () => {
    stopResume();
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('online', look);
  };
};
