import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useCache, useDesk } from '../../data/desk.ts';
import { type CallSession, callSession } from './call-session.ts';

/**
 * The session of a lead's call: what was typed before is there at once; a lead that arrives later is taken up. `isShown`: it is on the
 * screen, not only prepared for it; what it would begin with is looked at again then.
 */
export const useCallSession = (leadId: string, isShown: boolean): CallSession => {
  const desk = useDesk();
  const session = useMemo(() => callSession(desk, leadId), [desk, leadId]);
  const status = useStore(session.store, (state) => state.status);
  const isKnown = useCache((cache) => cache.leads.has(leadId));
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is prepared, and again when it comes on the screen
  useEffect(() => {
    void session.refresh();
  }, [session, isShown]);
  useEffect(() => keepOnHiding(session.leave), [session]);
  useEffect(() => {
    if (status === 'missing' && isKnown) void session.refresh();
  }, [session, status, isKnown]);
  return session;
};

/** The window is closed, reloaded or covered: what waits to be written is written now. */
const keepOnHiding = (keep: () => void): (() => void) => {
  const onHidden = () => {
    if (document.visibilityState === 'hidden') keep();
  };
  document.addEventListener('visibilitychange', onHidden);
  window.addEventListener('pagehide', keep);
  return () => {
    document.removeEventListener('visibilitychange', onHidden);
    window.removeEventListener('pagehide', keep);
  };
};
