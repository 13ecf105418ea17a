import { Dexie, type Table } from 'dexie';

/**
 * Many rows asked for at once. The database is another process: what counts is how often it is asked one thing after another, and how often at
 * all. Both read inside the caller's transaction.
 */

/** Fewer than this are asked for one by one. */
const manyFrom = 20;
/** Ids with so much in common were made by one command. */
const commonLetters = 20;

/** Rows by id, in the order of the ids; undefined where there is none. New rows of one command are found to be new by one question. */
export const rowsByIds = <R>(table: Table<R, string>, ids: readonly string[]): Promise<(R | undefined)[]> =>
  rowsByKeys(table, ids, (id) => id);

/** As `rowsByIds`, of a store whose keys begin with the table's name. */
export const rowsByTableIds = <R>(table: Table<R, [string, string]>, name: string, ids: readonly string[]): Promise<(R | undefined)[]> =>
  rowsByKeys(table, ids, (id) => [name, id]);

const rowsByKeys = async <R, K extends string | [string, string]>(
  table: Table<R, K>,
  ids: readonly string[],
  keyOf: (id: string) => K,
): Promise<(R | undefined)[]> => {
  const range = sideBySide(ids);
  const within = range && table.where(':id').between(keyOf(range.first), keyOf(range.last), true, true);
  if (within && (await within.limit(1).primaryKeys()).length === 0) return ids.map(() => undefined);
  return table.bulkGet(ids.map(keyOf));
};

/** Rows of which the indexed field holds one of the values; in no order, a row with two of them once. */
export const rowsByValues = async <R extends { id: string }>(
  table: Table<R, string>,
  field: string,
  values: readonly string[],
): Promise<R[]> => {
  const wanted = [...new Set(values)];
  if (wanted.length < manyFrom) return table.where(field).anyOf(wanted).toArray();
  const sorted = wanted.sort();
  const within = () => table.where(field).between(sorted[0], sorted.at(-1), true, true);
  // As few as are asked for lie between them: of most tables only what has changed since the first load.
  const few = await within()
    .limit(wanted.length + 1)
    .primaryKeys();
  if (few.length === 0) return [];
  if (few.length <= wanted.length) return (await within().toArray()).filter(isOneOf(field, new Set(wanted)));
  // A cursor over many values waits for each of them; these questions wait together.
  const found = await Dexie.Promise.all(wanted.map((value) => table.where(field).equals(value).toArray()));
  return found.flat();
};

const isOneOf =
  (field: string, values: ReadonlySet<string>) =>
  (row: object): boolean =>
    values.has(String((row as Record<string, unknown>)[field]));

/** The range that many ids of one command lie in; null where they have less in common, and a range would hold others too. */
const sideBySide = (ids: readonly string[]): { first: string; last: string } | null => {
  if (ids.length < manyFrom) return null;
  const sorted = [...ids].sort();
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? ''];
  return first.slice(0, commonLetters) === last.slice(0, commonLetters) && first.length > commonLetters ? { first, last } : null;
};
