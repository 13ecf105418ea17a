import { postponeLead } from '../../../shared/commands/postpone-lead.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

type PutOff = {
  lead: Lead;
  until: number;
  /** Why, for the notes of the lead; left out: none is kept. */
  reason?: string;
  /** What is said once it is done. */
  said: string;
};

/** Lets a lead step back in the queue, says so and offers to take it back. Resolves to whether it was written. */
export const usePutOff = (): ((step: PutOff) => Promise<boolean>) => {
  const { skip } = useWords().today;
  const { run } = useDesk();
  const told = useTold();
  return async ({ lead: { id, nextActionKind: kind, nextActionAt: at }, until, reason = '', said }) => {
    if (!(await told(() => run(postponeLead, { leadId: id, until, reason })))) return false;
    const takeBack = async () => {
      // Only such leads are in the queue and can be put off.
      if (kind !== null && kind !== 'firstCall' && kind !== 'retry' && kind !== 'call' && kind !== 'revisit') return;
      // The reason that was noted stays readable, and what became of it beside it.
      const noted = reason === '' ? '' : skip.takenBack;
      await told(() => run(postponeLead, { leadId: id, until, reason: noted, takesBack: { kind, at } }));
    };
    showToast({ message: said, onUndo: takeBack });
    return true;
  };
};
