import type { TableName } from '../../shared/tables.ts';
import { type AnyRow, columnsOf } from '../db/columns.ts';

/** Rows of one table in memory, found by id and by the fields that references ask by. */
export type HeldRows = {
  get: (id: string) => AnyRow | undefined;
  set: (row: AnyRow) => void;
  /** Rows whose field holds one of the values, in id order. */
  whereIn: (field: string, values: readonly string[]) => AnyRow[];
};

type Fields = Record<string, unknown>;

const byId = (a: AnyRow, b: AnyRow): number => (a.id < b.id ? -1 : 1);

export const createHeldRows = (): HeldRows => {
  const rows = new Map<string, AnyRow>();
  /** By field and value; made when a field is first asked for. */
  const indexes = new Map<string, Map<unknown, Map<string, AnyRow>>>();

  const add = (index: Map<unknown, Map<string, AnyRow>>, field: string, row: AnyRow): void => {
    const value = (row as Fields)[field];
    const same = index.get(value) ?? new Map<string, AnyRow>();
    same.set(row.id, row);
    index.set(value, same);
  };

  const indexOf = (field: string): Map<unknown, Map<string, AnyRow>> => {
    const made = indexes.get(field) ?? new Map<unknown, Map<string, AnyRow>>();
    if (indexes.has(field)) return made;
    for (const row of rows.values()) add(made, field, row);
    indexes.set(field, made);
    return made;
  };

  return {
    get: (id) => rows.get(id),
    set: (row) => {
      const before = rows.get(row.id) as Fields | undefined;
      rows.set(row.id, row);
      for (const [field, index] of indexes) {
        if (before) index.get(before[field])?.delete(row.id);
        add(index, field, row);
      }
    },
    whereIn: (field, values) => {
      const index = indexOf(field);
      return [...new Set(values)].flatMap((value) => [...(index.get(value)?.values() ?? [])]).sort(byId);
    },
  };
};

const fieldsByTable = new Map<TableName, string[]>();
const fieldsOf = (table: TableName): string[] => {
  const fields = fieldsByTable.get(table) ?? columnsOf(table).map(({ field }) => field);
  fieldsByTable.set(table, fields);
  return fields;
};

/** Every column present, as the database gives it back: what a command left out is null. */
export const wholeRow = (table: TableName, row: AnyRow): AnyRow => {
  const given = row as Fields;
  const missing = fieldsOf(table).filter((field) => given[field] === undefined);
  return missing.length === 0 ? row : ({ ...row, ...Object.fromEntries(missing.map((field) => [field, null])) } as AnyRow);
};
