import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { voidCall } from '../../../shared/commands/void-call.ts';
import type { Attempt } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './calls.module.css';
import { useTakeBackVoid } from './use-take-back-void.ts';

/** A call that was none of this lead's, with the reason why; what that takes back is said before it is done. */
export function VoidCallDialog({ attempt, lead, onClose }: { attempt: Attempt; lead: Lead; onClose: () => void }) {
  const words = useWords().call.voidCall;
  const told = useTold();
  const { run } = useDesk();
  const takeBack = useTakeBackVoid();
  const outcome = useCache((cache) => cache.dispositions.get(attempt.dispositionCode ?? ''));
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '';
  const isFresh = attempt.undo?.leadVersion === lead.version && !lead.doNotCall;
  const said = outcome?.marksDoNotCall ? words.doNotCall : isFresh ? words.fresh : words.late;
  const save = async () => {
    if (!isReady) return;
    if (!(await told(() => run(voidCall, { attemptId: attempt.id, leadId: attempt.leadId, reason: reason.trim() })))) return;
    showToast({ message: words.done, onUndo: () => takeBack(attempt) });
    onClose();
  };
  return (
    <RunDialog
      title={words.title}
      words={{ cancel: words.cancel, run: words.run }}
      isDisabled={!isReady}
      onRun={() => void save()}
      onClose={onClose}
    >
      <div className={styles.correct}>
        <Textarea
          data-autofocus
          label={words.reason}
          placeholder={words.example}
          value={reason}
          maxLength={300}
          autosize
          minRows={2}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p className="t3 sm">{said}</p>
      </div>
    </RunDialog>
  );
}
