import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Lead } from '../../../shared/domain/lead.ts';
import { dueTouch, pulsePlanOf } from '../../../shared/domain/pulse-plan.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import type { QueueEntry } from '../../../shared/domain/queue.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { rowsOfLeads } from '../../data/rows.ts';

/** By lead, what it is to hear from us by now that it is its pulse's turn. */
export type DueTouches = ReadonlyMap<string, PulseKind>;

/** Further down nobody looks; the list moves up as the day goes on. */
const mostLeads = 200;

/** What is planned for those who stand in the queue by their pulse: not always a call. Empty while their touches are read. */
export const useDueTouches = (entries: readonly QueueEntry<Lead>[], now: number): DueTouches => {
  const { db } = useDesk();
  const { settings, companies } = useWholeCache();
  const leads = useMemo(
    () => entries.flatMap(({ lead, reason }) => (reason.code === 'pulse' ? [lead] : [])).slice(0, mostLeads),
    [entries],
  );
  const ids = leads.map(({ id }) => id).join(' ');
  const touches = useLiveQuery(async () => {
    const rows = ids === '' ? [] : await rowsOfLeads(db, 'touches', ids.split(' '));
    return Map.groupBy(rows, ({ leadId }) => leadId);
  }, [db, ids]);
  return useMemo(() => {
    const due = new Map<string, PulseKind>();
    if (!settings || !touches) return due;
    for (const lead of leads) {
      const company = lead.companyId === null ? undefined : companies.get(lead.companyId);
      const kind = dueTouch(pulsePlanOf(lead, { company, touches: touches.get(lead.id) ?? [], now }, settings));
      if (kind) due.set(lead.id, kind);
    }
    return due;
  }, [leads, touches, settings, companies, now]);
};
