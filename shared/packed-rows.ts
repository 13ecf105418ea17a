import { checkParts, type LeadParts, partsReader } from './lead-parts.ts';
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

/**
 * What a pack holds: its rows as arrays of values in the order of its fields, and those parts of leads that lie beside them
 * (`lead-parts.ts`), whose place in the rows is null.
 */
export type PackedRows = { rows: readonly (readonly unknown[])[]; parts: LeadParts | null };

/**
 * Reads the JSON of a pack. Looks at the shape alone, which is what a hundred thousand rows can afford; the server has checked the rest when
 * it took the rows in. Throws when it is no pack.
 */
export const readPackedRows = (fields: readonly string[], json: string): PackedRows => {
  const body: unknown = JSON.parse(json);
  const packed: PackedRows = Array.isArray(body) ? { rows: body, parts: null } : (body as PackedRows);
  if (!Array.isArray(packed?.rows)) throw new Error('a pack is no list');
  const idAt = fields.indexOf('id');
  for (const values of packed.rows) {
    if (!Array.isArray(values) || values.length !== fields.length) throw new Error('a packed row has other fields than its pack');
    if (typeof values[idAt] !== 'string') throw new Error('a packed row has no id');
  }
  if (packed.parts) checkParts(packed.parts, packed.rows.length);
  return packed;
};

/** Rows as everybody uses them, from those of a pack. */
export const rowsOfPacked = <T extends PackedTable>(fields: readonly string[], { rows, parts }: PackedRows): Row<T>[] => {
  // Copying an object that has all fields is cheaper than adding them one by one.
  const blank: Record<string, unknown> = JSON.parse(JSON.stringify(Object.fromEntries(fields.map((field) => [field, null]))));
  const partsOf = parts && partsReader(parts);
  return rows.map((values, at) => {
    const row = { ...blank };
    for (let index = 0; index < fields.length; index += 1) row[fields[index] as string] = values[index];
    if (partsOf) Object.assign(row, partsOf(at));
    return row as unknown as Row<T>;
  });
};

export const unpackRows = <T extends PackedTable>(fields: readonly string[], json: string): Row<T>[] =>
  rowsOfPacked<T>(fields, readPackedRows(fields, json));
