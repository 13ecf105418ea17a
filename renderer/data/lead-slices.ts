import type { Lead } from '../../shared/domain/lead.ts';
import type { LeadAndFacts } from '../../shared/domain/pulse.ts';
import type { ColumnCache } from './column-cache.ts';
import { nextTask } from './next-task.ts';
import type { SegmentTouches } from './segment-touches.ts';

/** Shorter than a frame, so that typing goes on while everything is counted. */
const sliceMs = 6;

type Way = { cache: Pick<ColumnCache, 'leads' | 'companies'>; touches: SegmentTouches; at: number; isOver: () => boolean };

/** Every lead of this desk with what segments ask of it, a slice at a time. False: somebody has changed their mind on the way. */
export const eachLead = async (
  { cache, touches, at, isOver }: Way,
  take: (lead: Lead, facts: LeadAndFacts['facts']) => void,
): Promise<boolean> => {
  let till = performance.now() + sliceMs;
  for (const lead of [...cache.leads.values()]) {
    const company = lead.companyId === null ? undefined : cache.companies.get(lead.companyId);
    take(lead, { company, touches: touches.get(lead.id) ?? [], now: at });
    if (performance.now() < till) continue;
    await nextTask();
    if (isOver()) return false;
    till = performance.now() + sliceMs;
  }
  return true;
};
