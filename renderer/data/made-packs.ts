import type { Put } from '../../shared/commands/command.ts';
import { isKeyedTable, isPackedTable, type PackedTable, packedTables } from '../../shared/packed-rows.ts';
import type { Row } from '../../shared/tables.ts';
import { type RefineryDb, tableOf } from './db.ts';
import { rowsByIds } from './many-rows.ts';
import { forgetPackKeys, type Pack, type PackScope, packedAmong, packOf, rangeKeyOf, rowsOfPack, storePacks } from './packs.ts';

/**
 * Leads that one command makes by the hundred, as a piece of an import does, with their companies and what is said of them: packed a table to a
 * record, and no row of them kept aside. While they lie so, the server has told of none of them. A row of theirs in its table counts instead:
 * it was changed since, or the server has told of it. They go as a whole when a pull comes to its end, and those of commands that are still
 * not answered come back as the commands run again.
 * All of it runs inside the caller's transaction.
 */

/** Fewer leads than this lie in their table, as all others do. */
const packedFrom = 20;
const made: PackScope = 'made';

type MadeRow = { table: PackedTable; row: Row<PackedTable> };

/** Ids that a command makes begin with its own. */
const startOf = (commandId: string): string => `${commandId}.`;
/** Behind all of them. */
const endOf = (commandId: string): string => `${commandId}.~`;
const commandOf = (end: string): string => end.slice(0, -2);

const isOfCommand = (put: Put, start: string): put is Put & MadeRow =>
  isPackedTable(put.table) && put.row.id.startsWith(start) && rangeKeyOf(put.table, put.row as Row<PackedTable>).startsWith(start);

/**
 * Packs what a command has made for the first time, where that is much; gives the puts that are left to be written row by row. Where
 * anything is known of one of the ids, all of them are left.
 */
export const packMade = async (db: RefineryDb, commandId: string, puts: readonly Put[]): Promise<readonly Put[]> => {
  const start = startOf(commandId);
  const own = puts.filter((each) => isOfCommand(each, start));
  if (own.filter(({ table }) => table === 'leads').length < packedFrom) return puts;
  const groups = [...Map.groupBy(own as MadeRow[], ({ table }) => table)].map(
    ([table, group]) => [table, [...new Map(group.map(({ row }) => [row.id, row])).values()]] as const,
  );
  if (!(await areUnknown(db, commandId, groups))) return puts;
  const range = { scope: made, after: start, last: endOf(commandId) };
  await storePacks(
    db,
    groups.map(([table, rows]) => packOf(table, range, rows)),
  );
  const packed = new Set<Put>(own);
  return puts.filter((each) => !packed.has(each));
};

/** Whether nothing is here, nor was, under the ids of a command. */
const areUnknown = async (
  db: RefineryDb,
  commandId: string,
  groups: readonly (readonly [PackedTable, readonly Row<PackedTable>[]])[],
): Promise<boolean> => {
  const [start, end] = [startOf(commandId), endOf(commandId)];
  const found = await Promise.all([
    db.voidedIds.where('id').between(start, end).limit(1).primaryKeys(),
    ...groups.flatMap(([table, rows]) => [
      tableOf(db, table).where('id').between(start, end).limit(1).primaryKeys(),
      db.serverRows.where('[table+id]').between([table, start], [table, end]).limit(1).primaryKeys(),
      isKeyedTable(table) ? packedAmong(db, table, idsOf(rows)).then((known) => [...known]) : [],
    ]),
  ]);
  return found.every((each) => each.length === 0);
};

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Commands whose leads lie so. */
export const madeHere = async (db: RefineryDb): Promise<string[]> => {
  const keys = await db.packs.where('[table+scope+last]').between(['leads', made, ''], ['leads', made, []]).primaryKeys();
  return keys.map(([, , last]) => commandOf(last));
};

/** Of rows that are about to be written, the ids of those that lie in such packs alone: the server has no such rows. */
export const madeAmong = async (
  db: RefineryDb,
  table: PackedTable,
  commandIds: readonly string[],
  rows: readonly Row<PackedTable>[],
): Promise<Set<string>> => {
  const starts = commandIds.map(startOf);
  const ids = idsOf(rows.filter((row) => starts.some((start) => rangeKeyOf(table, row).startsWith(start))));
  const standing = ids.length > 0 ? await rowsByIds(tableOf(db, table), ids) : [];
  return new Set(ids.filter((_, index) => standing[index] === undefined));
};

/** Lets go of what these commands have packed; gives the rows that did not lie in their tables besides. */
export const dropMade = async (db: RefineryDb, commandIds: readonly string[]): Promise<MadeRow[]> => {
  const left: MadeRow[] = [];
  for (const commandId of commandIds) left.push(...(await dropOne(db, commandId)));
  if (commandIds.length > 0) await forgetPackKeys(db);
  return left;
};

const dropOne = async (db: RefineryDb, commandId: string): Promise<MadeRow[]> => {
  const keys = packedTables.map((table): [PackedTable, PackScope, string] => [table, made, endOf(commandId)]);
  const packs = (await db.packs.bulkGet(keys)).filter((pack) => pack !== undefined);
  const left = await Promise.all(packs.map((pack) => unheldOf(db, pack)));
  await Promise.all([db.packs.bulkDelete(keys), db.packKeys.bulkDelete(keys)]);
  return left.flat();
};

const unheldOf = async (db: RefineryDb, pack: Pack): Promise<MadeRow[]> => {
  const { table, after, last } = pack;
  const held = new Set(await tableOf(db, table).where('id').between(after, last).primaryKeys());
  const rows = rowsOfPack(pack);
  return rows.filter(({ id }) => !held.has(id)).map((row) => ({ table, row }));
};
