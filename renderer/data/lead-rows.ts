import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { Answer } from '../../shared/domain/bantfo.ts';
import type { Attempt, Callback, Note, Touch } from '../../shared/domain/call.ts';
import type { Correction } from '../../shared/domain/correction.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { Assignment, StageChange } from '../../shared/domain/history.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { RefineryDb } from './db.ts';
import { useDesk } from './desk.ts';
import { handoffsOfLead, isWholeLead, rowById, rowsOfLeads } from './rows.ts';

/** Everything that happened with one lead, as this desktop holds it. */
export type LeadRows = {
  /** Whose rows these are, also when the lead itself is not here. */
  leadId: string;
  lead: Lead | undefined;
  touches: Touch[];
  attempts: Attempt[];
  notes: Note[];
  answers: Answer[];
  callbacks: Callback[];
  stageChanges: StageChange[];
  assignments: Assignment[];
  corrections: Correction[];
  handoffs: Handoff[];
  /** Not while its history is still on its way, after a first load. */
  isWhole: boolean;
};

const ofLead = async (db: RefineryDb, leadId: string): Promise<LeadRows> => {
  const [lead, touches, attempts, notes, answers, callbacks, stageChanges, assignments, corrections, handoffs, isWhole] = await Promise.all(
    [
      rowById(db, 'leads', leadId),
      rowsOfLeads(db, 'touches', [leadId]).then((rows) => rows.sort((a, b) => a.happenedAt - b.happenedAt)),
      rowsOfLeads(db, 'attempts', [leadId]).then((rows) => rows.sort((a, b) => a.startedAt - b.startedAt)),
      rowsOfLeads(db, 'notes', [leadId]).then((rows) => rows.sort((a, b) => a.writtenAt - b.writtenAt)),
      rowsOfLeads(db, 'answers', [leadId]).then((rows) => rows.sort((a, b) => a.answeredAt - b.answeredAt)),
      rowsOfLeads(db, 'callbacks', [leadId]).then((rows) => rows.sort((a, b) => a.dueAt - b.dueAt)),
      rowsOfLeads(db, 'stageChanges', [leadId]).then((rows) => rows.sort((a, b) => a.changedAt - b.changedAt)),
      rowsOfLeads(db, 'assignments', [leadId]).then((rows) => rows.sort((a, b) => a.assignedAt - b.assignedAt)),
      db.corrections.where('leadId').equals(leadId).sortBy('changedAt'),
      handoffsOfLead(db, leadId).then((rows) => rows.sort((a, b) => a.handedOffAt - b.handedOffAt)),
      isWholeLead(db, leadId),
    ],
  );
  return { leadId, lead, touches, attempts, notes, answers, callbacks, stageChanges, assignments, corrections, handoffs, isWhole };
};

/**
 * One lead with its history, live; undefined while it is first read. Oldest first. A history that is still on its way is fetched at once;
 * without a line what is here is given, and says that it is not whole.
 */
export const useLeadRows = (leadId: string | undefined): LeadRows | undefined => {
  const { db, drift } = useDesk();
  const rows = useLiveQuery(async () => (leadId ? ofLead(db, leadId) : undefined), [db, leadId]);
  const [triedId, setTriedId] = useState<string | undefined>();
  const missingId = rows && !rows.isWhole && rows.leadId !== triedId ? rows.leadId : undefined;
  useEffect(() => {
    if (missingId) void drift.bring(missingId).then(() => setTriedId(missingId));
  }, [drift, missingId]);
  return missingId ? undefined : rows;
};
