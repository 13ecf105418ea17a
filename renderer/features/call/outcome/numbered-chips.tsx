import { ChipRow } from '../../../ui/chip-row.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';

type NumberedChipsProps = {
  label: string;
  /** Chosen by 1 to 9 too; one such row at a time. */
  isNumbered: boolean;
  value: string | null;
  items: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
};

/** A few choices in the foot, each one key away while nobody types; typing, Alt and the number. */
export function NumberedChips({ label, isNumbered, value, items, onChoose }: NumberedChipsProps) {
  const words = useWords().call;
  const keyOf = (index: number) => (isNumbered && index < 9 ? String(index + 1) : undefined);
  useKeys(
    items.flatMap((item, index) => {
      const keys = keyOf(index);
      return keys ? [{ keys, label: item.label, group: words.groups.outcome, run: () => onChoose(item.value) }] : [];
    }),
  );
  return (
    <ChipRow
      label={label}
      value={value}
      items={items.map((item, index) => {
        const keys = keyOf(index);
        return keys ? { ...item, keys } : item;
      })}
      onChange={onChoose}
    />
  );
}
