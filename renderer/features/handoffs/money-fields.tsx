import { NumberInput } from '@mantine/core';
import { currencyOptions } from '../../parts/currencies.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useWords } from '../../words/words.tsx';

type Money = { value: string; currency: string };
type MoneyFieldsProps = Money & {
  label: string;
  /** The center's own currency, offered first. */
  home: string;
  onChange: (some: Partial<Money>) => void;
  autoFocus?: boolean;
};

/** What a deal brings or may bring, and in which currency. */
export function MoneyFields({ label, value, currency, home, onChange, autoFocus = false }: MoneyFieldsProps) {
  const words = useWords().handoffs;
  return (
    <>
      <NumberInput
        label={label}
        value={value}
        // While cents are typed it is a text: "1200.50" is no number yet that ends in a zero.
        onChange={(next) => onChange({ value: String(next) })}
        min={0}
        allowNegative={false}
        decimalScale={2}
        thousandSeparator
        hideControls
        autoFocus={autoFocus}
      />
      <InlineSelect
        label={words.currency}
        hasLabel
        tone="field"
        width="100%"
        value={currency}
        options={currencyOptions(home, currency)}
        onChange={(next) => onChange({ currency: next })}
      />
    </>
  );
}
