import { useCallback } from 'react';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { undoMove } from '../../shared/commands/undo-move.ts';
import { chunksOf } from '../../shared/domain/chunks.ts';
import type { Assignment, LeadMove } from '../../shared/domain/history.ts';
import { type Desk, useDesk } from './desk.ts';
import { everyRow } from './rows.ts';

export type WantedMove = { leadId: string; fromId: string | null; toId: string | null };

/** Most leads that one command moves. */
const perCommand = 500;

export type MoveLeads = (
  moves: readonly WantedMove[],
  reason: string,
  options?: { moveId?: string; kind?: LeadMove['kind']; absenceId?: string | undefined; onProgress?: (moved: number) => void },
) => Promise<(undoReason: string) => Promise<void>>;

/** Moves leads as one act, in commands of at most 500. Resolves to how to take it back. */
export const useMove = (): MoveLeads => {
  const { run, newId } = useDesk();
  const undo = useUndoMove();
  return useCallback(
    async (moves, reason, { moveId = newId(), kind = 'hand', absenceId, onProgress } = {}) => {
      for (let from = 0; from < moves.length; from += perCommand) {
        await run(reassignLeads, {
          moveId,
          reason,
          kind,
          ...(absenceId === undefined ? {} : { absenceId }),
          moves: moves.slice(from, from + perCommand),
        });
        onProgress?.(Math.min(moves.length, from + perCommand));
      }
      return async (undoReason) => void (await undo({ id: moveId, count: moves.length, undoneCount: 0 }, undoReason));
    },
    [run, newId, undo],
  );
};

type Done = { back: number; stayed: number };

/** Takes a move back as one act; leads that somebody has moved on since are left out and counted as stayed. */
export const useUndoMove = (): ((move: Pick<LeadMove, 'id' | 'count' | 'undoneCount'>, reason: string) => Promise<Done>) => {
  const desk = useDesk();
  return useCallback(
    async (move, reason) => {
      const { run, newId } = desk;
      const going = await goingBack(desk, move);
      const undoId = newId();
      for (const moved of chunksOf(going, perCommand)) await run(undoMove, { moveId: move.id, undoId, reason, moved });
      return { back: going.length, stayed: Math.max(0, move.count - move.undoneCount - going.length) };
    },
    [desk],
  );
};

type Going = { leadId: string; assignmentId: string | null };

/** Leads that still are where the move put them, and those whose move still waits for a desktop. */
const goingBack = async ({ db, cache }: Desk, move: Pick<LeadMove, 'id' | 'count' | 'undoneCount'>): Promise<Going[]> => {
  const { leads, checkouts, users } = cache.store.getState();
  const isBack = ({ leadId, toId, fromId, generation, undo, undoneAt }: Assignment) => {
    const lead = leads.get(leadId);
    const canReturn = fromId === null || users.get(fromId)?.isActive === true;
    return undo !== null && undoneAt === null && canReturn && lead?.ownerId === toId && lead?.assignmentGeneration === generation;
  };
  const went = await readAssignments(db, move);
  const waiting = [...checkouts.values()].filter((each) => each.pendingAt !== null && each.pendingMoveId === move.id);
  return [
    ...went.filter(isBack).map((each) => ({ leadId: each.leadId, assignmentId: each.id })),
    ...waiting.map((each) => ({ leadId: each.leadId, assignmentId: null })),
  ];
};

/** What is new lies in the table; what came packed with a first load has to be looked for. */
const readAssignments = async (
  db: Desk['db'],
  { id, count, undoneCount }: Pick<LeadMove, 'id' | 'count' | 'undoneCount'>,
): Promise<Assignment[]> => {
  const fresh = await db.assignments.where('moveId').equals(id).toArray();
  if (fresh.length >= count - undoneCount) return fresh;
  const all = new Map(fresh.map((each) => [each.id, each]));
  for await (const rows of everyRow(db, 'assignments')) {
    for (const row of rows) if (row.moveId === id && !all.has(row.id)) all.set(row.id, row);
  }
  return [...all.values()];
};
