import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../words/words.tsx';
import type { TableColumn, TableSort } from './table-columns.ts';
import styles from './virtual-table.module.css';

type HeadColumn = Omit<TableColumn<never>, 'cell'>;

function HeadCell({
  column,
  sort,
  onSort,
}: {
  column: HeadColumn;
  sort: TableSort | undefined;
  onSort: ((columnId: string) => void) | undefined;
}) {
  const words = useWords().shell.table;
  const direction = sort?.columnId === column.id ? sort.direction : undefined;
  const Arrow = direction === 'ascending' ? IconArrowUp : IconArrowDown;
  const isSortable = column.isSortable && onSort;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is the one tab stop; its head cells hold buttons
    <div
      role="columnheader"
      className={styles.headCell}
      data-numeric={column.isNumeric || undefined}
      aria-sort={isSortable ? (direction ?? 'none') : undefined}
      aria-label={column.name}
    >
      {isSortable ? (
        <button
          type="button"
          className={styles.sort}
          data-sorted={direction && true}
          title={words.sortBy(column.name ?? column.header)}
          onClick={() => onSort(column.id)}
        >
          {column.header}
          {direction && <Arrow size={12} aria-hidden />}
        </button>
      ) : (
        column.header
      )}
    </div>
  );
}

type TableHeadProps = {
  columns: readonly HeadColumn[];
  sort: TableSort | undefined;
  onSort: ((columnId: string) => void) | undefined;
  /** Undefined when rows cannot be selected. */
  selectedCount: number | undefined;
  rowCount: number;
  onSelectAll: () => void;
};

/** Sticky head: names, sorting, and the tick for all. */
export function TableHead({ columns, sort, onSort, selectedCount, rowCount, onSelectAll }: TableHeadProps) {
  const words = useWords().shell.table;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
    <div role="rowgroup" className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid is the one tab stop */}
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selectedCount !== undefined && (
          // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
          // biome-ignore lint/a11y/useFocusableInteractive: holds the checkbox, which takes the focus
          <div role="columnheader" className={styles.tick} aria-label={words.selectAll(rowCount)}>
            <Checkbox
              aria-label={words.selectAll(rowCount)}
              checked={rowCount > 0 && selectedCount >= rowCount}
              indeterminate={selectedCount > 0 && selectedCount < rowCount}
              onChange={onSelectAll}
            />
          </div>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}
