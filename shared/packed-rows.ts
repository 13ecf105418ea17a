import { type Row, type TableName, tableNames, tables } from './tables.ts';

/**
 * Rows that a first load brings by the hundred: as arrays of their fields in one JSON text, so that server, wire and desktop need not look
 * at each. The desktop keeps them packed as they came; a row that changes later lies beside them in its table, and counts instead.
 */

/** Tables that grow with the center; all others travel and are kept row by row. */
export const packedTables = [
  'companies',
  'leads',
  'handoffs',
  'touches',
  'attempts',
  'notes',
  'answers',
  'callbacks',
  'stageChanges',
  'assignments',
] as const satisfies TableName[];
export type PackedTable = (typeof packedTables)[number];

/** Packed in the order of their own ids, which their packs are found by. */
export const keyedTables = ['companies', 'leads', 'handoffs'] as const satisfies PackedTable[];
export type KeyedTable = (typeof keyedTables)[number];
export type HistoryTable = Exclude<PackedTable, KeyedTable>;

export const isKeyedTable = (table: TableName): table is KeyedTable => (keyedTables as readonly TableName[]).includes(table);

/** What happened with a lead: packed by lead, all rows of one in one pack. */
export const historyTables = packedTables.filter((table): table is HistoryTable => !isKeyedTable(table));

export const isPackedTable = (table: TableName): table is PackedTable => (packedTables as readonly TableName[]).includes(table);

/** Fields of a row in the order in which packs hold them. */
export const fieldsOf = (table: TableName): string[] => fieldsByTable.get(table) ?? [];

const fieldsByTable = new Map(tableNames.map((table) => [table, Object.keys(tables[table].schema.shape)]));

/** Rows as a pack holds them: arrays of values in the order of its fields. */
export type PackedRows = readonly (readonly unknown[])[];

/**
 * Reads the JSON of a pack. Looks at the shape alone, which is what a hundred thousand rows can afford; the server has checked the rest when
 * it took the rows in. Throws when it is no pack.
 */
export const readPackedRows = (fields: readonly string[], json: string): PackedRows => {
  const packed: unknown = JSON.parse(json);
  if (!Array.isArray(packed)) throw new Error('a pack is no list');
  const idAt = fields.indexOf('id');
  for (const values of packed as unknown[]) {
    if (!Array.isArray(values) || values.length !== fields.length) throw new Error('a packed row has other fields than its pack');
    if (typeof values[idAt] !== 'string') throw new Error('a packed row has no id');
  }
  return packed as PackedRows;
};

/** Rows as everybody uses them, from those of a pack. Equal small parts of its leads are one object: see `shareParts`. */
export const rowsOfPacked = <T extends PackedTable>(fields: readonly string[], packed: PackedRows): Row<T>[] => {
  // Copying an object that has all fields is cheaper than adding them one by one.
  const blank: Record<string, unknown> = JSON.parse(JSON.stringify(Object.fromEntries(fields.map((field) => [field, null]))));
  const share = shareParts();
  const shared = new Set(['hours', 'scoreLines'].map((field) => fields.indexOf(field)));
  return packed.map((values) => {
    const row = { ...blank };
    for (let index = 0; index < fields.length; index += 1) {
      row[fields[index] as string] = shared.has(index) ? share(values[index]) : values[index];
    }
    return row as unknown as Row<T>;
  });
};

export const unpackRows = <T extends PackedTable>(fields: readonly string[], json: string): Row<T>[] =>
  rowsOfPacked<T>(fields, readPackedRows(fields, json));

/**
 * A lead has some thirty small parts, counts by hour and lines of its score, that are the same in most leads. Kept once for a pack they take
 * less memory, and less time to tidy up behind them. Rows are never changed in place; what is shared is frozen.
 */
const shareParts = (): ((list: unknown) => unknown) => {
  const known = new Map<unknown, object>();
  const keyOf = (part: unknown): unknown => {
    if (!Array.isArray(part)) return JSON.stringify(part);
    const [first, second] = part as [unknown, unknown];
    return part.length === 2 && Number.isInteger(first) && Number.isInteger(second)
      ? (first as number) * 0x100000 + (second as number)
      : JSON.stringify(part);
  };
  return (list) => {
    if (!Array.isArray(list)) return list;
    for (let index = 0; index < list.length; index += 1) {
      const part: unknown = list[index];
      if (typeof part !== 'object' || part === null) continue;
      const key = keyOf(part);
      const same = known.get(key);
      if (same) list[index] = same;
      else known.set(key, Object.freeze(part));
    }
    return list;
  };
};
