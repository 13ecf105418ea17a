import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import type { Lead } from '../../../shared/domain/lead.ts';
import { asksForTouches, isInSegment, noSegments, segmentsById } from '../../../shared/domain/segment.ts';
import { useCallsElsewhere } from '../../data/calls-elsewhere.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { usePreference } from '../../data/preference.ts';
import { noTouches, useSegmentTouches } from '../../data/segment-touches.ts';
import { type ArrangedQueue, arrangeQueue, type QueueView } from './arrange-queue.ts';
import { useQueue } from './use-queue.ts';

const viewSchema = z.object({
  campaignId: z.string().nullable(),
  language: z.string().nullable(),
  segmentId: z.string().nullish(),
  pinnedIds: z.array(z.string()).readonly(),
});
type Filter = Pick<QueueView, 'campaignId' | 'language' | 'segmentId'>;
const noFilter: Filter = { campaignId: null, language: null, segmentId: null };
const wholeQueue: QueueView = { ...noFilter, pinnedIds: [] };
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
    filter: (change: Partial<Filter>) => void set({ ...view, ...change }),
    showAll: () => void set({ ...view, ...noFilter }),
  };
};

/** Whether a lead is in the segment that the queue is kept to; everybody is while none is, or while it is gone. */
const useSegmentTest = (segmentId: string | null | undefined): ((lead: Lead) => boolean) => {
  const { now } = useDesk();
  const all = useCache((cache) => cache.settings?.segments) ?? noSegments;
  const companies = useCache((cache) => cache.companies);
  const byId = useMemo(() => segmentsById(all), [all]);
  const segment = byId.get(segmentId ?? '');
  const touches = useSegmentTouches(segment !== undefined && asksForTouches(segment.rule, byId)) ?? noTouches;
  return useCallback(
    (lead) => {
      if (!segment) return true;
      const company = lead.companyId === null ? undefined : companies.get(lead.companyId);
      return isInSegment(segment.rule, { lead, company, touches: touches.get(lead.id) ?? [], now: now() }, byId);
    },
    [segment, companies, touches, byId, now],
  );
};

/** The person's queue as they have set it; null until settings and leads are here. */
export const useArrangedQueue = (): ArrangedQueue | null => {
  const queue = useQueue();
  const { view } = useQueueView();
  const test = useSegmentTest(view.segmentId);
  const calls = useCallsElsewhere();
  return useMemo(() => queue && arrangeQueue(queue, view, test, calls), [queue, view, test, calls]);
};
