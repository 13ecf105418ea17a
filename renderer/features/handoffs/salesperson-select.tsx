import { useCache } from '../../data/desk.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useFormats } from '../../words/words.tsx';

/** One of the active salespeople. */
export function SalespersonSelect({ label, value, onChange }: { label: string; value: string | null; onChange: (userId: string) => void }) {
  const { compare } = useFormats();
  const users = useCache((cache) => cache.users);
  const people = [...users.values()]
    .filter(({ role, isActive }) => role === 'salesperson' && isActive)
    .sort((a, b) => compare(a.name, b.name));
  return (
    <InlineSelect
      label={label}
      hasLabel
      placeholder={label}
      tone="field"
      width="100%"
      value={value}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={onChange}
    />
  );
}
