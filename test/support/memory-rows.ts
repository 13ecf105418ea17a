import type { z } from 'zod';
import { type CommandContext, isRefused, type Loaded, type Outcome, type Put, type Ref, type Refs } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { Row, TableName } from '../../shared/tables.ts';

type AnyRow = Row<TableName>;
type CommandLike = { name: string; args: z.ZodObject };
export type MemoryRows = {
  put: <T extends TableName>(table: T, ...rows: readonly Row<T>[]) => void;
  all: <T extends TableName>(table: T) => Row<T>[];
  /** Runs a command as desktop and server do and writes what it puts. */
  run: <C extends CommandLike>(command: C, args: z.input<C['args']>, context: CommandContext) => Outcome;
  copy: () => MemoryRows;
};

/** Rows in memory, for rules that are tried many thousand times: loads and applies commands like Dexie and PostgreSQL, without either. */
export const memoryRows = (held: Map<TableName, Map<string, AnyRow>> = new Map()): MemoryRows => {
  const tableOf = (table: TableName) => {
    const rows = held.get(table) ?? new Map<string, AnyRow>();
    held.set(table, rows);
    return rows;
  };
  const inOrder = (table: TableName) => [...tableOf(table).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const read = (ref: Ref): AnyRow | AnyRow[] | undefined => {
    if (ref.kind === 'one') return ref.id ? tableOf(ref.table).get(ref.id) : undefined;
    if (ref.kind === 'many') return ref.ids.flatMap((id) => tableOf(ref.table).get(id) ?? []);
    const values = ref.values.filter((each) => each !== null && each !== undefined);
    return inOrder(ref.table).filter((row) => values.includes((row as unknown as Record<string, string>)[ref.field] ?? ''));
  };
  const load = (refs: Refs) => Object.fromEntries(Object.entries<Ref>(refs).map(([name, ref]) => [name, read(ref)])) as Loaded<Refs>;
  const write = (puts: readonly Put[]) => {
    for (const { table, row } of puts) tableOf(table).set(row.id, structuredClone(row));
  };
  return {
    put: (table, ...rows) => write(rows.map((row) => ({ table, row }) as Put)),
    all: <T extends TableName>(table: T) => inOrder(table) as Row<T>[],
    run: (definition, given, context) => {
      const command = definition as unknown as AnyCommand;
      const args = command.args.parse(given);
      const first = load(command.load(args));
      const more = load(command.loadMore(first, args));
      const outcome = command.apply({ ...first, ...more }, args, context);
      if (!isRefused(outcome)) write(outcome.puts);
      return outcome;
    },
    copy: () => memoryRows(new Map([...held].map(([table, rows]) => [table, new Map(rows)]))),
  };
};

/** A context as the server makes it. */
export const aContext = (over: Partial<CommandContext> & { commandId: string }): CommandContext => ({
  now: 0,
  userId: 'rep-1',
  role: 'rep',
  teamId: 'team-1',
  id: (suffix) => `${over.commandId}.${suffix}`,
  ...over,
});
