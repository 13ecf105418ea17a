import { silenceOf } from '../../shared/domain/pulse.ts';
import type { QueueContext } from '../../shared/domain/queue.ts';
import { asksForTouches, segmentsById } from '../../shared/domain/segment.ts';
import type { ColumnCache } from './column-cache.ts';
import { noTouches, type SegmentTouches } from './segment-touches.ts';

type SilenceRows = Pick<ColumnCache, 'settings' | 'leads' | 'companies'>;

/** Whether what is agreed on silence asks for touches, which lie outside of the cache. */
export const silenceAsksForTouches = ({ settings }: Pick<ColumnCache, 'settings'>): boolean => {
  const segments = settings?.segments ?? [];
  const byId = segmentsById(segments);
  return segments.some(({ maxSilenceDays, rule }) => maxSilenceDays !== null && asksForTouches(rule, byId));
};

/**
 * How long each lead may go without a word from us, by the segments it is in; nothing where no segment says so. `touches` null: they are not
 * at hand, and segments that ask for them are passed over.
 */
export const silenceIn = (
  { settings, leads, companies }: SilenceRows,
  touches: SegmentTouches | null,
  now: number,
): Pick<QueueContext, 'silenceOf'> => {
  if (!settings) return {};
  const all = settings.segments;
  const byId = segmentsById(all);
  const kept = touches ? all : all.filter(({ rule }) => !asksForTouches(rule, byId));
  if (kept.every(({ maxSilenceDays }) => maxSilenceDays === null)) return {};
  const rules = { queue: settings.queue, segments: kept };
  return {
    silenceOf: (leadId) => {
      const lead = leads.get(leadId);
      if (!lead) return null;
      const company = lead.companyId === null ? undefined : companies.get(lead.companyId);
      const { days, segmentId } = silenceOf(lead, { company, touches: (touches ?? noTouches).get(leadId) ?? [], now }, rules);
      return { days, segment: byId.get(segmentId ?? '')?.label ?? null };
    },
  };
};
