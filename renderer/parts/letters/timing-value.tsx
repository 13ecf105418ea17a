import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayAfter, localClock } from '../../../shared/domain/zone.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { useWords } from '../../words/words.tsx';
import { type ValueProps, withValue } from './letter-value.tsx';
import styles from './letters.module.css';
import { useLetters } from './letters-context.ts';
import { quartersFrom } from './quarters.ts';

/** By when: a quarter in one press, a date where one was said, or later than sales plans ahead; how good that is, the horizon says. */
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
  const last = dayAfter(localClock(now, settings.zone).day, { months: settings.bantfo.horizonMonths });
  const stateOf = (day: string) => (day > last ? 'unfavourable' : 'favourable');
  const before = neededOn === undefined ? (isLater ? 'unfavourable' : undefined) : stateOf(neededOn);
  const sayDay = (day: string | undefined) =>
    onSay(withValue(draft, { neededOn: day, horizonMonths: undefined }), { now: day === undefined ? 'partly' : stateOf(day), before });
  const choose = (chosen: string) => {
    setIsDated(chosen === 'date');
    if (chosen === 'later') onSay(withValue(draft, { neededOn: undefined, horizonMonths: laterMonths }), { now: 'unfavourable', before });
    else if (chosen !== 'date') sayDay(chosen);
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
          onChange={(event) => sayDay(event.currentTarget.value || undefined)}
        />
      )}
    </>
  );
}
