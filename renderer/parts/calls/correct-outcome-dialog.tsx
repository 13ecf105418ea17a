import { Select, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { correctOutcome, isCorrectable } from '../../../shared/commands/correct-outcome.ts';
import type { Attempt } from '../../../shared/domain/call.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { offeredOutcomes } from '../../data/outcomes-in-order.ts';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './calls.module.css';

/** Another outcome for a call of the past, with the reason why; what it does to the lead is said before it is done. */
export function CorrectOutcomeDialog({ attempt, lead, onClose }: { attempt: Attempt; lead: Lead; onClose: () => void }) {
  const words = useWords().call.correct;
  const told = useTold();
  const { run } = useDesk();
  const dispositions = useCache((cache) => cache.dispositions);
  const offered = useMemo(() => offeredOutcomes(dispositions), [dispositions]);
  const [code, setCode] = useState<string | null>(null);
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const chosen = offered.find(({ id }) => id === code);
  const needsReason = chosen?.needs.includes('reason') ?? false;
  const isReady = chosen !== undefined && why.trim() !== '' && (!needsReason || reasonCode !== null);
  const isFresh = attempt.undo?.leadVersion === lead.version;
  const save = async () => {
    if (!isReady || !chosen) return;
    const given = { attemptId: attempt.id, leadId: attempt.leadId, dispositionCode: chosen.id, reasonCode, why: why.trim() };
    if (!(await told(() => run(correctOutcome, given)))) return;
    showToast({ message: words.done(chosen.label) });
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
        <Select
          data-autofocus
          label={words.outcome}
          value={code}
          data={offered
            .filter((each) => isCorrectable(each) && each.id !== attempt.dispositionCode)
            .map(({ id, label }) => ({ value: id, label }))}
          onChange={(next) => {
            setCode(next);
            setReasonCode(null);
          }}
        />
        {needsReason && (
          <Select
            label={words.reason}
            value={reasonCode}
            data={chosen?.reasons.map((each) => ({ value: each.code, label: each.label })) ?? []}
            onChange={setReasonCode}
          />
        )}
        <Textarea
          label={words.why}
          value={why}
          maxLength={300}
          autosize
          minRows={2}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <p className="t3 sm">{isFresh ? words.fresh : words.late}</p>
      </div>
    </RunDialog>
  );
}
