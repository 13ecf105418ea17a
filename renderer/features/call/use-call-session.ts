import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { useCache, useDesk } from '../../data/desk.ts';
import { type CallSession, callSession } from './call-session.ts';

/** The session of a lead's call: what was typed before is there at once; a lead that arrives later is taken up. */
export const useCallSession = (leadId: string): CallSession => {
  const desk = useDesk();
  const session = useMemo(() => callSession(desk, leadId), [desk, leadId]);
  const status = useStore(session.store, (state) => state.status);
  const isKnown = useCache((cache) => cache.leads.has(leadId));
  useEffect(() => {
    void session.refresh();
  }, [session]);
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
