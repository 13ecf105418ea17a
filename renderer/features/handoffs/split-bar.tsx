import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { splitHandoff } from '../../../shared/commands/split-handoff.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import styles from './handoffs.module.css';
import { SalespersonSelect } from './salesperson-select.tsx';
import { useAnswer } from './use-answer.ts';

/** A second deal of an accepted handoff, for oneself or a colleague. */
export function SplitBar({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const words = useWords().handoffLoop;
  const { newId } = useDesk();
  const answer = useAnswer();
  const [salespersonId, setSalespersonId] = useState<string | null>(handoff.salespersonId);
  const [reason, setReason] = useState('');
  const isReady = salespersonId !== null && reason.trim() !== '';
  const split = async () => {
    if (salespersonId === null || !isReady) return;
    const args = { handoffId: handoff.id, newHandoffId: newId(), salespersonId, reason: reason.trim().slice(0, 300) };
    if (await answer(words.splitDone(handoff.package.name), splitHandoff, args)) onClose();
  };
  return (
    <BarForm label={words.makeSplit} onCancel={onClose} isDisabled={!isReady} onSubmit={() => void split()}>
      <SalespersonSelect label={words.splitTo} value={salespersonId} onChange={setSalespersonId} />
      <TextInput
        className={styles.wide}
        label={words.splitReason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autoFocus
      />
    </BarForm>
  );
}
