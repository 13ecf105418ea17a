/**
 * Rows handed over as an order of indexes into the caller's store, so that 100,000 rows cost one array.
 * When rows changed, hand over a new `order` or a new `getRow`: that is what makes the table look again.
 */
export type RowSource<Row> = {
  /** Order of the rows: what the filter let through, sorted. */
  order: ArrayLike<number>;
  getRow: (index: number) => Row;
  getRowId: (index: number) => string;
};

/** Where a row stands now. Looks at `hint` first, because rows seldom move between two key presses. −1: gone. */
export const positionOf = <Row>({ order, getRowId }: RowSource<Row>, id: string | null, hint: number): number => {
  if (id === null) return -1;
  const hinted = order[hint];
  if (hinted !== undefined && getRowId(hinted) === id) return hint;
  for (let position = 0; position < order.length; position += 1) {
    const index = order[position];
    if (index !== undefined && getRowId(index) === id) return position;
  }
  return -1;
};

export const clampPosition = (position: number, length: number): number => Math.max(0, Math.min(length - 1, position));

export const idAt = <Row>({ order, getRowId }: RowSource<Row>, position: number): string | null => {
  const index = order[position];
  return index === undefined ? null : getRowId(index);
};

/** Ids from one position to another, both included, in either direction. */
export const idsBetween = <Row>(source: RowSource<Row>, from: number, to: number): string[] => {
  const ids: string[] = [];
  for (let position = Math.min(from, to); position <= Math.max(from, to); position += 1) {
    const id = idAt(source, position);
    if (id !== null) ids.push(id);
  }
  return ids;
};

export const allIds = <Row>(source: RowSource<Row>): string[] => idsBetween(source, 0, source.order.length - 1);

/** Adds the id, or takes it out. */
export const toggled = (selected: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};
