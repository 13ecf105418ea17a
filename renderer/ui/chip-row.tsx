import { Chip, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './chip-row.module.css';
import { KeyCap } from './key-cap.tsx';

export type ChipItem<Value extends string = string> = { value: Value; label: ReactNode; keys?: string; isDisabled?: boolean };

type ChipRowProps<Value extends string> = {
  /** Name of the group for screen readers. */
  label: string;
  items: readonly ChipItem<Value>[];
  className?: string | undefined;
} & (
  | { isMultiple?: false; value: Value | null; onChange: (value: Value) => void }
  | { isMultiple: true; value: readonly Value[]; onChange: (value: Value[]) => void }
);

/** A row of small choices: one of them (radio) or several (`isMultiple`, checkboxes). Wraps when it must. */
export function ChipRow<Value extends string>(props: ChipRowProps<Value>) {
  const { label, items, className } = props;
  const known = (chosen: readonly string[]) => items.filter((item) => chosen.includes(item.value)).map((item) => item.value);
  const choose = (chosen: string | string[]) => {
    const values = known(typeof chosen === 'string' ? [chosen] : chosen);
    if (props.isMultiple) props.onChange(values);
    else if (values[0] !== undefined) props.onChange(values[0]);
  };
  const chips = items.map((item) => (
    <Chip
      key={item.value}
      value={item.value}
      disabled={item.isDisabled ?? false}
      icon={null}
      variant="outline"
      classNames={{ label: styles.chip, input: styles.input }}
    >
      {item.label}
      {item.keys && <KeyCap keys={item.keys} on="bare" />}
    </Chip>
  ));
  return (
    <Group gap={4} className={className} role={props.isMultiple ? 'group' : 'radiogroup'} aria-label={label}>
      {props.isMultiple ? (
        <Chip.Group multiple value={[...props.value]} onChange={choose}>
          {chips}
        </Chip.Group>
      ) : (
        <Chip.Group value={props.value} onChange={choose}>
          {chips}
        </Chip.Group>
      )}
    </Group>
  );
}
