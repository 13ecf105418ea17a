import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

type Props = {
  label: string;
  unit?: string;
  value: number | null;
  /** Decimal places; whole numbers without. */
  places?: number;
  most?: number;
  /** Whether it may be left empty. */
  isOptional?: boolean;
  isDisabled?: boolean;
  onChange: (value: number | null) => void;
};

/** A number typed in its own words and taken when one leaves the field. */
export function NumberField({
  label,
  unit,
  value,
  places = 0,
  most = 100_000_000,
  isOptional = false,
  isDisabled = false,
  onChange,
}: Props) {
  const words = useWords().handoffLoop.settings;
  const [text, setText] = useState(value === null ? '' : value.toFixed(places));
  const [isFaulty, setIsFaulty] = useState(false);
  const take = () => {
    const written = text.trim().replace(',', '.');
    const read = Number(written);
    const isEmpty = written === '';
    const isSound = isEmpty ? isOptional : /^\d+(\.\d+)?$/.test(written) && read <= most;
    setIsFaulty(!isSound);
    if (isSound) onChange(isEmpty ? null : Number(read.toFixed(places)));
  };
  return (
    <span className={styles.withUnit}>
      <TextInput
        label={label}
        inputMode="decimal"
        value={text}
        disabled={isDisabled}
        placeholder={isOptional ? words.never : ''}
        error={isFaulty ? words.faulty(label) : null}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={take}
      />
      {unit && <span className={`t2 ${styles.below}`}>{unit}</span>}
    </span>
  );
}
