import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChipRow } from '../../ui/chip-row.tsx';
import { useWords } from '../../words/words.tsx';
import { type ValueProps, withValue } from './letter-value.tsx';
import styles from './letters.module.css';
import { useLetters } from './letters-context.ts';
import { quartersFrom } from './quarters.ts';

/** By when: a quarter in one press, a date where one was said, or later than sales plans ahead. */
export function TimingValue({ draft, onSay }: ValueProps) {
  const words = useWords().call.letters;
  const { settings, now } = useLetters();
  const [isDated, setIsDated] = useState(false);
  const quarters = quartersFrom(now, settings.zone);
  const { neededOn, horizonMonths } = draft.value;
  const laterMonths = settings.bantfo.horizonMonths + 6;
  const quarter = quarters.find((each) => each.endsOn === neededOn);
  const isDate = isDated || (neededOn !== undefined && !quarter);
  const isLater = neededOn === undefined && horizonMonths !== undefined && horizonMonths > settings.bantfo.horizonMonths;
  const value = isDate ? 'date' : (quarter?.endsOn ?? (isLater ? 'later' : null));
  const choose = (chosen: string) => {
    setIsDated(chosen === 'date');
    if (chosen === 'later') onSay(withValue(draft, { neededOn: undefined, horizonMonths: laterMonths }), 'unfavourable');
    else if (chosen !== 'date') onSay(withValue(draft, { neededOn: chosen, horizonMonths: undefined }));
  };
  return (
    <>
      <ChipRow
        label={words.byWhen}
        className={styles.tight}
        value={value}
        items={[
          ...quarters.map((each, index) => ({
            value: each.endsOn,
            label: index === 0 ? words.thisQuarter : words.quarter(each.quarter, String(each.year).slice(2)),
          })),
          { value: 'later', label: words.later },
          { value: 'date', label: words.date },
        ]}
        onChange={choose}
      />
      {isDate && (
        <TextInput
          type="date"
          aria-label={words.neededOn}
          value={neededOn ?? ''}
          onChange={(event) => onSay(withValue(draft, { neededOn: event.currentTarget.value || undefined, horizonMonths: undefined }))}
        />
      )}
    </>
  );
}
