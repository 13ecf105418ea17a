import { act, screen, within } from '@testing-library/react';
import { useMemo, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../test/support/render.tsx';
import type { TableColumn } from './table-columns.ts';
import { VirtualTable } from './virtual-table.tsx';

type Person = { id: string; name: string; score: number };

const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, n) => ({ id: `id-${n}`, name: `Person ${n}`, score: n % 100 }));

const columns: TableColumn<Person>[] = [
  { id: 'name', header: 'Name', width: { min: 160, grow: 1 }, cell: (person) => person.name, isSortable: true },
  { id: 'score', header: 'Score', width: 80, cell: (person) => person.score, isNumeric: true },
];

type HostProps = {
  rows: Person[];
  order?: number[];
  onOpen?: (row: Person, id: string) => void;
  isSelectable?: boolean;
  onSort?: (id: string) => void;
};

function Host({ rows, order, onOpen = () => {}, isSelectable = true, onSort = () => {} }: HostProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => order ?? Int32Array.from(rows.keys()), [rows, order]);
  return (
    <>
      <input aria-label="Search" />
      <output>{[...selected].join(' ')}</output>
      <VirtualTable
        label="People"
        columns={columns}
        order={all}
        getRow={(index) => rows[index]!}
        getRowId={(index) => rows[index]!.id}
        rowName={(person) => person.name}
        sort={{ columnId: 'name', direction: 'ascending' }}
        onSort={onSort}
        onOpen={onOpen}
        selected={selected}
        {...(isSelectable ? { onSelect: setSelected } : {})}
      />
    </>
  );
}

const focusedRow = () => document.querySelector('[data-focus]')?.textContent;
const selection = () => document.querySelector('output')?.textContent;

describe('a virtual table', () => {
  it('draws a few dozen of 100,000 rows and tells a screen reader how many there are', () => {
    renderInApp(<Host rows={people(100_000)} />);
    const grid = screen.getByRole('grid', { name: 'People' });
    expect(grid).toHaveAttribute('aria-rowcount', '100001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(within(grid).getAllByRole('row')[1]).toHaveAttribute('aria-rowindex', '2');
  });

  it('moves with J and K from anywhere on the screen and stops at both ends', async () => {
    const { user } = renderInApp(<Host rows={people(3)} />);
    await user.keyboard('j');
    expect(focusedRow()).toContain('Person 0');
    await user.keyboard('jjjj');
    expect(focusedRow()).toContain('Person 2');
    await user.keyboard('kkkk');
    expect(focusedRow()).toContain('Person 0');
  });

  it('takes the focus with the first key and points at the focused row', async () => {
    const { user } = renderInApp(<Host rows={people(3)} />);
    await user.keyboard('jj');
    const grid = screen.getByRole('grid');
    expect(grid).toHaveFocus();
    expect(document.getElementById(grid.getAttribute('aria-activedescendant')!)).toHaveTextContent('Person 1');
  });

  it('jumps to the ends and by pages', async () => {
    const { user } = renderInApp(<Host rows={people(1000)} />);
    await user.keyboard('j{End}');
    expect(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '').not.toContain('-0');
    await user.keyboard('{Home}{PageDown}');
    expect(focusedRow()).toContain('Person 21');
  });

  it('ticks the focused row with Space and extends with Shift J, back again with Shift K', async () => {
    const { user } = renderInApp(<Host rows={people(9)} />);
    await user.keyboard('jj ');
    expect(selection()).toBe('id-1');
    await user.keyboard('{Shift>}jjj{/Shift}');
    expect(selection()).toBe('id-1 id-2 id-3 id-4');
    await user.keyboard('{Shift>}k{/Shift}');
    expect(selection()).toBe('id-1 id-2 id-3');
  });

  it('selects a range with Shift and a click, one more with Ctrl and a click, all with Ctrl A', async () => {
    const { user } = renderInApp(<Host rows={people(6)} />);
    await user.click(screen.getByText('Person 1'));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByText('Person 3'));
    await user.keyboard('{/Shift}{Control>}');
    await user.click(screen.getByText('Person 5'));
    expect(selection()).toBe('id-1 id-2 id-3 id-5');
    await user.keyboard('a{/Control}');
    expect(selection()?.split(' ')).toHaveLength(6);
  });

  it('opens the focused row with Enter and a row by a click', async () => {
    const onOpen = vi.fn();
    const { user } = renderInApp(<Host rows={people(4)} onOpen={onOpen} />);
    await user.keyboard('jj{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Person 1' }), 'id-1');
    await user.click(screen.getByText('Person 3'));
    expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ name: 'Person 3' }), 'id-3');
  });

  it('leaves plain keys to a text field and comes back to the table by Escape', async () => {
    const { user } = renderInApp(<Host rows={people(3)} />);
    const search = screen.getByLabelText('Search');
    await user.type(search, 'jk ');
    expect(search).toHaveValue('jk ');
    expect(focusedRow()).toBeUndefined();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('grid')).toHaveFocus();
  });

  it('keeps the focused row through a new order, and the place when the row leaves', async () => {
    const rows = people(4);
    const { user, rerender } = renderInApp(<Host rows={rows} />);
    await user.keyboard('jj');
    act(() => rerender(<Host rows={rows} order={[3, 2, 1, 0]} />));
    expect(focusedRow()).toContain('Person 1');
    act(() => rerender(<Host rows={rows} order={[3, 2, 0]} />));
    expect(focusedRow()).toContain('Person 0');
  });

  it('says how it is sorted and asks the caller for another order', async () => {
    const onSort = vi.fn();
    const { user } = renderInApp(<Host rows={people(2)} onSort={onSort} />);
    expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith('name');
  });

  it('has no ticks and no selection keys when rows cannot be selected', async () => {
    const { user } = renderInApp(<Host rows={people(2)} isSelectable={false} />);
    await user.keyboard('j ');
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(selection()).toBe('');
  });
});
