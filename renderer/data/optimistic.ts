import type { CommandContext, Loaded, Outcome, Put, Ref, Refs } from '../../shared/commands/command.ts';
import { isRefused } from '../../shared/commands/command.ts';
import { readCommand } from '../../shared/commands/read-command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { Role } from '../../shared/domain/people.ts';
import { isPackedTable, type PackedTable } from '../../shared/packed-rows.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { dataTable, type OutboxEntry, type RefineryDb } from './db.ts';
import { madeAmong, madeHere, packMade } from './made-packs.ts';
import { rowsByTableIds } from './many-rows.ts';
import { rowsById, rowsOfRef } from './rows.ts';

/** Who runs commands on this desktop. */
export type Actor = { userId: string; role: Role; teamId: string | null };

export const contextOf = (actor: Actor, commandId: string, now: number): CommandContext => ({
  commandId,
  now,
  ...actor,
  id: (suffix) => `${commandId}.${suffix}`,
});

/** What a command has read: the tables it needs, and rows by `table/id`, undefined where there was none. */
export type Readings = { touched: Set<TableName>; rows: Map<string, Row<TableName> | undefined> };

export const noReadings = (touched: Set<TableName> = new Set()): Readings => ({ touched, rows: new Map() });

const keyOf = (table: TableName, id: string): string => `${table}/${id}`;

const loadRefs = async (db: RefineryDb, refs: Refs, leadIds: readonly string[], readings: Readings): Promise<Loaded<Refs>> => {
  const names = Object.keys(refs);
  const rows = await Promise.all(
    Object.values<Ref>(refs).map(async (ref) => {
      readings.touched.add(ref.table);
      const found = await rowsOfRef(db, ref, leadIds);
      if (ref.kind === 'one' && ref.id) readings.rows.set(keyOf(ref.table, ref.id), undefined);
      for (const row of found === undefined ? [] : [found].flat()) readings.rows.set(keyOf(ref.table, row.id), row);
      return found;
    }),
  );
  return Object.fromEntries(names.map((name, index) => [name, rows[index]])) as Loaded<Refs>;
};

/** Loads what a command needs and applies it. Inside a transaction: awaits nothing but Dexie. `readings` is told what was read. */
export const evaluate = async (
  db: RefineryDb,
  command: AnyCommand,
  args: Record<string, unknown>,
  context: CommandContext,
  readings: Readings = noReadings(),
): Promise<Outcome> => {
  const leadIds = command.leadIds(args);
  const first = await loadRefs(db, command.load(args), leadIds, readings);
  const more = await loadRefs(db, command.loadMore(first, args), leadIds, readings);
  return command.apply({ ...first, ...more }, args, context);
};

/**
 * Writes optimistic rows, keeping the server's last word on each row the first time it is changed. All tables at once, and nothing read
 * again: each wait costs as much as a write. `readings`: what the command has read in this transaction. Of many leads that the command has
 * made the server has no word to be kept: they are packed.
 */
export const writeOptimistic = async (
  db: RefineryDb,
  commandId: string,
  puts: readonly Put[],
  readings: Readings = noReadings(),
): Promise<void> => {
  const groups = Map.groupBy(await packMade(db, commandId, puts), (each) => each.table);
  const made = [...groups.keys()].some(isPackedTable) ? madeHere(db) : [];
  await Promise.all(
    [...groups].map(([table, group]) =>
      writeTable(db, table, [...new Map(group.map(({ row }) => [row.id, row])).values()], readings, made),
    ),
  );
};

/** `made`: commands whose leads lie packed. */
const writeTable = async (
  db: RefineryDb,
  table: TableName,
  rows: readonly Row<TableName>[],
  readings: Readings,
  made: Promise<string[]> | string[],
): Promise<void> => {
  const [kept, standing, commandIds] = await Promise.all([
    rowsByTableIds(
      db.serverRows,
      table,
      rows.map(({ id }) => id),
    ),
    standingRows(db, table, rows, readings),
    made,
  ]);
  const unkept = rows.filter((_, index) => kept[index] === undefined);
  const untold = await untoldAmong(db, table, commandIds, unkept);
  const fresh = unkept.map(({ id }) => ({ table, id, row: untold.has(id) ? null : (standing.get(id) ?? null) }));
  await Promise.all([fresh.length > 0 ? db.serverRows.bulkPut(fresh) : undefined, dataTable(db, table).bulkPut([...rows])]);
};

/** Ids of rows that lie here as another command has made them, and the server has not told of yet. */
const untoldAmong = async (
  db: RefineryDb,
  table: TableName,
  commandIds: readonly string[],
  rows: readonly Row<TableName>[],
): Promise<ReadonlySet<string>> =>
  commandIds.length > 0 && isPackedTable(table) ? madeAmong(db, table, commandIds, rows as Row<PackedTable>[]) : new Set();

/** What lies where these rows are to be written. */
const standingRows = async (
  db: RefineryDb,
  table: TableName,
  rows: readonly Row<TableName>[],
  readings: Readings,
): Promise<Map<string, Row<TableName> | undefined>> => {
  const standing = new Map(rows.map(({ id }) => [id, readings.rows.get(keyOf(table, id))]));
  const unread = rows.filter(({ id }) => !readings.rows.has(keyOf(table, id)));
  if (unread.length === 0) return standing;
  const leadIds = unread.flatMap((row) => ('leadId' in row && row.leadId ? [row.leadId] : []));
  const ids = unread.map((row) => row.id);
  const found = await rowsById(db, table, ids, leadIds);
  for (const [index, id] of ids.entries()) standing.set(id, found[index]);
  return standing;
};

/** Puts of an outcome; a command that is refused on the rows as they are now changes nothing here, and the server decides. */
const putsOf = (outcome: Outcome): readonly Put[] => (isRefused(outcome) ? [] : outcome.puts);

/** Runs a command of the outbox again on the rows as they are now; gives what it wrote. Inside a transaction over all tables. */
export const rerunCommand = async (db: RefineryDb, actor: Actor, entry: OutboxEntry): Promise<readonly Put[]> => {
  const reading = readCommand(entry);
  if ('refused' in reading) return [];
  const readings = noReadings();
  const puts = putsOf(await evaluate(db, reading.command, reading.args, contextOf(actor, entry.id, entry.at), readings));
  await writeOptimistic(db, entry.id, puts, readings);
  return puts;
};
