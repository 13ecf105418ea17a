import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  type Row as EngineRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { RowSource } from './row-cursor.ts';
import type { ColumnLayout, TableColumn } from './table-columns.ts';

/** Sorting, filtering and selecting are the caller's; the table engine keeps columns: which, and in what order. */
const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature });

/** A row in view, as the table engine holds it. */
export type TableModelRow<Row extends object> = EngineRow<typeof features, Row>;

type TableModelOptions<Row extends object> = {
  source: RowSource<Row>;
  columns: readonly TableColumn<Row>[];
  layout: ColumnLayout | undefined;
  /** Positions drawn now, both included; `last` before `first` when there are none. */
  first: number;
  last: number;
};

/** Columns as laid out, and the rows in view as the table engine's rows. Only these are ever built, however long the table. */
export const useTableModel = <Row extends object>({ source, columns, layout, first, last }: TableModelOptions<Row>) => {
  const { order, getRow } = source;
  const data = useMemo(() => {
    const rows: Row[] = [];
    for (let position = first; position <= last; position += 1) {
      const index = order[position];
      if (index !== undefined) rows.push(getRow(index));
    }
    return rows;
  }, [order, getRow, first, last]);
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map((column) => helper.display({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) }));
  }, [columns]);
  const state = useMemo(
    () => ({
      columnOrder: [...(layout?.order ?? [])],
      columnVisibility: Object.fromEntries([...(layout?.hidden ?? [])].map((id) => [id, false])),
    }),
    [layout],
  );
  const table = useTable({ features, columns: definitions, data, state });
  const visible = table.getVisibleLeafColumns();
  const shownColumns = useMemo(() => {
    const columnById = new Map(columns.map((column) => [column.id, column]));
    return visible.flatMap((column) => columnById.get(column.id) ?? []);
  }, [columns, visible]);
  const numericColumns = useMemo(
    () => new Set(shownColumns.filter((column) => column.isNumeric).map((column) => column.id)),
    [shownColumns],
  );
  return { shownColumns, numericColumns, rows: table.getRowModel().rows };
};
