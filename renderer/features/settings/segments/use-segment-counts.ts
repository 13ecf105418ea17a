import { useEffect, useState } from 'react';
import { asksForTouches, type Segment, type SegmentRule, segmentsById } from '../../../../shared/domain/segment.ts';
import { createSegmentCount, type SegmentProfile } from '../../../../shared/domain/segment-profile.ts';
import type { ColumnCache } from '../../../data/column-cache.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { type SegmentTouches, useSegmentTouches } from '../../../data/segment-touches.ts';

export type SegmentCounts = { counted: number; profiles: ReadonlyMap<string, SegmentProfile>; at: number };

/** Shorter than a frame, so that typing goes on while everything is counted. */
const sliceMs = 6;
const pauseMs = 150;
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

type Asked = { wanted: [string, SegmentRule][]; segments: Segment[] };
type Way = { cache: ColumnCache; touches: SegmentTouches; at: number; isOver: () => boolean };

/** Over every lead of this desk, a slice at a time. Null: somebody has changed their mind on the way. */
const countInSlices = async ({ wanted, segments }: Asked, { cache, touches, at, isOver }: Way): Promise<SegmentCounts | null> => {
  const count = createSegmentCount(new Map(wanted), segments);
  const deals = Map.groupBy(cache.handoffs.values(), ({ leadId }) => leadId);
  let till = performance.now() + sliceMs;
  for (const lead of [...cache.leads.values()]) {
    const company = lead.companyId === null ? undefined : cache.companies.get(lead.companyId);
    count.take(lead, { company, touches: touches.get(lead.id) ?? [], now: at }, deals.get(lead.id) ?? []);
    if (performance.now() < till) continue;
    await breathe();
    if (isOver()) return null;
    till = performance.now() + sliceMs;
  }
  return { ...count.result(), at };
};

/** Counts rules over the leads of this desk, anew a moment after each change of them; `round` counts again. What was counted last stays in sight. */
export const useSegmentCounts = (asked: Asked, round = 0): { counts: SegmentCounts | null; isCounting: boolean } => {
  const { cache, now } = useDesk();
  const isLoaded = useCache((state) => state.isLoaded);
  const byId = segmentsById(asked.segments);
  const touches = useSegmentTouches(asked.wanted.some(([, rule]) => asksForTouches(rule, byId)));
  const [counts, setCounts] = useState<SegmentCounts | null>(null);
  const [isCounting, setCounting] = useState(true);
  const text = JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round counts again
  useEffect(() => {
    if (!isLoaded || !touches) return;
    let isOver = false;
    setCounting(true);
    const run = async () => {
      const found = await countInSlices(JSON.parse(text) as Asked, {
        cache: cache.store.getState(),
        touches,
        at: now(),
        isOver: () => isOver,
      });
      if (!found || isOver) return;
      setCounts(found);
      setCounting(false);
    };
    const timer = setTimeout(() => void run(), pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text, isLoaded, touches, cache, now, round]);
  return { counts, isCounting };
};
