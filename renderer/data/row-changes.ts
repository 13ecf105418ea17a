import type { Put } from '../../shared/commands/command.ts';
import type { Row, TableName } from '../../shared/tables.ts';

/** What one Dexie transaction changed, told after it is on disk: to the column cache here, and to other windows. */
export type RowChange = { table: TableName; puts: readonly Row<TableName>[]; deletes: readonly string[] };

/** What the puts of commands changed, by table. */
export const changesOf = (puts: readonly Put[]): RowChange[] =>
  [...Map.groupBy(puts, (each) => each.table)].map(([table, group]) => ({ table, puts: group.map(({ row }) => row), deletes: [] }));

/** `elsewhere`: another window of this person wrote it. */
export type ChangeOrigin = 'here' | 'elsewhere';
type Listener = (changes: readonly RowChange[], origin: ChangeOrigin) => void;

export type RowChanges = {
  publish: (changes: readonly RowChange[], origin?: ChangeOrigin) => void;
  subscribe: (listener: Listener) => () => void;
};

export const createRowChanges = (): RowChanges => {
  const listeners = new Set<Listener>();
  return {
    publish: (changes, origin = 'here') => {
      if (changes.length > 0) for (const listener of listeners) listener(changes, origin);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
