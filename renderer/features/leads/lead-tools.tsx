import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconColumns3, IconFilter, IconSearch, IconX } from '@tabler/icons-react';
import { type RefObject, useRef } from 'react';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import { type ChoiceContext, filterSummary } from './filter-choices.ts';
import { FilterMenu, type FilterMenuHandle } from './filter-menu.tsx';
import type { ColumnId } from './lead-columns.tsx';
import type { FilterContext, LeadFilter } from './lead-filters.ts';
import type { LeadSlots } from './lead-slots.ts';
import styles from './leads.module.css';
import { useLeadsStore } from './leads-store.ts';

type ToolsProps = {
  slots: LeadSlots;
  context: FilterContext;
  choices: ChoiceContext;
  columns: ColumnsChoice;
};

/** Search, filters and columns: the line above the table. */
export function LeadTools({ slots, context, choices, columns }: ToolsProps) {
  const words = useWords().leads;
  const filters = useLeadsStore((state) => state.filters);
  const setFilter = useLeadsStore((state) => state.setFilter);
  const menu = useRef<FilterMenuHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys([
    { keys: '/', label: words.search.key, run: () => focusAll(search.current) },
    { keys: 'f', label: words.filter.key, run: () => menu.current?.open() },
  ]);
  const menuProps = { filters, onChange: setFilter, slots, context, choices };
  return (
    <div className={styles.tools}>
      <SearchField field={search} />
      {filters.map((filter) => (
        <FilterChip key={filter.field} filter={filter} menuProps={menuProps} />
      ))}
      <FilterMenu {...menuProps} handle={menu}>
        {(toggle) => (
          <Button
            size="xs"
            className={styles.tool}
            leftSection={<IconFilter size={13} aria-hidden />}
            rightSection={<KeyCap keys="f" />}
            aria-keyshortcuts={ariaKeys('f')}
            onClick={toggle}
          >
            {words.filter.add}
          </Button>
        )}
      </FilterMenu>
      <span className="grow" />
      <ColumnsMenu {...columns} />
    </div>
  );
}

/** What was searched before is typed over. */
const focusAll = (field: HTMLInputElement | null): void => {
  field?.focus();
  field?.select();
};

function SearchField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const words = useWords().leads.search;
  const query = useLeadsStore((state) => state.query);
  const set = useLeadsStore((state) => state.set);
  return (
    <TextInput
      ref={field}
      role="searchbox"
      className={styles.search}
      aria-label={words.label}
      placeholder={words.placeholder}
      aria-keyshortcuts={ariaKeys('/')}
      value={query}
      onChange={(event) => set({ query: event.currentTarget.value })}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-keys-home]')?.focus();
      }}
      leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
      rightSectionPointerEvents={query ? 'all' : 'none'}
      rightSection={
        query ? (
          <ActionIcon size={20} aria-label={words.clear} onClick={() => set({ query: '' })}>
            <IconX size={13} aria-hidden />
          </ActionIcon>
        ) : (
          <KeyCap keys="/" />
        )
      }
    />
  );
}

type ChipProps = { filter: LeadFilter; menuProps: Omit<React.ComponentProps<typeof FilterMenu>, 'children' | 'field'> };

function FilterChip({ filter, menuProps }: ChipProps) {
  const words = useWords().leads.filter;
  const removeFilter = useLeadsStore((state) => state.removeFilter);
  const name = words.fields[filter.field];
  const summary = filterSummary(filter, menuProps.choices);
  return (
    <div className={styles.chip}>
      <FilterMenu {...menuProps} field={filter.field}>
        {(toggle) => (
          <button type="button" className={styles.chipValue} onClick={toggle} aria-label={words.edit(name, summary)}>
            {words.is(name)} <b className="cut">{summary}</b>
          </button>
        )}
      </FilterMenu>
      <button type="button" className={styles.chipRemove} aria-label={words.remove(name)} onClick={() => removeFilter(filter.field)}>
        <IconX size={12} aria-hidden />
      </button>
    </div>
  );
}

export type ColumnsChoice = {
  all: readonly { id: string; header: string }[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  onReset: () => void;
};

/** The name stays: a row without it says nothing. */
const alwaysShown: ColumnId = 'name';

function ColumnsMenu({ all, hidden, onToggle, onReset }: ColumnsChoice) {
  const words = useWords().leads.columns;
  return (
    <Popover position="bottom-end" shadow="md" hideDetached={false} trapFocus transitionProps={{ duration: 90 }} width={200}>
      <Popover.Target>
        <Button size="xs" variant="subtle" color="gray" className={styles.tool} leftSection={<IconColumns3 size={14} aria-hidden />}>
          {words.button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.title}>
        <div style={{ display: 'grid', gap: 8 }}>
          {all.map(({ id, header }) => (
            <Checkbox key={id} label={header} checked={!hidden.has(id)} disabled={id === alwaysShown} onChange={() => onToggle(id)} />
          ))}
          <Button size="xs" onClick={onReset}>
            {words.reset}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
