import type { z } from 'zod';
import { type Row, type TableName, tables } from '../../shared/tables.ts';

/** How the rows of `shared/tables.ts` lie in PostgreSQL: names in snake_case, types read off the schema. The one place that maps them. */

export type ColumnType = 'text' | 'bigint' | 'boolean' | 'jsonb';
export type Column = { field: string; name: string; type: ColumnType };

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

const columnTypes: Record<string, ColumnType> = {
  string: 'text',
  enum: 'text',
  number: 'bigint',
  boolean: 'boolean',
  object: 'jsonb',
  array: 'jsonb',
  record: 'jsonb',
};

const columnType = (schema: z.core.$ZodType): ColumnType => {
  const { def } = schema._zod;
  // What may be null, or is taken as its default where an older row has none: the type is that of what is inside.
  if ((def.type === 'nullable' || def.type === 'default') && 'innerType' in def) return columnType(def.innerType as z.core.$ZodType);
  const type = columnTypes[def.type];
  if (!type) throw new Error(`No column type for a field of kind ${def.type}`);
  return type;
};

/** Name of the table in PostgreSQL, e.g. `stage_changes`. */
export const sqlTable = (table: TableName): string => snakeCase(table);
export const sqlColumn = snakeCase;

const readColumns = (table: TableName): Column[] =>
  Object.entries(tables[table].schema.shape).map(([field, schema]) => ({ field, name: snakeCase(field), type: columnType(schema) }));

const columnsByTable = new Map(Object.keys(tables).map((table) => [table, readColumns(table as TableName)]));

/** Columns of a table in the order of its schema, without `center_id`. */
export const columnsOf = (table: TableName): Column[] => columnsByTable.get(table) ?? [];

const listOf = (columns: readonly Column[]): string => columns.map(({ field, name }) => `t."${name}" as "${field}"`).join(', ');

/** `id as "id", lead_id as "leadId", …`: a select list whose row_to_json is the row as desktops hold it. */
export const selectList = (table: TableName): string => listOf(columnsOf(table));

/** As `selectList`, of some fields: for what reads every row there is. */
export const selectFields = (table: TableName, fields: readonly string[]): string =>
  listOf(columnsOf(table).filter(({ field }) => fields.includes(field)));

/** One statement that writes any number of rows: `$1` the center, `$2` the rows as a JSON array. */
export const upsertStatement = (table: TableName): string => {
  const columns = columnsOf(table);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const record = columns.map(({ field, type }) => `"${field}" ${type}`).join(', ');
  const fields = columns.map(({ field }) => `x."${field}"`).join(', ');
  const updates = columns.filter(({ name }) => name !== 'id').map(({ name }) => `"${name}" = excluded."${name}"`);
  return `insert into ${sqlTable(table)} (center_id, ${names}) select $1, ${fields} from json_to_recordset($2::json) as x(${record})
    on conflict (center_id, id) do update set ${updates.join(', ')}`;
};

/** One statement that writes some fields of any number of rows that are there: `$1` the center, `$2` the rows with their ids as a JSON array. */
export const updateStatement = (table: TableName, fields: readonly string[]): string => {
  const columns = columnsOf(table).filter(({ field }) => fields.includes(field));
  const record = columns.map(({ field, type }) => `"${field}" ${type}`).join(', ');
  const updates = columns.map(({ field, name }) => `"${name}" = x."${field}"`).join(', ');
  return `update ${sqlTable(table)} t set ${updates} from json_to_recordset($2::json) as x(id text, ${record})
    where t.center_id = $1 and t.id = x.id`;
};

export type AnyRow = Row<TableName>;
