import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useId, useRef } from 'react';
import { idAt, type RowSource } from './row-cursor.ts';
import {
  type ColumnLayout,
  gridOf,
  headHeight,
  isInView,
  rowHeight,
  type TableColumn,
  type TableSort,
  tickWidth,
} from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useTableCursor } from './use-table-cursor.ts';
import { useTableKeys } from './use-table-keys.ts';
import { useTableModel } from './use-table-model.ts';
import styles from './virtual-table.module.css';

type VirtualTableProps<Row extends object> = RowSource<Row> & {
  /** Name of the table for screen readers. */
  label: string;
  /** Keep stable (module scope or `useMemo`), as `getRow` and `getRowId`. */
  columns: readonly TableColumn<Row>[];
  layout?: ColumnLayout;
  /** What a row is called where it is read out: the lead's name. */
  rowName: (row: Row) => string;
  sort?: TableSort | undefined;
  /** The caller sorts and hands over a new order. */
  onSort?: (columnId: string) => void;
  /** Ids of all selected rows, in view or not. */
  selected?: ReadonlySet<string>;
  /** Makes rows selectable: ticks, Space, Shift J and K, Ctrl or ⌘ A. */
  onSelect?: (selected: ReadonlySet<string>) => void;
  /** Leave out to let the table keep it. */
  focusedId?: string | null;
  onFocus?: (id: string) => void;
  /** ↵, or a click on the row. */
  onOpen?: (row: Row, id: string) => void;
  /** J, K, Space and ↵ work wherever the focus is on the screen. Off for the second table of a screen. */
  hasScreenKeys?: boolean;
};

/**
 * A table of any length: only what is seen is drawn. One tab stop; the focused row is announced as it moves.
 *
 * @example <VirtualTable label={words.title} order={order} getRow={rowAt} getRowId={idAt} rowName={(lead) => lead.name} columns={columns} onOpen={open} />
 */
export function VirtualTable<Row extends object>(props: VirtualTableProps<Row>) {
  const { label, order, getRow, getRowId, columns, layout, rowName, sort, onSort, selected, onSelect, hasScreenKeys = true } = props;
  const source = { order, getRow, getRowId };
  const grid = useRef<HTMLDivElement>(null);
  const gridId = useId();
  // Rows are named by their place there, by their id here: asked for the ids of 100,000 rows it would take longer than all the rest.
  const virtualizer = useVirtualizer({
    count: order.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
  });
  const reveal = (position: number) => {
    const { scrollOffset, scrollRect } = virtualizer;
    if (!isInView(position, scrollOffset ?? 0, scrollRect?.height ?? 0)) virtualizer.scrollToIndex(position, { align: 'auto' });
  };
  const cursor = useTableCursor({ ...props, source, reveal });
  const isSelectable = onSelect !== undefined;
  const keys = useTableKeys({ cursor, grid, rowCount: order.length, hasScreenKeys, isSelectable, isOpenable: props.onOpen !== undefined });

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const { shownColumns, numericColumns, rows } = useTableModel({ source, columns, layout, first, last });
  const { template, minWidth } = gridOf(shownColumns, isSelectable ? tickWidth : 0);
  const rowDomId = (position: number) => `${gridId}-${position}`;
  const isFocusDrawn = cursor.position >= first && cursor.position <= last;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by transform, which a table element cannot hold
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      data-keys-home={hasScreenKeys || undefined}
      data-quiet-focus={isFocusDrawn || undefined}
      aria-label={label}
      aria-rowcount={order.length + 1}
      aria-colcount={shownColumns.length + (isSelectable ? 1 : 0)}
      aria-multiselectable={isSelectable || undefined}
      aria-activedescendant={isFocusDrawn ? rowDomId(cursor.position) : undefined}
      className={styles.grid}
      style={{ '--columns': template, '--least': `${minWidth}px` } as CSSProperties}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
    >
      <TableHead
        columns={shownColumns}
        sort={sort}
        onSort={onSort}
        selectedCount={isSelectable ? (selected?.size ?? 0) : undefined}
        rowCount={order.length}
        onSelectAll={cursor.selectAll}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index - first];
          const id = idAt(source, item.index);
          if (!row || id === null) return null;
          return (
            <TableRow
              key={id}
              domId={rowDomId(item.index)}
              id={id}
              row={row}
              numericColumns={numericColumns}
              name={rowName(row.original)}
              position={item.index}
              offset={item.start - headHeight}
              isFocused={item.index === cursor.position}
              isSelected={selected?.has(id) ?? false}
              isSelectable={isSelectable}
              onPress={keys.pressRow}
              onTick={keys.tickRow}
            />
          );
        })}
      </div>
    </div>
  );
}
