import { Checkbox } from '@mantine/core';
import { FlexRender } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import { useWords } from '../words/words.tsx';
import type { TableModelRow } from './use-table-model.ts';
import styles from './virtual-table.module.css';

type TableRowProps<Row extends object> = {
  domId: string;
  id: string;
  row: TableModelRow<Row>;
  /** Changes when columns or their order do; numeric columns by id. */
  numericColumns: ReadonlySet<string>;
  name: string;
  position: number;
  /** Pixels below the head. */
  offset: number;
  isFocused: boolean;
  isSelected: boolean;
  isSelectable: boolean;
  onPress: (position: number, event: MouseEvent) => void;
  onTick: (id: string) => void;
};

function DrawnRow<Row extends object>(props: TableRowProps<Row>) {
  const { domId, id, row, numericColumns, name, position, offset, isFocused, isSelected, isSelectable, onPress, onTick } = props;
  const words = useWords().shell.table;
  return (
    // biome-ignore lint/a11y/useSemanticElements: placed by transform, which a table row cannot be
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and points here by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's keys do the same
    <div
      id={domId}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      data-focus={isFocused || undefined}
      data-selected={isSelected || undefined}
      className={styles.row}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onPress(position, event)}
    >
      {isSelectable && (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space ticks the focused row
        <div role="gridcell" className={styles.tick} onClick={(event) => event.stopPropagation()}>
          <Checkbox tabIndex={-1} aria-label={words.selectRow(name)} checked={isSelected} onChange={() => onTick(id)} />
        </div>
      )}
      {row.getVisibleCells().map((cell) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
        <div key={cell.id} role="gridcell" className={styles.cell} data-numeric={numericColumns.has(cell.column.id) || undefined}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
}

/** The engine builds its rows anew when the view moves; what is drawn depends on the caller's row only. */
const isSameDrawing = <Row extends object>({ row: a, ...before }: TableRowProps<Row>, { row: b, ...after }: TableRowProps<Row>): boolean =>
  a.original === b.original && (Object.keys(after) as (keyof typeof after)[]).every((key) => before[key] === after[key]);

/** One row at its place, drawn again only when something about it changed: a key press redraws two. Focus and selection can coincide. */
export const TableRow = memo(DrawnRow, isSameDrawing) as typeof DrawnRow;
