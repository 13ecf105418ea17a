import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type MouseEvent, memo, type ReactNode, useId, useMemo, useRef } from 'react';
import { idAt, type RowSource } from './row-cursor.ts';
import { gridOf, headHeight, rowHeight, type TableColumn } from './table-columns.ts';
import { TableHead } from './table-head.tsx';
import { useTableCursor } from './use-table-cursor.ts';
import { useTableKeys } from './use-table-keys.ts';
import styles from './virtual-table.module.css';

/** A run of rows with words above it; the runs together make up the order. */
export type TableSection = {
  id: string;
  rowCount: number;
  head?: ReactNode;
  /** Pixels, when the head is no line of words: a mark between two rows. It is then drawn without ground. */
  markHeight?: number;
};

type SectionTableProps<Row extends object> = RowSource<Row> & {
  /** Name of the table for screen readers. */
  label: string;
  sections: readonly TableSection[];
  columns: readonly TableColumn<Row>[];
  focusedId: string | null;
  onFocus: (id: string) => void;
  /** ↵, or a click on the row. Leave out where the screen shows the focused row beside the table. */
  onOpen?: (row: Row, id: string) => void;
};

/** What stands at one place from top to bottom: words over a section, or the row at a position of the order. */
type Item = { kind: 'head'; section: TableSection } | { kind: 'row'; position: number };

const itemsOf = (sections: readonly TableSection[]): Item[] => {
  const items: Item[] = [];
  let position = 0;
  for (const section of sections) {
    if (section.head !== undefined) items.push({ kind: 'head', section });
    for (let row = 0; row < section.rowCount; row += 1) items.push({ kind: 'row', position: position++ });
  }
  return items;
};

/** A table of any length in sections: queue and agenda. Looks, moves and opens like the virtual table; nothing is sorted or selected. */
export function SectionTable<Row extends object>(props: SectionTableProps<Row>) {
  const { label, order, getRow, getRowId, sections, columns } = props;
  const source = { order, getRow, getRowId };
  const grid = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const items = useMemo(() => itemsOf(sections), [sections]);
  // Another function for other items: that a mark has moved between rows, which are as many as before, is measured anew.
  const getItemKey = useMemo(() => (index: number) => `${items[index]?.kind ?? ''} ${index}`, [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getItemKey,
    getScrollElement: () => grid.current,
    estimateSize: (index) => heightOf(items[index]),
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
  });
  const reveal = (position: number) =>
    virtualizer.scrollToIndex(
      items.findIndex((item) => item.kind === 'row' && item.position === position),
      { align: 'auto' },
    );
  const cursor = useTableCursor({ ...props, source, reveal });
  const keys = useTableKeys({
    cursor,
    grid,
    rowCount: order.length,
    hasScreenKeys: true,
    isSelectable: false,
    isOpenable: props.onOpen !== undefined,
  });
  const { template, minWidth } = gridOf(columns, 0);
  const rowDomId = (position: number) => `${gridId}-${position}`;
  const drawn = virtualizer.getVirtualItems();
  const isFocusDrawn = drawn.some(({ index }) => isRowAt(items[index], cursor.position));
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by transform, which a table element cannot hold
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      data-keys-home
      data-quiet-focus={isFocusDrawn || undefined}
      aria-label={label}
      aria-rowcount={order.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isFocusDrawn ? rowDomId(cursor.position) : undefined}
      className={styles.grid}
      style={{ '--columns': template, '--least': `${minWidth}px` } as CSSProperties}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
    >
      <TableHead
        columns={columns}
        sort={undefined}
        onSort={undefined}
        selectedCount={undefined}
        rowCount={order.length}
        onSelectAll={none}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid above */}
      <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const item = items[index];
          const key = keyOf(item, source);
          const offset = start - headHeight;
          if (item?.kind === 'head') {
            return <SectionHead key={key} section={item.section} columnCount={columns.length} offset={offset} />;
          }
          const slot = item && order[item.position];
          if (!item || slot === undefined) return null;
          const row = getRow(slot);
          return (
            <SectionRow
              key={key}
              domId={rowDomId(item.position)}
              row={row}
              columns={columns}
              position={item.position}
              offset={offset}
              isFocused={item.position === cursor.position}
              onPress={keys.pressRow}
            />
          );
        })}
      </div>
    </div>
  );
}

const none = () => undefined;

const heightOf = (item: Item | undefined): number => (item?.kind === 'head' ? (item.section.markHeight ?? headHeight) : rowHeight);

const isRowAt = (item: Item | undefined, position: number): boolean => item?.kind === 'row' && item.position === position;

const keyOf = <Row,>(item: Item | undefined, source: RowSource<Row>): string => {
  if (!item) return '';
  return item.kind === 'head' ? `head ${item.section.id}` : (idAt(source, item.position) ?? `row ${item.position}`);
};

type SectionRowProps<Row extends object> = {
  domId: string;
  row: Row;
  columns: readonly TableColumn<Row>[];
  position: number;
  /** Pixels below the head. */
  offset: number;
  isFocused: boolean;
  onPress: (position: number, event: MouseEvent) => void;
};

function DrawnRow<Row extends object>({ domId, row, columns, position, offset, isFocused, onPress }: SectionRowProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: placed by transform, which a table row cannot be
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and points here by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's keys do the same
    <div
      id={domId}
      role="row"
      aria-rowindex={position + 2}
      data-focus={isFocused || undefined}
      className={styles.row}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onPress(position, event)}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform
        // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
        <div key={column.id} role="gridcell" className={styles.cell} data-numeric={column.isNumeric || undefined}>
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** Drawn again only when it, its place or the columns have changed. */
const SectionRow = memo(DrawnRow) as typeof DrawnRow;

function SectionHead({ section, columnCount, offset }: { section: TableSection; columnCount: number; offset: number }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: placed by transform, which a table row cannot be
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus
    <div
      role="row"
      className={section.markHeight === undefined ? styles.section : styles.mark}
      style={{ transform: `translateY(${offset}px)`, height: section.markHeight }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: part of a grid placed by transform */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus */}
      <div role="gridcell" aria-colspan={columnCount} className={styles.sectionWords}>
        {section.head}
      </div>
    </div>
  );
}
