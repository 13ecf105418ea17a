import { Checkbox, TextInput } from '@mantine/core';
import type { DispositionField } from '../../../../shared/domain/disposition-checks.ts';
import { isRetried, outcomeKindOf } from '../../../../shared/domain/outcome-kinds.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { type OutcomeForm, unitNames } from './outcome-draft.ts';

type RetryProps = { form: OutcomeForm; onForm: (form: OutcomeForm) => void; errorOf: (field: DispositionField) => string | undefined };

/** When a lead is tried again after this outcome, and when not any more. */
export function RetryFields({ form, onForm, errorOf }: RetryProps) {
  const words = useWords().settings.dispositions;
  const { row } = form;
  if (!isRetried(outcomeKindOf(row))) return null;
  return (
    <>
      <div className={styles.retry}>
        <TextInput
          label={words.delay}
          inputMode="numeric"
          maxLength={6}
          value={form.delay}
          error={errorOf('retryAfterMs')}
          onChange={(event) => onForm({ ...form, delay: event.currentTarget.value })}
        />
        <div className={styles.unit}>
          <InlineSelect
            label={words.unit}
            tone="field"
            width={110}
            value={form.unit}
            options={unitNames.map((value) => ({ value, label: words.units[value] }))}
            onChange={(unit) => onForm({ ...form, unit })}
          />
        </div>
        {!row.isConnect && (
          <TextInput
            label={words.giveUpAfter}
            placeholder={words.giveUpNever}
            inputMode="numeric"
            maxLength={3}
            value={form.giveUp}
            error={errorOf('giveUpAfter')}
            rightSection={<span className="t3 sm">{words.tries}</span>}
            rightSectionWidth={44}
            onChange={(event) => onForm({ ...form, giveUp: event.currentTarget.value })}
          />
        )}
      </div>
      <Checkbox
        label={words.otherPart}
        checked={row.avoidsSameHour}
        onChange={(event) => onForm({ ...form, row: { ...row, avoidsSameHour: event.currentTarget.checked } })}
      />
    </>
  );
}
