import { takeBackVoid } from '../../../shared/commands/take-back-void.ts';
import type { Attempt } from '../../../shared/domain/call.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

/** Counts a voided call again, and says whether the lead is as it was or has moved on since. */
export const useTakeBackVoid = (): ((call: Pick<Attempt, 'id' | 'leadId'>) => Promise<void>) => {
  const words = useWords().call.voidCall;
  const told = useTold();
  const { run, db, cache } = useDesk();
  return async ({ id, leadId }) => {
    const standing = await db.attempts.get(id);
    const isFresh = standing?.voided?.undo?.leadVersion === cache.store.getState().leads.get(leadId)?.version;
    if (!(await told(() => run(takeBackVoid, { attemptId: id, leadId })))) return;
    showToast({ message: isFresh ? words.counted : words.countedLate });
  };
};
