import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './segmented.module.css';

export type Segment<Value extends string = string> = { value: Value; label: ReactNode; isDisabled?: boolean };

type SegmentedProps<Value extends string> = {
  /** Name of the group for screen readers. */
  label: string;
  value: Value;
  items: readonly Segment<Value>[];
  onChange: (value: Value) => void;
  isFullWidth?: boolean;
  isDisabled?: boolean;
};

/** One of two to five that exclude each other, all in view. Arrow keys move, as in any radio group. */
export function Segmented<Value extends string>({
  label,
  value,
  items,
  onChange,
  isFullWidth = false,
  isDisabled = false,
}: SegmentedProps<Value>) {
  return (
    <SegmentedControl<Value>
      aria-label={label}
      value={value}
      onChange={onChange}
      disabled={isDisabled}
      fullWidth={isFullWidth}
      data={items.map((item) => ({ value: item.value, label: item.label, disabled: item.isDisabled ?? false }))}
      classNames={{ root: styles.root, label: styles.label, indicator: styles.indicator, innerLabel: styles.inner }}
    />
  );
}
