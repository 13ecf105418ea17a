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
  /** What is wrong with the number that stands there, in words. */
  fault?: string | null;
  onChange: (value: number | null) => void;
};

const plain = (typed: string): string => typed.trim().replace(',', '.');

/** A number typed in its own words and taken as soon as it is one; what is none is said when one leaves the field. */
export function NumberField({
  label,
  unit,
  value,
  places = 0,
  most = 100_000_000,
  isOptional = false,
  isDisabled = false,
  fault = null,
  onChange,
}: Props) {
  const words = useWords().handoffLoop.settings;
  const [text, setText] = useState(value === null ? '' : value.toFixed(places));
  const [isFaulty, setIsFaulty] = useState(false);
  const isSound = (written: string) => (written === '' ? isOptional : /^\d+(\.\d+)?$/.test(written) && Number(written) <= most);
  const take = (typed: string) => {
    setText(typed);
    const written = plain(typed);
    if (!isSound(written)) return;
    setIsFaulty(false);
    onChange(written === '' ? null : Number(Number(written).toFixed(places)));
  };
  return (
    <span className={styles.withUnit}>
      <TextInput
        label={label}
        inputMode="decimal"
        value={text}
        disabled={isDisabled}
        placeholder={isOptional ? words.never : ''}
        error={isFaulty ? words.faulty(label) : fault}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => setIsFaulty(!isSound(plain(text)))}
      />
      {unit && <span className={`t2 ${styles.below}`}>{unit}</span>}
    </span>
  );
}
