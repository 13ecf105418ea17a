import { takeBackOutcome } from '../../../../shared/commands/take-back-outcome.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { type Lead, leadName } from '../../../../shared/domain/lead.ts';
import { useCallLog } from '../../../data/call-log.ts';
import { useDesk } from '../../../data/desk.ts';
import { CommandRefused } from '../../../data/run-command.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import { type LoggedBefore, useLogAgain } from './log-again.ts';

/** Says that a call was logged; for ten seconds its outcome can be taken back, and what was typed is there again to be set right. */
export const useTakeBackLogged = (): ((logged: LoggedBefore, disposition: Disposition, lead: Lead) => void) => {
  const { logCall: words, call } = useWords();
  const { run } = useDesk();
  const open = useCallLog((state) => state.open);
  const takeItBack = async (logged: LoggedBefore) => {
    const { attemptId, leadId } = logged;
    try {
      await run(takeBackOutcome, { attemptId, leadId });
    } catch (cause) {
      if (!(cause instanceof CommandRefused)) throw cause;
      showToast({ message: call.outcome.stands, tone: 'bad' });
      return;
    }
    useLogAgain.setState({ before: logged });
    open(leadId);
  };
  return (logged, disposition, lead) => {
    const message = words.logged(disposition.label, leadName(lead));
    // A do-not-call stands, as it does when it was said in a call made here.
    showToast({ message, id: 'outcome', ...(disposition.marksDoNotCall ? {} : { onUndo: () => takeItBack(logged) }) });
  };
};
