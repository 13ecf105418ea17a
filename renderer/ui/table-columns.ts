import type { ReactNode } from 'react';

/** Pixels; the style sheet says the same as `--rf-row`. */
export const rowHeight = 34;
export const headHeight = 28;
/** Width of the column that holds the ticks. */
export const tickWidth = 30;

/** One column of a virtual table. */
export type TableColumn<Row> = {
  id: string;
  /** Word at the top; also the column's name for screen readers. Empty for a column of buttons: give `name`. */
  header: string;
  name?: string;
  cell: (row: Row) => ReactNode;
  /** Pixels, or the least of them and the share of what is left. */
  width: number | { min: number; grow: number };
  /** Numbers and times stand on the right. */
  isNumeric?: boolean;
  isSortable?: boolean;
};

export type TableSort = { columnId: string; direction: 'ascending' | 'descending' };

/** Which columns are shown and in which order; without it all, as given. */
export type ColumnLayout = { order: readonly string[]; hidden: ReadonlySet<string> };

const trackOf = ({ width }: Pick<TableColumn<never>, 'width'>): string =>
  typeof width === 'number' ? `${width}px` : `minmax(${width.min}px, ${width.grow}fr)`;

const leastOf = ({ width }: Pick<TableColumn<never>, 'width'>): number => (typeof width === 'number' ? width : width.min);

/** `grid-template-columns` and the width below which the table scrolls sideways instead of squeezing. */
export const gridOf = (columns: readonly Pick<TableColumn<never>, 'width'>[], lead: number): { template: string; minWidth: number } => ({
  template: [...(lead > 0 ? [`${lead}px`] : []), ...columns.map(trackOf)].join(' '),
  minWidth: columns.reduce((sum, column) => sum + leastOf(column), lead),
});

/** Is the whole row below the head and above the lower edge? Known without asking the page, which would have to lay itself out first. */
export const isInView = (position: number, scrollOffset: number, viewHeight: number): boolean => {
  const top = position * rowHeight;
  return top >= scrollOffset && top + rowHeight + headHeight <= scrollOffset + viewHeight;
};
