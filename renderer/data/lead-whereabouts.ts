import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback } from 'react';
import type { Departure } from '../../shared/domain/history.ts';
import { type Lead, leadName } from '../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from './desk.ts';

/** What this desktop can say of a lead, in sight or not. */
export type Whereabouts = {
  /** Undefined when nothing is known of it. */
  name: string | undefined;
  isHere: boolean;
  /** The row, also of a lead that is hidden under unsent work. */
  lead: Lead | undefined;
  /** Where it went and by whom, when it was moved away from somebody one may see. */
  departure: Departure | undefined;
};

/** Looks a lead up, be it here, hidden because work on it is not answered yet, or gone. */
export const useWhereabouts = (): ((leadId: string | null) => Whereabouts) => {
  const { db } = useDesk();
  const { leads } = useWholeCache();
  const hidden = useLiveQuery(() => db.hiddenLeads.toArray(), [db]);
  const departures = useLiveQuery(() => db.departures.toArray(), [db]);
  return useCallback(
    (leadId) => {
      const here = leadId === null ? undefined : leads.get(leadId);
      if (here) return { name: leadName(here), isHere: true, lead: here, departure: undefined };
      const lead = hidden?.find((each) => each.id === leadId);
      const departure = departures?.filter((each) => each.leadId === leadId).reduce<Departure | undefined>(later, undefined);
      return { name: lead ? leadName(lead) : departure?.name, isHere: false, lead, departure };
    },
    [leads, hidden, departures],
  );
};

/** Where a lead went last that is not here any more; undefined while nothing is known of it, and for null. */
export const useDeparture = (leadId: string | null): Departure | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => {
    const ofLead = leadId === null ? [] : await db.departures.where('leadId').equals(leadId).toArray();
    return ofLead.reduce<Departure | undefined>(later, undefined);
  }, [db, leadId]);
};

const later = (a: Departure | undefined, b: Departure): Departure => (a && a.movedAt >= b.movedAt ? a : b);
