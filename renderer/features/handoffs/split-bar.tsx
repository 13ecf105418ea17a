import { TextInput } from '@mantine/core';
import { splitHandoff } from '../../../shared/commands/split-handoff.ts';
import { useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import styles from './handoffs.module.css';
import { type FollowingProps, useBarFields } from './kept-bar.ts';
import { SalespersonSelect } from './salesperson-select.tsx';
import { useAnswer } from './use-answer.ts';

/** A second deal of an accepted handoff, for oneself or a colleague. */
export function SplitBar({ handoff, bar, onClose }: FollowingProps) {
  const words = useWords().handoffLoop;
  const { newId } = useDesk();
  const answer = useAnswer();
  const [{ salespersonId, reason }, change] = useBarFields(bar, 'split', { salespersonId: handoff.salespersonId, reason: '' });
  const isReady = salespersonId !== '' && reason.trim() !== '';
  const split = async () => {
    if (!isReady) return;
    const args = { handoffId: handoff.id, newHandoffId: newId(), salespersonId, reason: reason.trim().slice(0, 300) };
    if (await answer(words.splitDone(handoff.package.name), splitHandoff, args)) onClose();
  };
  return (
    <BarForm label={words.makeSplit} onCancel={onClose} isDisabled={!isReady} onSubmit={() => void split()}>
      <SalespersonSelect label={words.splitTo} value={salespersonId || null} onChange={(next) => change({ salespersonId: next ?? '' })} />
      <TextInput
        className={styles.wide}
        label={words.splitReason}
        value={reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        autoFocus
      />
    </BarForm>
  );
}
