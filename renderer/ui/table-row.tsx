import { Checkbox } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useWords } from '../words/words.tsx';
import styles from './virtual-table.module.css';

export type TableCell = { id: string; isNumeric: boolean; content: ReactNode };

type TableRowProps = {
  domId: string;
  cells: readonly TableCell[];
  name: string;
  position: number;
  /** Pixels below the head. */
  offset: number;
  isFocused: boolean;
  isSelected: boolean;
  isSelectable: boolean;
  onPress: (position: number, event: MouseEvent) => void;
  onTick: () => void;
};

/** One row at its place. Focus and selection are drawn apart, because they can coincide. */
export function TableRow({ domId, cells, name, position, offset, isFocused, isSelected, isSelectable, onPress, onTick }: TableRowProps) {
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
          <Checkbox tabIndex={-1} aria-label={words.selectRow(name)} checked={isSelected} onChange={onTick} />
        </div>
      )}
      {cells.map((cell) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
        <div key={cell.id} role="gridcell" className={styles.cell} data-numeric={cell.isNumeric || undefined}>
          {cell.content}
        </div>
      ))}
    </div>
  );
}
