import type { Row, TableName } from '../../shared/tables.ts';

/** What one Dexie transaction changed, told after it is on disk: to the column cache here, and to other windows. */
export type RowChange = { table: TableName; puts: readonly Row<TableName>[]; deletes: readonly string[] };

type Listener = (changes: readonly RowChange[]) => void;

export type RowChanges = {
  publish: (changes: readonly RowChange[]) => void;
  subscribe: (listener: Listener) => () => void;
};

export const createRowChanges = (): RowChanges => {
  const listeners = new Set<Listener>();
  return {
    publish: (changes) => {
      if (changes.length > 0) for (const listener of listeners) listener(changes);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
