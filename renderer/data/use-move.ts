import { useCallback } from 'react';
import { reassignLeads } from '../../shared/commands/reassign-leads.ts';
import { useDesk } from './desk.ts';

export type LeadMove = { leadId: string; fromId: string | null; toId: string | null };

/** Most leads that one command moves. */
const perCommand = 500;

export type MoveLeads = (
  moves: readonly LeadMove[],
  reason: string,
  onProgress?: (moved: number) => void,
) => Promise<(undoReason: string) => Promise<void>>;

/** Moves leads as one act, in commands of at most 500. Resolves to how to take it back. */
export const useMove = (): MoveLeads => {
  const { run, newId } = useDesk();
  return useCallback(
    async (moves, reason, onProgress = () => undefined) => {
      const moveAll = async (all: readonly LeadMove[], why: string, report: (moved: number) => void) => {
        const moveId = newId();
        for (let from = 0; from < all.length; from += perCommand) {
          await run(reassignLeads, { moveId, reason: why, moves: all.slice(from, from + perCommand) });
          report(Math.min(all.length, from + perCommand));
        }
      };
      await moveAll(moves, reason, onProgress);
      const back = moves.map(({ leadId, fromId, toId }) => ({ leadId, fromId: toId, toId: fromId }));
      return (undoReason) => moveAll(back, undoReason, () => undefined);
    },
    [run, newId],
  );
};
