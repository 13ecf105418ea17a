import { useMemo } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type Queue, rankQueue } from '../../../shared/domain/queue.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';

/** Windows open and promises fall due by the clock: the queue is ranked anew this often, besides at every change. */
const rankEveryMs = 15_000;

export type OwnQueue = Queue<Lead> & { now: number; ownCount: number };

/** The person's own leads in calling order, each with its reason; null until settings and leads are here. */
export const useQueue = (): OwnQueue | null => {
  const { user } = useDesk();
  const cache = useWholeCache();
  const calendar = useWindowCalendar();
  const now = useNow(rankEveryMs);
  return useMemo(() => {
    if (!cache.settings || !calendar || !cache.isLoaded) return null;
    const own = [...cache.leads.values()].filter((lead) => lead.ownerId === user.userId);
    const keyAccounts = new Set([...cache.companies.values()].filter((company) => company.isKeyAccount).map((company) => company.id));
    return { ...rankQueue(own, { settings: cache.settings, calendar, now, keyAccounts }), now, ownCount: own.length };
  }, [cache, calendar, now, user]);
};
