import { z } from 'zod';
import { count, id, line } from '../domain/fields.ts';
import { tableName } from './sync.ts';

/**
 * Asking whether a desktop holds what the server holds (SYNC: a per-scope checksum finds drift). A scope is a range of leads with what
 * happened with them, or a range of another table, in id order; the server says where the range ends.
 */

/** Fields of each table as the desktop knows them: a row is hashed over these, so that another version is no drift. */
const fields = z.partialRecord(tableName, z.array(z.string().max(100)).max(95));

export const scopeCheckRequest = z.object({
  /** Where the desktop stands: a comparison holds only for rows that have not changed since. */
  cursor: count,
  epoch: id,
  view: line,
  /** `leads` stands for leads and their children. */
  table: tableName,
  after: z.string().max(100),
  fields,
});
export type ScopeCheckRequest = z.infer<typeof scopeCheckRequest>;

export const scopeCheckResponse = z.object({
  /** `moved`: something in sight has changed since the cursor; pull, then ask again. */
  kind: z.enum(['sums', 'moved']),
  /** Where the range ends; null: behind the last row. */
  last: id.nullable(),
  /** Rows and the sum of their hashes, by table. */
  sums: z.partialRecord(tableName, z.object({ count, sum: line })),
});
export type ScopeCheckResponse = z.infer<typeof scopeCheckResponse>;

/** Asks for the rows of a range, to put right what differs. */
export const scopeRowsRequest = z.object({ table: tableName, after: z.string().max(100), last: id.nullable() });
export type ScopeRowsRequest = z.infer<typeof scopeRowsRequest>;

export const scopeRowsResponse = z.object({
  epoch: id,
  view: line,
  /** The rows are at least as new as this version. */
  version: count,
  blocks: z.array(z.object({ table: tableName, rows: z.array(z.record(z.string(), z.unknown())) })),
});
export type ScopeRowsResponse = z.infer<typeof scopeRowsResponse>;
