import type { BucketKind, FloorColumn } from './floor-model.ts';

export type RowSort = { by: 'rep' | 'load' | 'late' | 'oldest' | 'today' | BucketKind; isDescending: boolean };

/** The rows in another order: the pool stays on top, and those that are alike stay by name. */
export const sortedRows = (columns: readonly FloorColumn[], { by, isDescending }: RowSort): readonly FloorColumn[] => {
  if (by === 'rep' && !isDescending) return columns;
  const sign = isDescending ? -1 : 1;
  const reps = columns.filter((column) => column.user !== null);
  const sorted = by === 'rep' ? reps.toReversed() : reps.toSorted((a, b) => sign * (sizeOf(a, by) - sizeOf(b, by)));
  return [...columns.filter((column) => column.user === null), ...sorted];
};

const sizeOf = ({ leads, late, today, buckets }: FloorColumn, by: Exclude<RowSort['by'], 'rep'>): number => {
  if (by === 'load') return leads.length;
  if (by === 'late') return late.callbacks + late.firstCalls;
  // The longest wait is the most.
  if (by === 'oldest') return late.oldestAt === null ? Number.NEGATIVE_INFINITY : -late.oldestAt;
  if (by === 'today') return today.calls;
  return buckets.find(({ kind }) => kind === by)?.leads.length ?? 0;
};
