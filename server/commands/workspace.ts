import type { Loaded, Put, Ref, Refs } from '../../shared/commands/command.ts';
import { type TableName, tableNames, tables } from '../../shared/tables.ts';
import { type AnyRow, type Column, columnsOf } from '../db/columns.ts';
import type { Sql } from '../db/database.ts';
import { lockedRows, readRowsBy, writeChanges, writeRows } from '../db/rows.ts';
import { createHeldRows, type HeldRows, wholeRow } from './held-rows.ts';

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
  /** Forgets the rows that those triggers change: all of them are claims on leads. Call it when all is written. */
  forgetClaims: () => void;
  /** Writes what was put. Throws `RowsMoved` when a row to be written is not what it was when it was read. */
  flush: () => Promise<void>;
};

/** Another transaction changed a row between reading and locking it. Coded as a serialization failure: the push takes another turn. */
class RowsMoved extends Error {
  readonly code = '40001';
}

/** A column that rows are looked up by. Rows named by id are those that commands change, and are locked. */
type Place = { table: TableName; column: string; field: string; isLocked: boolean };
/** A reference as a look-up: `values` of a column. */
type Key = Place & { values: readonly string[] };

const isPresent = (value: string | null | undefined): value is string => value !== null && value !== undefined;

const nothing: readonly string[] = [];

const valuesOf = (ref: Ref): readonly string[] => {
  if (ref.kind === 'one') return isPresent(ref.id) ? [ref.id] : [];
  return ref.kind === 'many' ? ref.ids : ref.values.filter(isPresent);
};

/** By table and field. */
const places = new Map(
  tableNames.map((table) => {
    const isOwned = tables[table].audience !== 'everyone';
    const placeOf = ({ field, name }: Column): Place => ({ table, column: name, field, isLocked: field === 'id' && isOwned });
    return [table, new Map(columnsOf(table).map((column) => [column.field, placeOf(column)]))];
  }),
);

const placeOf = (ref: Ref): Place => {
  const field = ref.kind === 'where' ? ref.field : 'id';
  const place = places.get(ref.table)?.get(field);
  if (!place) throw new Error(`${ref.table} has no field ${field}`);
  return place;
};

const tableOrder = new Map(tableNames.map((name, index) => [name, index]));
const inTableOrder = (a: Key, b: Key): number => (tableOrder.get(a.table) ?? 0) - (tableOrder.get(b.table) ?? 0);

/** A lead that changes hands, and whatever says who may call it, has triggers that end claims on it. */
const isFarReaching = ({ table, row }: Put, before: AnyRow | undefined): boolean => {
  if (farReachingTables.has(table)) return true;
  if (table !== 'leads' || !before) return false;
  const was: Record<string, unknown> = before;
  return row.ownerId !== was.ownerId || row.teamId !== was.teamId || row.doNotCall !== was.doNotCall;
};
const farReachingTables: ReadonlySet<string> = new Set(['users', 'checkouts', 'leases']);
/** What the triggers of all of them write, of what desktops hold: see `end_claims`, `end_term` and `follow_term` in the migrations. */
const claimTables = ['checkouts', 'leases'] as const satisfies readonly TableName[];

/** What is known of one table. */
type Held = {
  rows: HeldRows;
  /** As they were read, those that are not locked. */
  unlocked: Map<string, AnyRow>;
  /** Values of a field whose rows are all here. */
  asked: Map<string, Set<string>>;
  written: Set<string>;
  /** Rows that are in the database as they were last read or written. */
  standing: Map<string, AnyRow>;
};

const emptyHeld = (): Held => ({
  rows: createHeldRows(),
  unlocked: new Map(),
  asked: new Map(),
  written: new Set(),
  standing: new Map(),
});

export const createWorkspace = (sql: Sql, centerId: string): Workspace => {
  const tablesHeld = new Map<TableName, Held>();

  const heldOf = (table: TableName): Held => {
    const held = tablesHeld.get(table) ?? emptyHeld();
    tablesHeld.set(table, held);
    return held;
  };

  const missingOf = ({ table, field, isLocked }: Place, values: readonly string[]): readonly string[] => {
    const { rows, unlocked, asked } = heldOf(table);
    const known = asked.get(field);
    const isHere = (value: string) => known?.has(value) || (field === 'id' && rows.get(value) && !(isLocked && unlocked.has(value)));
    return values.every(isHere) ? nothing : values.filter((value) => !isHere(value));
  };

  const fetch = async (key: Key): Promise<void> => {
    const { table, column, field, isLocked } = key;
    const missing = [...new Set(missingOf(key, key.values))];
    if (missing.length === 0) return;
    const found = await readRowsBy(sql, centerId, { table, column, values: missing, isLocked });
    const held = heldOf(table);
    for (const row of found) take(held, row, isLocked);
    const known = held.asked.get(field) ?? new Set<string>();
    for (const value of missing) known.add(value);
    held.asked.set(field, known);
  };

  const take = ({ rows, unlocked, written, standing }: Held, row: AnyRow, isLocked: boolean): void => {
    if (isLocked) {
      // Read before without a lock: what is read now counts, unless a command has written on top of the earlier one.
      if (written.has(row.id)) return;
      unlocked.delete(row.id);
      rows.set(row);
      standing.set(row.id, row);
    } else if (!rows.get(row.id)) {
      rows.set(row);
      unlocked.set(row.id, row);
      standing.set(row.id, row);
    }
  };

  const prefetch = async (refs: readonly Ref[]): Promise<void> => {
    const merged = new Map<string, Key & { values: string[] }>();
    for (const ref of refs) {
      const place = placeOf(ref);
      const missing = missingOf(place, valuesOf(ref));
      if (missing.length === 0) continue;
      const name = `${place.table}.${place.field}`;
      const same = merged.get(name);
      if (same) same.values.push(...missing);
      else merged.set(name, { ...place, values: [...missing] });
    }
    if (merged.size === 0) return;
    // Rows named by id first, and tables in their order: all pushes lock in one order.
    const keys = [...merged.values()].sort((a, b) => Number(b.isLocked) - Number(a.isLocked) || inTableOrder(a, b));
    for (const key of keys) await fetch(key);
  };

  const readRef = (ref: Ref): AnyRow[] => {
    const { rows } = heldOf(ref.table);
    const values = valuesOf(ref);
    if (ref.kind === 'where' && ref.field !== 'id') return rows.whereIn(ref.field, values);
    if (values.length === 1) return [rows.get(values[0] ?? '') ?? []].flat();
    return [...new Set(values)].sort().flatMap((value) => rows.get(value) ?? []);
  };

  const peek = <R extends Refs>(refs: R): Loaded<R> => {
    const loaded: Record<string, unknown> = {};
    for (const [name, ref] of Object.entries<Ref>(refs)) loaded[name] = ref.kind === 'one' ? readRef(ref)[0] : readRef(ref);
    return loaded as Loaded<R>;
  };

  /** Rows about to be written that were read without a lock: locked now, and they must be what they were. */
  const checkUnlocked = async (table: TableName, ids: readonly string[]): Promise<void> => {
    const { unlocked } = heldOf(table);
    const doubtful = ids.filter((id) => unlocked.has(id));
    if (doubtful.length === 0) return;
    const standing = new Map((await lockedRows(sql, centerId, table, doubtful)).map((row) => [row.id, row]));
    for (const id of doubtful) {
      if (JSON.stringify(standing.get(id)) !== JSON.stringify(unlocked.get(id))) throw new RowsMoved(`${table} moved`);
      unlocked.delete(id);
    }
  };

  const flushTable = async (table: TableName): Promise<void> => {
    const held = tablesHeld.get(table);
    if (!held || held.written.size === 0) return;
    const ids = [...held.written].sort();
    await checkUnlocked(table, ids);
    const rows = ids.flatMap((id) => held.rows.get(id) ?? []);
    const [known, others] = [rows.filter(({ id }) => held.standing.has(id)), rows.filter(({ id }) => !held.standing.has(id))];
    await writeChanges(sql, centerId, table, known, held.standing);
    await writeRows(sql, centerId, table, others);
    for (const row of rows) held.standing.set(row.id, row);
    held.written.clear();
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
        const held = heldOf(table);
        held.rows.set(wholeRow(table, row));
        held.written.add(row.id);
      }
    },
    reachesFurther: (puts) => puts.some((each) => isFarReaching(each, heldOf(each.table).rows.get(each.row.id))),
    forgetClaims: () => {
      for (const table of claimTables) tablesHeld.delete(table);
    },
    flush: async () => {
      for (const table of tableNames) await flushTable(table);
    },
  };
};
