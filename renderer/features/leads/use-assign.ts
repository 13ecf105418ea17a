import { useCallback } from 'react';
import { useDesk } from '../../data/desk.ts';
import { useMove, useUndoMove } from '../../data/use-move.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { AssignPlan, Receiver } from './assign-plan.ts';

type Assign = (plan: AssignPlan, receivers: readonly Receiver[], reason: string, onProgress: (done: number) => void) => Promise<boolean>;

/** Carries a plan out and offers to take it back: all of it, or as far as it came. Resolves to whether all was written. */
export const useAssign = (): Assign => {
  const { newId } = useDesk();
  const move = useMove();
  const undo = useUndoMove();
  const told = useTold();
  const words = useWords().leads.assign;
  const formats = useFormats();
  return useCallback(
    async ({ moves }, receivers, reason, onProgress) => {
      const moveId = newId();
      let done = 0;
      const note = (count: number) => {
        done = count;
        onProgress(count);
      };
      const wasWritten = await told(() => move(moves, reason, { moveId, onProgress: note }));
      const takeBack = async () => {
        if (await told(() => undo({ id: moveId, count: done, undoneCount: 0 }, words.undoReason)))
          showToast({ message: words.undone(done) });
      };
      const names = formats.list(receivers.map(({ name }) => name));
      const message = receivers.length > 0 ? words.done(done, names) : words.donePool(done);
      if (done > 0) showToast({ message, onUndo: takeBack });
      return wasWritten;
    },
    [newId, told, move, undo, words, formats],
  );
};
