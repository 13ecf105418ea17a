import type { Lead } from '../../../shared/domain/lead.ts';
import type { ColumnCache } from '../../data/column-cache.ts';

/**
 * Leads by slot: a number that a lead keeps while it is on this machine. Orders and filters are arrays of slots, so that a table of
 * 100,000 leads is sorted, filtered and searched over arrays and never over objects. A slot that is free holds undefined.
 */
export type LeadSlots = {
  leads: (Lead | undefined)[];
  /** What a search looks through, per slot. */
  texts: string[];
  slotOf: Map<string, number>;
  free: number[];
};

export const createLeadSlots = (cache: Pick<ColumnCache, 'leads' | 'searchTexts'>): LeadSlots => {
  const slots: LeadSlots = { leads: [], texts: [], slotOf: new Map(), free: [] };
  for (const lead of cache.leads.values()) placeLead(slots, lead, cache.searchTexts.get(lead.id) ?? '');
  return slots;
};

const placeLead = (slots: LeadSlots, lead: Lead, text: string): number => {
  const slot = slots.slotOf.get(lead.id) ?? slots.free.pop() ?? slots.leads.length;
  slots.leads[slot] = lead;
  slots.texts[slot] = text;
  slots.slotOf.set(lead.id, slot);
  return slot;
};

const clearSlot = (slots: LeadSlots, id: string): number | undefined => {
  const slot = slots.slotOf.get(id);
  if (slot === undefined) return undefined;
  slots.leads[slot] = undefined;
  slots.texts[slot] = '';
  slots.slotOf.delete(id);
  slots.free.push(slot);
  return slot;
};

/** Brings the named leads up to date; returns the slots they stand in, or stood in. */
export const updateLeadSlots = (
  slots: LeadSlots,
  cache: Pick<ColumnCache, 'leads' | 'searchTexts'>,
  leadIds: ReadonlySet<string>,
): ReadonlySet<number> => {
  const touched = new Set<number>();
  for (const id of leadIds) {
    const lead = cache.leads.get(id);
    const slot = lead ? placeLead(slots, lead, cache.searchTexts.get(id) ?? '') : clearSlot(slots, id);
    if (slot !== undefined) touched.add(slot);
  }
  return touched;
};
