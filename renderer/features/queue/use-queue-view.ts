import { useMemo } from 'react';
import { z } from 'zod';
import { usePreference } from '../../data/preference.ts';
import { type ArrangedQueue, arrangeQueue, type QueueView } from './arrange-queue.ts';
import { useQueue } from './use-queue.ts';

const viewSchema = z.object({
  campaignId: z.string().nullable(),
  language: z.string().nullable(),
  pinnedIds: z.array(z.string()).readonly(),
});
const wholeQueue: QueueView = { campaignId: null, language: null, pinnedIds: [] };
const mostPins = 20;

/** How this rep has set the queue on this machine, and how to set it. */
export const useQueueView = () => {
  const [view = wholeQueue, set] = usePreference<QueueView>('queue.view', viewSchema, wholeQueue);
  const togglePin = (leadId: string): boolean => {
    const isPinned = view.pinnedIds.includes(leadId);
    const others = view.pinnedIds.filter((id) => id !== leadId);
    void set({ ...view, pinnedIds: isPinned ? others : [leadId, ...others].slice(0, mostPins) });
    return !isPinned;
  };
  return {
    view,
    togglePin,
    filter: (change: Partial<Pick<QueueView, 'campaignId' | 'language'>>) => void set({ ...view, ...change }),
  };
};

/** The person's queue as they have set it; null until settings and leads are here. */
export const useArrangedQueue = (): ArrangedQueue | null => {
  const queue = useQueue();
  const { view } = useQueueView();
  return useMemo(() => queue && arrangeQueue(queue, view), [queue, view]);
};
