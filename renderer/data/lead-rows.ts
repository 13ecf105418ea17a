import { useLiveQuery } from 'dexie-react-hooks';
import type { Answer } from '../../shared/domain/bantfo.ts';
import type { Attempt, Callback, Note, Touch } from '../../shared/domain/call.ts';
import type { Correction } from '../../shared/domain/correction.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { Assignment, StageChange } from '../../shared/domain/history.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { RefineryDb } from './db.ts';
import { useDesk } from './desk.ts';

/** Everything that happened with one lead, as this desktop holds it. */
export type LeadRows = {
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
};

const ofLead = async (db: RefineryDb, leadId: string): Promise<LeadRows> => {
  const [lead, touches, attempts, notes, answers, callbacks, stageChanges, assignments, corrections, handoffs] = await Promise.all([
    db.leads.get(leadId),
    db.touches.where('leadId').equals(leadId).sortBy('happenedAt'),
    db.attempts.where('leadId').equals(leadId).sortBy('startedAt'),
    db.notes.where('leadId').equals(leadId).sortBy('writtenAt'),
    db.answers.where('leadId').equals(leadId).sortBy('answeredAt'),
    db.callbacks.where('leadId').equals(leadId).sortBy('dueAt'),
    db.stageChanges.where('leadId').equals(leadId).sortBy('changedAt'),
    db.assignments.where('leadId').equals(leadId).sortBy('assignedAt'),
    db.corrections.where('leadId').equals(leadId).sortBy('changedAt'),
    db.handoffs.where('leadId').equals(leadId).sortBy('handedOffAt'),
  ]);
  return { lead, touches, attempts, notes, answers, callbacks, stageChanges, assignments, corrections, handoffs };
};

/** One lead with its history, live; undefined while it is first read. Oldest first. */
export const useLeadRows = (leadId: string | undefined): LeadRows | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => (leadId ? ofLead(db, leadId) : undefined), [db, leadId]);
};
