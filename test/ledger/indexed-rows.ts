import type { CommandContext, Loaded, Outcome, Put, Ref, Refs } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import { type Row, type TableName, tables } from '../../shared/tables.ts';

type AnyRow = Row<TableName>;
type Held = { rows: Map<string, AnyRow>; indexes: Map<string, Map<string, Set<string>>> };

export type IndexedRows = {
  put: (puts: readonly Put[]) => void;
  get: <T extends TableName>(table: T, id: string) => Row<T> | undefined;
  all: <T extends TableName>(table: T) => Row<T>[];
  /** The rows that came last, oldest of them first: what somebody at work has in mind. */
  latest: <T extends TableName>(table: T, count: number) => Row<T>[];
  /** What a command would do; nothing is written. */
  apply: (command: AnyCommand, args: Record<string, unknown>, context: CommandContext) => Outcome;
};

/** Rows in memory with the indexes that desktops have, so that a hundred thousand commands find theirs at once. */
export const indexedRows = (): IndexedRows => {
  const held = new Map<TableName, Held>();
  /** Ids in the order in which they came. */
  const order = new Map<TableName, string[]>();
  const heldOf = (table: TableName): Held => {
    const known = held.get(table);
    if (known) return known;
    const made: Held = { rows: new Map(), indexes: new Map(tables[table].indexes.map((field) => [field, new Map()])) };
    held.set(table, made);
    return made;
  };
  const fieldOf = (row: AnyRow, field: string): string => String((row as Record<string, unknown>)[field] ?? '');
  const write = ({ table, row }: Put): void => {
    const { rows, indexes } = heldOf(table);
    const before = rows.get(row.id);
    for (const [field, index] of indexes) {
      if (before) index.get(fieldOf(before, field))?.delete(row.id);
      const ids = index.get(fieldOf(row, field)) ?? new Set();
      index.set(fieldOf(row, field), ids.add(row.id));
    }
    if (!before) noteOrder(table, row.id);
    rows.set(row.id, row);
  };
  const noteOrder = (table: TableName, id: string): void => {
    const ids = order.get(table);
    if (ids) ids.push(id);
    else order.set(table, [id]);
  };
  const read = (ref: Ref): AnyRow | AnyRow[] | undefined => {
    const { rows, indexes } = heldOf(ref.table);
    if (ref.kind === 'one') return ref.id ? rows.get(ref.id) : undefined;
    const ids = ref.kind === 'many' ? ref.ids : ref.values.filter((each) => each !== null && each !== undefined);
    if (ref.kind === 'many' || ref.field === 'id') return [...new Set(ids)].sort().flatMap((id) => rows.get(id) ?? []);
    const index = indexes.get(ref.field);
    if (!index) throw new Error(`${ref.table} has no index ${ref.field}`);
    return [...new Set(ids)]
      .flatMap((value) => [...(index.get(value) ?? [])])
      .sort()
      .flatMap((id) => rows.get(id) ?? []);
  };
  const load = (refs: Refs) => Object.fromEntries(Object.entries<Ref>(refs).map(([name, ref]) => [name, read(ref)])) as Loaded<Refs>;
  return {
    put: (puts) => puts.forEach(write),
    get: <T extends TableName>(table: T, id: string) => heldOf(table).rows.get(id) as Row<T> | undefined,
    all: <T extends TableName>(table: T) => [...heldOf(table).rows.values()] as Row<T>[],
    latest: <T extends TableName>(table: T, count: number) =>
      (order.get(table) ?? []).slice(-count).flatMap((id) => heldOf(table).rows.get(id) ?? []) as Row<T>[],
    apply: (command, args, context) => {
      const first = load(command.load(args));
      return command.apply({ ...first, ...load(command.loadMore(first, args)) }, args, context);
    },
  };
};
