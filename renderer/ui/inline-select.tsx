import { Select } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import styles from './inline-select.module.css';

export type SelectOption<Value extends string = string> = { value: Value; label: string; isDisabled?: boolean };

type InlineSelectProps<Value extends string> = {
  /** Name for screen readers; the chosen option is what is seen. */
  label: string;
  value: Value | null;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  /** Shown while nothing is chosen. */
  placeholder?: string;
  /** `quiet`: edge of a button, for filters above a table; `field`: edge of a field, for forms; `warn`: needs a look. */
  tone?: 'quiet' | 'field' | 'warn';
  /** Typing narrows the options; for more than a dozen. */
  isSearchable?: boolean;
  isDisabled?: boolean;
  /** Draws the name above, as the fields beside it in a form have theirs. */
  hasLabel?: boolean;
  /** Fixed width; without it as wide as the chosen words. */
  width?: number | string;
};

/** One of a few, in the width of its words. */
export function InlineSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  placeholder,
  tone = 'quiet',
  isSearchable = false,
  isDisabled = false,
  hasLabel = false,
  width,
}: InlineSelectProps<Value>) {
  const choose = (next: string | null) => {
    const chosen = options.find((option) => option.value === next);
    if (chosen) onChange(chosen.value);
  };
  return (
    <Select
      {...(hasLabel ? { label } : { 'aria-label': label })}
      className={`${styles.select} ${styles[tone]} ${width === undefined ? styles.fitted : ''}`}
      classNames={{ input: styles.input, section: styles.chevron }}
      w={width}
      value={value}
      data={options.map((option) => ({ value: option.value, label: option.label, disabled: option.isDisabled ?? false }))}
      onChange={choose}
      placeholder={placeholder}
      searchable={isSearchable}
      disabled={isDisabled}
      rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
      rightSectionWidth={26}
      comboboxProps={{
        keepMounted: false,
        width: 'max-content',
        position: 'bottom-start',
        shadow: 'md',
        transitionProps: { duration: 90 },
      }}
    />
  );
}
