import { useEffect } from 'react';
import type { RefineryDb } from '../../data/db.ts';
import { useDesk } from '../../data/desk.ts';
import { type LeadRows, useLeadRows } from '../../data/lead-rows.ts';
import { callSession } from './call-session.ts';
import { useCompanyLeads } from './timeline/use-company-leads.ts';

/** The last leads that were read before their turn, each as it stands now: those ahead, and the one whose turn it became. */
const keptLeads = 6;
const rowsAhead = new WeakMap<RefineryDb, Map<string, LeadRows>>();

const keep = (db: RefineryDb, leadId: string, rows: LeadRows): void => {
  const kept = [...(rowsAhead.get(db) ?? [])].filter(([id]) => id !== leadId);
  rowsAhead.set(db, new Map([...kept, [leadId, rows] as const].slice(-keptLeads)));
};

/**
 * Reads a lead whose turn comes soon while the last one is still on the screen: its call, its history and its colleagues, fetched where they are not
 * here yet. When its turn comes, all of it stands in the frame of the key press and nothing moves into place later.
 */
export function ReadAhead({ leadId }: { leadId: string }) {
  const desk = useDesk();
  const rows = useLeadRows(leadId);
  useCompanyLeads(rows?.lead?.companyId ?? null);
  useEffect(() => {
    callSession(desk, leadId);
  }, [desk, leadId]);
  useEffect(() => {
    if (rows?.lead?.id === leadId) keep(desk.db, leadId, rows);
  }, [desk, leadId, rows]);
  return null;
}

/** The rows of a lead, or until they are read those that were read ahead of its turn. */
export const useRowsReadAhead = (leadId: string, read: LeadRows | undefined): LeadRows | undefined => {
  const { db } = useDesk();
  // Read, and perhaps gone: somebody may move a lead away in mid-call.
  if (read?.leadId === leadId) return read;
  return rowsAhead.get(db)?.get(leadId) ?? read;
};
