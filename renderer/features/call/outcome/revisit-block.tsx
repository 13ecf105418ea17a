import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayAfter, localClock } from '../../../../shared/domain/zone.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { NumberedChips } from './numbered-chips.tsx';
import styles from './outcome.module.css';
import { useSubject } from './outcome-subject.tsx';

const monthsAhead = [1, 3, 6, 12] as const;

/** The day to come back: the verdict's own first, the usual lengths, or any date. */
export function RevisitBlock({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call.revisit;
  const formats = useFormats();
  const { edit, settings, verdict, now } = useSubject();
  const [isDated, setIsDated] = useState(false);
  const today = localClock(now, settings.zone).day;
  const lengths = monthsAhead.map((months) => ({ value: dayAfter(today, { months }), label: words.inMonths(months) }));
  const derived = verdict.revisitOn ? [{ value: verdict.revisitOn, label: words.byVerdict(formats.date(verdict.revisitOn)) }] : [];
  const items = [...derived, ...lengths.filter((each) => each.value !== verdict.revisitOn)];
  const isOther = isDated || (outcome.revisitOn !== null && !items.some((each) => each.value === outcome.revisitOn));
  const choose = (value: string) => {
    setIsDated(value === 'date');
    if (value !== 'date') edit({ revisitOn: value });
  };
  return (
    <>
      <NumberedChips
        label={words.when}
        isNumbered
        value={isOther ? 'date' : outcome.revisitOn}
        items={[...items, { value: 'date', label: words.date }]}
        onChoose={choose}
      />
      {isOther && (
        <TextInput
          type="date"
          className={styles.date}
          aria-label={words.when}
          min={dayAfter(today, { days: 1 })}
          value={outcome.revisitOn ?? ''}
          onChange={(event) => edit({ revisitOn: event.currentTarget.value || null })}
        />
      )}
    </>
  );
}
