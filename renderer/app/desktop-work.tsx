import { useCallback, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { setPresence } from '../../shared/commands/set-presence.ts';
import type { Incoming } from '../../shared/desktop.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { useDesk } from '../data/desk.ts';
import { useRunningCall } from '../features/call/use-running-call.ts';
import { useShowLeads } from '../parts/use-show-leads.ts';
import type { Computer } from '../platform/platform.ts';
import { showToast } from '../ui/toast.tsx';
import { useWords } from '../words/words.tsx';

type Counts = { waiting: number; due: number };

/** Joins the desk to its computer: tray and badge, links, the key that works everywhere, a locked screen. Draws nothing; desktop app only. */
export function DesktopWork({ computer, counts }: { computer: Computer; counts: Counts }) {
  const running = useRunningCall();
  const { waiting, due } = counts;
  useEffect(() => {
    if (running !== undefined) computer.tellWork({ callLeadId: running, waiting, due });
  }, [computer, running, waiting, due]);
  useEffect(() => () => computer.tellWork({ callLeadId: null, waiting: 0, due: 0 }), [computer]);
  useCallAsked(computer, running ?? null);
  useIncoming(computer);
  usePauseWhileLocked(computer, running ?? null);
  useFaultLog(computer);
  return null;
}

const useCallAsked = (computer: Computer, running: string | null): void => {
  const [, navigate] = useLocation();
  useEffect(() => computer.onCallAsked(() => navigate(running === null ? '/call' : `/call/${running}`)), [computer, running, navigate]);
};

const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^0+/, '');
/** Numbers are written with and without the code of the country: what is compared is as much as both have, but no less than this. */
const leastDigits = 6;

const isSameNumber = (one: string, other: string): boolean => {
  const [a, b] = [digitsOf(one), digitsOf(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= leastDigits && long.endsWith(short);
};

const useIncoming = (computer: Computer): void => {
  const words = useWords().computer;
  const { cache, user } = useDesk();
  const [, navigate] = useLocation();
  const showLeads = useShowLeads();
  const show = useCallback(
    (link: Incoming) => {
      const { leads } = cache.store.getState();
      const isAsked = ({ id, phones }: Lead) =>
        link.kind === 'lead' ? id === link.leadId : phones.some((phone) => isSameNumber(phone.number ?? phone.asWritten, link.number));
      const found = [...leads.values()].filter(isAsked);
      const [first] = found;
      if (!first) return showToast({ message: words.notAtHand(link.kind === 'lead' ? link.leadId : link.number), tone: 'bad' });
      if (found.length === 1 && user.role === 'rep') return navigate(`/call/${first.id}`);
      return showLeads({ title: link.kind === 'number' ? link.number : words.numberFound(1), leadIds: found.map(({ id }) => id) });
    },
    [cache, user, navigate, showLeads, words],
  );
  useEffect(() => {
    const take = () => void computer.takeIncoming().then((links) => links.forEach(show));
    take();
    return computer.onIncoming(take);
  }, [computer, show]);
};

/** Nobody sits before a locked screen: a rep who was ready is on a break, and ready again with the screen. A running call goes on. */
const usePauseWhileLocked = (computer: Computer, running: string | null): void => {
  const { cache, run, user } = useDesk();
  const isPaused = useRef(false);
  useEffect(() => {
    if (user.role !== 'rep') return undefined;
    const set = (state: 'ready' | 'break') => void run(setPresence, { userId: user.userId, state, reason: '' }).catch(() => undefined);
    return computer.onScreenLock((isLocked) => {
      const state = cache.store.getState().presences.get(user.userId)?.state;
      if (isLocked && state === 'ready' && running === null) {
        isPaused.current = true;
        set('break');
      } else if (!isLocked && isPaused.current) {
        isPaused.current = false;
        if (state === 'break') set('ready');
      }
    });
  }, [computer, cache, run, user, running]);
};

const useFaultLog = (computer: Computer): void => {
  useEffect(() => {
    const onError = ({ error }: ErrorEvent) => computer.reportFault(error);
    const onRejection = ({ reason }: PromiseRejectionEvent) => computer.reportFault(reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [computer]);
};
