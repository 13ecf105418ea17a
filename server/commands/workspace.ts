import type { Loaded, Put, Ref, Refs } from '../../shared/commands/command.ts';
import { type TableName, tableNames, tables } from '../../shared/tables.ts';
import { type AnyRow, columnsOf } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { lockedRows, readRowsBy, writeRows } from '../db/rows.ts';

/**
 * The rows that a push works on, read a table at a time and written once: a day of two hundred commands on forty leads costs about as many
 * statements as a single one. Commands see what those before them did, as they would if each wrote by itself.
 */
export type Workspace = {
  /** Reads what these references name and is not here yet. Rows named by id are locked, in key order; rows of everyone are not. */
  prefetch: (refs: readonly Ref[]) => Promise<void>;
  /** Rows of references, as they are after everything put so far. Reads what is missing. */
  load: <R extends Refs>(refs: R) => Promise<Loaded<R>>;
  /** As `load`, of what is here. */
  peek: <R extends Refs>(refs: R) => Loaded<R>;
  put: (puts: readonly Put[]) => void;
  /** Whether these puts set off triggers of the database that change further rows. */
  reachesFurther: (puts: readonly Put[]) => boolean;
  /** Writes what was put. Throws `RowsMoved` when a row to be written is not what it was when it was read. */
  flush: () => Promise<void>;
};

/** Another transaction changed a row between reading and locking it. Coded as a serialization failure: the push takes another turn. */
class RowsMoved extends Error {
  readonly code = '40001';
}

type Key = { table: TableName; column: string; field: string; values: string[]; isLocked: boolean };

const isPresent = (value: string | null | undefined): value is string => value !== null && value !== undefined;

const keyOf = (ref: Ref): Key => {
  const isById = ref.kind !== 'where';
  const field = isById ? 'id' : ref.field;
  const column = columnsOf(ref.table).find((each) => each.field === field);
  if (!column) throw new Error(`${ref.table} has no field ${field}`);
  const values = ref.kind === 'one' ? [ref.id] : ref.kind === 'many' ? ref.ids : ref.values;
  const isLocked = isById && tables[ref.table].audience !== 'everyone';
  return { table: ref.table, column: column.name, field, values: values.filter(isPresent), isLocked };
};

const tableOrder = new Map(tableNames.map((name, index) => [name, index]));
const inTableOrder = (a: Key, b: Key): number => (tableOrder.get(a.table) ?? 0) - (tableOrder.get(b.table) ?? 0);
const byId = (a: AnyRow, b: AnyRow): number => (a.id < b.id ? -1 : 1);

/** Every column present, as the database gives it back: what a command left out is null. */
const wholeRow = (table: TableName, row: AnyRow): AnyRow => {
  const given: Record<string, unknown> = { ...row };
  return Object.fromEntries(columnsOf(table).map(({ field }) => [field, given[field] ?? null])) as AnyRow;
};

/** A lead that changes hands, and whatever says who may call it, has triggers that end claims on it. */
const isFarReaching = ({ table, row }: Put, before: AnyRow | undefined): boolean => {
  if (farReachingTables.has(table)) return true;
  if (table !== 'leads' || !before) return false;
  const was: Record<string, unknown> = { ...before };
  return row.ownerId !== was.ownerId || row.teamId !== was.teamId || row.doNotCall !== was.doNotCall;
};
const farReachingTables: ReadonlySet<string> = new Set(['users', 'checkouts', 'leases']);

export const createWorkspace = (sql: Sql, centerId: string): Workspace => {
  const rows = new Map<TableName, Map<string, AnyRow>>(tableNames.map((name) => [name, new Map()]));
  /** As read, of rows that are not locked. */
  const unlocked = new Map<TableName, Map<string, AnyRow>>(tableNames.map((name) => [name, new Map()]));
  const asked = new Map<string, Set<string>>();
  const written = new Map<TableName, Set<string>>();

  const rowsOf = (table: TableName): Map<string, AnyRow> => rows.get(table) ?? new Map();

  const fetch = async (key: Key): Promise<void> => {
    const { table, column, isLocked } = key;
    const name = `${table}.${column}`;
    const known = asked.get(name) ?? new Set<string>();
    asked.set(name, known);
    const missing = [...new Set(key.values)].filter(
      (value) => !known.has(value) && !(column === 'id' && isSettled(table, value, isLocked)),
    );
    if (missing.length === 0) return;
    const found = await readRowsBy(sql, centerId, { table, column, values: missing, isLocked });
    for (const row of found) take(table, row, isLocked);
    for (const value of missing) known.add(value);
  };

  /** Whether a row is here as it has to be, having come by another column. */
  const isSettled = (table: TableName, id: string, isLocked: boolean): boolean =>
    rowsOf(table).has(id) && !(isLocked && unlocked.get(table)?.has(id));

  const take = (table: TableName, row: AnyRow, isLocked: boolean): void => {
    const isHere = rowsOf(table).has(row.id);
    if (isLocked) {
      // Read before without a lock: what was read now counts, unless a command has written on top of the earlier one.
      if (isHere && written.get(table)?.has(row.id)) return;
      unlocked.get(table)?.delete(row.id);
      rowsOf(table).set(row.id, row);
      return;
    }
    if (isHere) return;
    rowsOf(table).set(row.id, row);
    unlocked.get(table)?.set(row.id, row);
  };

  const prefetch = async (refs: readonly Ref[]): Promise<void> => {
    const merged = new Map<string, Key>();
    for (const key of refs.map(keyOf)) {
      const name = `${key.table}.${key.column}`;
      const same = merged.get(name);
      if (same) same.values.push(...key.values);
      else merged.set(name, { ...key, values: [...key.values] });
    }
    // Rows named by id first, and tables in their order: all pushes lock in one order.
    const keys = [...merged.values()].sort((a, b) => Number(b.isLocked) - Number(a.isLocked) || inTableOrder(a, b));
    for (const key of keys) await fetch(key);
  };

  const readRef = (ref: Ref): AnyRow[] => {
    const { table, field, values } = keyOf(ref);
    const held = rowsOf(table);
    if (field === 'id') return [...new Set(values)].flatMap((value) => held.get(value) ?? []).sort(byId);
    const wanted = new Set<unknown>(values);
    return [...held.values()].filter((row) => wanted.has((row as Record<string, unknown>)[field])).sort(byId);
  };

  const peek = <R extends Refs>(refs: R): Loaded<R> =>
    Object.fromEntries(
      Object.entries<Ref>(refs).map(([name, ref]) => [name, ref.kind === 'one' ? readRef(ref)[0] : readRef(ref)]),
    ) as Loaded<R>;

  /** Rows about to be written that were read without a lock: locked now, and they must be what they were. */
  const checkUnlocked = async (table: TableName, ids: readonly string[]): Promise<void> => {
    const doubtful = ids.filter((id) => unlocked.get(table)?.has(id));
    if (doubtful.length === 0) return;
    const standing = new Map((await lockedRows(sql, centerId, table, doubtful)).map((row) => [row.id, row]));
    for (const id of doubtful) {
      if (JSON.stringify(standing.get(id)) !== JSON.stringify(unlocked.get(table)?.get(id))) throw new RowsMoved(`${table} moved`);
      unlocked.get(table)?.delete(id);
    }
  };

  return {
    prefetch,
    peek,
    load: async (refs) => {
      await prefetch(Object.values<Ref>(refs));
      return peek(refs);
    },
    put: (puts) => {
      for (const { table, row } of puts) {
        rowsOf(table).set(row.id, wholeRow(table, row));
        written.set(table, (written.get(table) ?? new Set()).add(row.id));
      }
    },
    reachesFurther: (puts) => puts.some((each) => isFarReaching(each, rowsOf(each.table).get(each.row.id))),
    flush: async () => {
      for (const table of tableNames) {
        const ids = [...(written.get(table) ?? [])].sort();
        await checkUnlocked(table, ids);
        await writeRows(
          sql,
          centerId,
          table,
          ids.flatMap((id) => rowsOf(table).get(id) ?? []),
        );
      }
      written.clear();
    },
  };
};
