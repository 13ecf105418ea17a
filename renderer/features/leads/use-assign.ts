import { useCallback } from 'react';
import { reassignLeads } from '../../../shared/commands/reassign-leads.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { type AssignPlan, type Move, type Receiver, reverseOf } from './assign-plan.ts';
import { chunksOf } from './use-targets.ts';

/** What one command takes; also what the server writes in one go. */
const movesPerCommand = 500;

export type Assign = (
  plan: AssignPlan,
  receivers: readonly Receiver[],
  reason: string,
  onProgress: (done: number) => void,
) => Promise<boolean>;

/** Moves leads in commands of at most 500 that belong together, and offers to take it back. */
export const useAssign = (): Assign => {
  const { run, newId } = useDesk();
  const told = useTold();
  const words = useWords().leads.assign;
  const formats = useFormats();
  const move = useCallback(
    async (moves: readonly Move[], reason: string, onProgress: (done: number) => void) => {
      const moveId = newId();
      let done = 0;
      for (const part of chunksOf(moves, movesPerCommand)) {
        await run(reassignLeads, { moveId, moves: part, reason });
        done += part.length;
        onProgress(done);
      }
    },
    [run, newId],
  );
  return useCallback(
    async ({ moves }, receivers, reason, onProgress) => {
      const done: Move[] = [];
      const wasWritten = await told(() =>
        move(moves, reason, (count) => {
          done.push(...moves.slice(done.length, count));
          onProgress(count);
        }),
      );
      const takeBack = async () => {
        if (await told(() => move(reverseOf(done), words.undoReason, () => undefined))) showToast({ message: words.undone(done.length) });
      };
      const names = formats.list(receivers.map(({ name }) => name));
      const message = receivers.length > 0 ? words.done(done.length, names) : words.donePool(done.length);
      if (done.length > 0) showToast({ message, onUndo: takeBack });
      return wasWritten;
    },
    [told, move, words, formats],
  );
};
