import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useImperativeHandle, useMemo, useState } from 'react';
import { foldText } from '../../data/column-cache.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { type ChoiceContext, choicesOf, countChoices } from './filter-choices.ts';
import { type FilterContext, type FilterField, filterFields, type LeadFilter } from './lead-filters.ts';
import type { LeadSlots } from './lead-slots.ts';
import styles from './leads.module.css';

export type FilterMenuHandle = { open: () => void };

type FilterMenuProps = {
  /** Fixed for a filter that is there; without it the field is chosen first. */
  field?: FilterField;
  filters: readonly LeadFilter[];
  onChange: (filter: LeadFilter) => void;
  slots: LeadSlots;
  context: FilterContext;
  choices: ChoiceContext;
  handle?: React.Ref<FilterMenuHandle>;
  /** The button that opens it, given what to do when it is pressed. */
  children: (toggle: () => void) => ReactNode;
};

const contains = (label: string, query: string): boolean => foldText(label).includes(foldText(query.trim()));

/** Builds a filter by typing: first the field, then its values, each with the number of leads it would show. */
export function FilterMenu({ field: fixedField, filters, onChange, slots, context, choices, handle, children }: FilterMenuProps) {
  const words = useWords().leads.filter;
  const [chosenField, setChosenField] = useState<FilterField | null>(null);
  const [query, setQuery] = useState('');
  const field = fixedField ?? chosenField;
  // Opens without a transition: what is typed right after F belongs in its field.
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setChosenField(null);
      setQuery('');
    },
  });
  useImperativeHandle(handle, () => ({ open: () => combobox.openDropdown() }), [combobox]);
  const values = filters.find((each) => each.field === field)?.values ?? [];

  const submit = (value: string) => {
    if (field === null) {
      setChosenField(value as FilterField);
      setQuery('');
      combobox.resetSelectedOption();
      return;
    }
    onChange({ field, values: values.includes(value) ? values.filter((each) => each !== value) : [...values, value] });
  };
  const title = field === null ? words.find : words.findValue(words.fields[field]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={submit}
      width={264}
      position="bottom-start"
      shadow="md"
      hideDetached={false}
      keepMounted={false}
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        {children(() => combobox.toggleDropdown())}
      </Combobox.Target>
      <Combobox.Dropdown>
        <div role="dialog" aria-label={title}>
          <Combobox.Search
            value={query}
            aria-label={title}
            placeholder={title}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              combobox.updateSelectedOptionIndex();
            }}
          />
          {combobox.dropdownOpened && field === null && <FieldOptions query={query} hasSegments={choices.segments.length > 0} />}
          {combobox.dropdownOpened && field !== null && (
            <ValueOptions field={field} values={values} query={query} filters={filters} slots={slots} context={context} choices={choices} />
          )}
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function FieldOptions({ query, hasSegments }: { query: string; hasSegments: boolean }) {
  const words = useWords().leads.filter;
  const fields = filterFields.filter((field) => (field !== 'segment' || hasSegments) && contains(words.fields[field], query));
  return (
    <Combobox.Options className={styles.choices} aria-label={words.find}>
      {fields.map((field) => (
        <Combobox.Option key={field} value={field} className={styles.choice}>
          <span>{words.fields[field]}</span>
        </Combobox.Option>
      ))}
      {fields.length === 0 && <Combobox.Empty>{words.nothing}</Combobox.Empty>}
    </Combobox.Options>
  );
}

type ValueOptionsProps = Pick<FilterMenuProps, 'filters' | 'slots' | 'context' | 'choices'> & {
  field: FilterField;
  values: readonly string[];
  query: string;
};

function ValueOptions({ field, values, query, filters, slots, context, choices }: ValueOptionsProps) {
  const words = useWords().leads.filter;
  const formats = useFormats();
  const counts = useMemo(() => countChoices(field, filters, slots, context), [field, filters, slots, context]);
  const all = useMemo(() => choicesOf(field, choices), [field, choices]);
  const shown = all.filter(({ label }) => contains(label, query));
  return (
    <Combobox.Options className={styles.choices} aria-label={words.findValue(words.fields[field])}>
      {shown.map(({ value, label }) => {
        const isOn = values.includes(value);
        return (
          <Combobox.Option key={value} value={value} active={isOn} aria-selected={isOn} className={styles.choice}>
            <span className={styles.tick} data-on={isOn || undefined}>
              {isOn && <IconCheck size={11} stroke={3} aria-hidden />}
            </span>
            <span className="cut">{label}</span>
            <span className="t3 sm">{formats.count(counts.get(value) ?? 0)}</span>
          </Combobox.Option>
        );
      })}
      {shown.length === 0 && <Combobox.Empty>{words.nothing}</Combobox.Empty>}
    </Combobox.Options>
  );
}
