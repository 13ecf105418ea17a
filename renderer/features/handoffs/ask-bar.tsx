import { Textarea } from '@mantine/core';
import { askAboutHandoff } from '../../../shared/commands/ask-about-handoff.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { handoffAgreementsOf } from '../../../shared/domain/handoff-agreements.ts';
import { useCache } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import styles from './handoffs.module.css';
import { type KeptBar, useBarFields } from './kept-bar.ts';
import { useAnswer } from './use-answer.ts';

type AskBarProps = { handoff: Handoff; bar: KeptBar; rep: string; onClose: () => void };

/** A question to the rep, in the foot of the package. */
export function AskBar({ handoff, bar, rep, onClose }: AskBarProps) {
  const words = useWords().handoffLoop;
  const answer = useAnswer();
  const hours = useCache((cache) => handoffAgreementsOf(cache.settings).sla.askPauseHours);
  const [{ question }, change] = useBarFields(bar, 'ask', { question: '' });
  const ask = async () => {
    if (question.trim() === '') return;
    if (await answer(words.asked(rep), askAboutHandoff, { handoffId: handoff.id, question: question.trim() })) onClose();
  };
  return (
    <BarForm
      label={words.send}
      onCancel={onClose}
      isDisabled={question.trim() === ''}
      hint={words.askHint(hours)}
      onSubmit={() => void ask()}
    >
      <Textarea
        className={styles.area}
        label={words.question(rep)}
        value={question}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => change({ question: event.currentTarget.value })}
        autoFocus
      />
    </BarForm>
  );
}
