import type { Answer } from '../../../shared/domain/bantfo.ts';
import type { Attempt, Callback, Note, Touch } from '../../../shared/domain/call.ts';
import { type Correction, detailChanges, lostTexts, type Superseded } from '../../../shared/domain/correction.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import type { Assignment, StageChange } from '../../../shared/domain/history.ts';
import type { LeadRows } from '../../data/lead-rows.ts';

/** One entry of a lead's history. */
export type HistoryEntry = { id: string; at: number; byId: string | null } & (
  | { kind: 'touch'; row: Touch }
  | { kind: 'attempt'; row: Attempt }
  | { kind: 'note'; row: Note }
  | { kind: 'answer'; row: Answer }
  | { kind: 'callback'; row: Callback }
  | { kind: 'stage'; row: StageChange; stoodMs: number | null }
  | { kind: 'assignment'; row: Assignment }
  | { kind: 'detail'; row: Superseded }
  | { kind: 'lostText'; row: Correction }
  | { kind: 'handoff'; row: Handoff }
  | { kind: 'salesAnswer'; row: Handoff }
  | { kind: 'outcome'; row: Handoff }
);

/** Everything that happened with a lead as one list, newest first. */
export const historyOf = (rows: LeadRows): HistoryEntry[] =>
  [
    ...rows.touches.map((row): HistoryEntry => ({ kind: 'touch', id: row.id, at: row.happenedAt, byId: null, row })),
    ...rows.attempts.map((row): HistoryEntry => ({ kind: 'attempt', id: row.id, at: row.startedAt, byId: row.userId, row })),
    ...rows.notes.map((row): HistoryEntry => ({ kind: 'note', id: row.id, at: row.writtenAt, byId: row.authorId, row })),
    ...rows.answers.map((row): HistoryEntry => ({ kind: 'answer', id: row.id, at: row.answeredAt, byId: row.authorId, row })),
    ...rows.callbacks.map((row): HistoryEntry => ({ kind: 'callback', id: row.id, at: row.createdAt, byId: row.createdById, row })),
    ...stageEntries(rows.stageChanges),
    ...rows.assignments.map((row): HistoryEntry => ({ kind: 'assignment', id: row.id, at: row.assignedAt, byId: row.byId, row })),
    ...detailChanges(rows.corrections).map(
      (row): HistoryEntry => ({ kind: 'detail', id: row.old.id, at: row.by.changedAt, byId: row.by.byId, row }),
    ),
    ...lostTexts(rows.corrections, rows.notes).map(
      (row): HistoryEntry => ({ kind: 'lostText', id: row.id, at: row.changedAt, byId: row.byId, row }),
    ),
    ...rows.handoffs.flatMap(handoffEntries),
  ].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

/** Each change with how long the lead had stood in the stage it left; null where that is not known. */
const stageEntries = (changes: readonly StageChange[]): HistoryEntry[] => {
  const inOrder = [...changes].sort((a, b) => a.changedAt - b.changedAt || (a.id < b.id ? -1 : 1));
  return inOrder.map((row, index) => {
    const before = inOrder[index - 1];
    const stoodMs = before && before.toStage === row.fromStage ? row.changedAt - before.changedAt : null;
    return { kind: 'stage', id: row.id, at: row.changedAt, byId: row.byId, row, stoodMs };
  });
};

const handoffEntries = (row: Handoff): HistoryEntry[] => {
  const entries: HistoryEntry[] = [{ kind: 'handoff', id: row.id, at: row.handedOffAt, byId: row.repId, row }];
  if (row.answer !== 'waiting' && row.answeredAt !== null) {
    entries.push({ kind: 'salesAnswer', id: `${row.id} answer`, at: row.answeredAt, byId: row.salespersonId, row });
  }
  if (row.outcome !== 'open' && row.closedAt !== null) {
    entries.push({ kind: 'outcome', id: `${row.id} outcome`, at: row.closedAt, byId: row.salespersonId, row });
  }
  return entries;
};
