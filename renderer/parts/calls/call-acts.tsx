import { useState } from 'react';
import { type Attempt, isCounted } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import styles from './calls.module.css';
import { CorrectOutcomeDialog } from './correct-outcome-dialog.tsx';
import { VoidCallDialog } from './void-call-dialog.tsx';

/**
 * What a call of the past lets one do: put its outcome right, or say that it was none of this lead's. One's own calls, and for who leads the
 * team everybody's; a do-not-call is lifted elsewhere, by a manager.
 */
export function CallActs({ attempt, lead, className }: { attempt: Attempt; lead: Lead; className?: string | undefined }) {
  const words = useWords().call;
  const { user } = useDesk();
  const outcome = useCache((cache) => cache.dispositions.get(attempt.dispositionCode ?? ''));
  const [opened, setOpened] = useState<'correct' | 'void' | null>(null);
  const isTheirs = attempt.userId === user.userId || user.role !== 'rep';
  if (!isTheirs || !isCounted(attempt)) return null;
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
