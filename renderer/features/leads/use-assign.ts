import { useCallback } from 'react';
import { useMove } from '../../data/use-move.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { type AssignPlan, type Move, type Receiver, reverseOf } from './assign-plan.ts';

type Assign = (plan: AssignPlan, receivers: readonly Receiver[], reason: string, onProgress: (done: number) => void) => Promise<boolean>;

/** Carries a plan out and offers to take it back: all of it, or as far as it came. Resolves to whether all was written. */
export const useAssign = (): Assign => {
  const move = useMove();
  const told = useTold();
  const words = useWords().leads.assign;
  const formats = useFormats();
  return useCallback(
    async ({ moves }, receivers, reason, onProgress) => {
      const done: Move[] = [];
      const note = (count: number) => {
        done.push(...moves.slice(done.length, count));
        onProgress(count);
      };
      const wasWritten = await told(() => move(moves, reason, note));
      const takeBack = async () => {
        if (await told(() => move(reverseOf(done), words.undoReason))) showToast({ message: words.undone(done.length) });
      };
      const names = formats.list(receivers.map(({ name }) => name));
      const message = receivers.length > 0 ? words.done(done.length, names) : words.donePool(done.length);
      if (done.length > 0) showToast({ message, onUndo: takeBack });
      return wasWritten;
    },
    [told, move, words, formats],
  );
};
