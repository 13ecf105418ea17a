import { useCallback } from 'react';
import { mergeLeads } from '../../../shared/commands/merge-leads.ts';
import { settleSuspects } from '../../../shared/commands/settle-suspects.ts';
import { undoMerge } from '../../../shared/commands/undo-merge.ts';
import type { MergeChoices } from '../../../shared/domain/duplicates/merge.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { useDesk } from '../../data/desk.ts';
import { CommandRefused } from '../../data/run-command.ts';
import type { SuspectedPair } from '../../data/suspects.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

/** Runs a step about two leads; says why when the rules refuse it. Resolves to whether it was done. */
const useSaid = (): ((write: () => Promise<unknown>) => Promise<boolean>) => {
  const { refused } = useWords().duplicates;
  const told = useTold();
  return useCallback(
    async (write) => {
      try {
        await write();
        return true;
      } catch (error) {
        if (!(error instanceof CommandRefused)) return told(() => Promise.reject(error));
        const { code } = error.refusal;
        showToast({ message: code in refused ? refused[code as keyof typeof refused] : refused.other, tone: 'bad' });
        return false;
      }
    },
    [refused, told],
  );
};

type UndoMerge = (ids: { keptId: string; mergedId: string }, pair?: 'apart' | 'open') => Promise<boolean>;

/** `pair`: whether the two are told apart by it, or are to be decided on again. */
export const useUndoMerge = (): UndoMerge => {
  const words = useWords().duplicates;
  const { run } = useDesk();
  const said = useSaid();
  return async (ids, pair = 'apart') => {
    const isDone = await said(() => run(undoMerge, { ...ids, pair }));
    if (isDone) showToast({ message: words.undone });
    return isDone;
  };
};

export type Merge = (kept: Lead, merged: Lead, choices: MergeChoices, score: number | null) => Promise<boolean>;

/** Makes two leads one, with the way back in the toast. */
export const useMerge = (): Merge => {
  const words = useWords().duplicates;
  const { run } = useDesk();
  const said = useSaid();
  const undo = useUndoMerge();
  return async (kept, merged, choices, score) => {
    const ids = { keptId: kept.id, mergedId: merged.id };
    const isDone = await said(() => run(mergeLeads, { ...ids, choices, score }));
    if (isDone) showToast({ message: words.merged(leadName(kept)), onUndo: () => void undo(ids, 'open') });
    return isDone;
  };
};

/** Remembers that the two are two people. */
export const useTellApart = (): ((pair: SuspectedPair) => Promise<boolean>) => {
  const words = useWords().duplicates;
  const { run } = useDesk();
  const said = useSaid();
  return async ({ a, b, score, reasons }) => {
    const pairs = [{ aId: a.id, bId: b.id, score, reasons }];
    const isDone = await said(() => run(settleSuspects, { pairs, as: 'apart' }));
    const again = () => void said(() => run(settleSuspects, { pairs, as: 'open' }));
    if (isDone) showToast({ message: words.toldApart(leadName(a), leadName(b)), onUndo: again });
    return isDone;
  };
};
