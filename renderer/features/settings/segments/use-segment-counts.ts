import { asksForTouches, type Segment, type SegmentRule, segmentsById } from '../../../../shared/domain/segment.ts';
import { createSegmentCount, type SegmentProfile } from '../../../../shared/domain/segment-profile.ts';
import { eachLead } from '../../../data/lead-slices.ts';
import { useSegmentTouches } from '../../../data/segment-touches.ts';
import { type CountWay, useCounted } from '../use-counted.ts';

export type SegmentCounts = { counted: number; profiles: ReadonlyMap<string, SegmentProfile>; at: number };
type Asked = { wanted: [string, SegmentRule][]; segments: Segment[] };

const countSegments = async ({ wanted, segments }: Asked, way: CountWay): Promise<SegmentCounts | null> => {
  const count = createSegmentCount(new Map(wanted), segments);
  const deals = Map.groupBy(way.cache.handoffs.values(), ({ leadId }) => leadId);
  const isDone = await eachLead(way, (lead, facts) => count.take(lead, facts, deals.get(lead.id) ?? []));
  return isDone ? { ...count.result(), at: way.at } : null;
};

/** Counts rules over the leads of this desk. */
export const useSegmentCounts = (asked: Asked, round = 0): { counts: SegmentCounts | null; isCounting: boolean } => {
  const byId = segmentsById(asked.segments);
  const touches = useSegmentTouches(asked.wanted.some(([, rule]) => asksForTouches(rule, byId)));
  const { result, isCounting } = useCounted(asked, touches, countSegments, round);
  return { counts: result, isCounting };
};
