import { useState } from 'react';
import { type Attempt, isCounted } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import styles from './calls.module.css';
import { CorrectOutcomeDialog } from './correct-outcome-dialog.tsx';
import { useTakeBackVoid } from './use-take-back-void.ts';
import { VoidCallDialog } from './void-call-dialog.tsx';

/**
 * What a call of the past lets one do: put its outcome right, say that it was none of this lead's, or that it was after all. One's own calls,
 * and for who leads the team everybody's; a do-not-call is lifted elsewhere, by a manager.
 */
export function CallActs({ attempt, lead, className }: { attempt: Attempt; lead: Lead; className?: string | undefined }) {
  const words = useWords().call;
  const { user } = useDesk();
  const outcome = useCache((cache) => cache.dispositions.get(attempt.dispositionCode ?? ''));
  const [opened, setOpened] = useState<'correct' | 'void' | null>(null);
  const isTheirs = attempt.userId === user.userId || user.role !== 'rep';
  if (!isTheirs) return null;
  if (!isCounted(attempt)) return <CountAgain attempt={attempt} className={className} />;
  const close = () => setOpened(null);
  return (
    <span className={`${styles.acts} ${className ?? ''}`}>
      {outcome && !outcome.marksDoNotCall && (
        <button type="button" className={styles.act} onClick={() => setOpened('correct')}>
          {words.correct.open}
        </button>
      )}
      <button type="button" className={styles.act} onClick={() => setOpened('void')}>
        {words.voidCall.open}
      </button>
      {opened === 'correct' && <CorrectOutcomeDialog attempt={attempt} lead={lead} onClose={close} />}
      {opened === 'void' && <VoidCallDialog attempt={attempt} lead={lead} onClose={close} />}
    </span>
  );
}

/** Voided by mistake. A rep takes back their own word, not their team lead's. */
function CountAgain({ attempt, className }: { attempt: Attempt; className?: string | undefined }) {
  const words = useWords().call.voidCall;
  const { user } = useDesk();
  const takeBack = useTakeBackVoid();
  const { voided } = attempt;
  if (!voided?.undo || (user.role === 'rep' && voided.byId !== user.userId)) return null;
  return (
    <span className={`${styles.acts} ${className ?? ''}`}>
      <button type="button" className={styles.act} onClick={() => void takeBack(attempt)}>
        {words.countAgain}
      </button>
    </span>
  );
}
