import type { CommandContext, Loaded, Outcome, Put, Ref, Refs } from '../../shared/commands/command.ts';
import { isRefused } from '../../shared/commands/command.ts';
import { readCommand } from '../../shared/commands/read-command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { Role } from '../../shared/domain/people.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { dataTable, type OutboxEntry, type RefineryDb } from './db.ts';
import { rowsById, rowsOfRef } from './rows.ts';

/** Who runs commands on this desktop. */
export type Actor = { userId: string; role: Role; teamId: string | null };

export const contextOf = (actor: Actor, commandId: string, now: number): CommandContext => ({
  commandId,
  now,
  ...actor,
  id: (suffix) => `${commandId}.${suffix}`,
});

const loadRefs = async (db: RefineryDb, refs: Refs, leadIds: readonly string[]): Promise<Loaded<Refs>> => {
  const names = Object.keys(refs);
  const rows = await Promise.all(Object.values<Ref>(refs).map((ref) => rowsOfRef(db, ref, leadIds)));
  return Object.fromEntries(names.map((name, index) => [name, rows[index]])) as Loaded<Refs>;
};

/** Loads what a command needs and applies it. Inside a transaction: awaits nothing but Dexie. */
export const evaluate = async (
  db: RefineryDb,
  command: AnyCommand,
  args: Record<string, unknown>,
  context: CommandContext,
): Promise<Outcome> => {
  const leadIds = command.leadIds(args);
  const first = await loadRefs(db, command.load(args), leadIds);
  const more = await loadRefs(db, command.loadMore(first, args), leadIds);
  return command.apply({ ...first, ...more }, args, context);
};

/** Writes optimistic rows, keeping the server's last word on each row the first time it is changed. */
export const writeOptimistic = async (db: RefineryDb, puts: readonly Put[]): Promise<void> => {
  for (const [table, group] of Map.groupBy(puts, (each) => each.table)) {
    const rows = [...new Map(group.map(({ row }) => [row.id, row])).values()];
    await keepServerRows(db, table, rows);
    await dataTable(db, table).bulkPut(rows);
  }
};

const keepServerRows = async (db: RefineryDb, table: TableName, rows: readonly Row<TableName>[]): Promise<void> => {
  const kept = await db.serverRows.bulkGet(rows.map(({ id }): [string, string] => [table, id]));
  const fresh = rows.filter((_, index) => kept[index] === undefined);
  if (fresh.length === 0) return;
  const ids = fresh.map((row) => row.id);
  const leadIds = fresh.flatMap((row) => ('leadId' in row && row.leadId ? [row.leadId] : []));
  const standing = await rowsById(db, table, ids, leadIds);
  await db.serverRows.bulkPut(ids.map((id, index) => ({ table, id, row: standing[index] ?? null })));
};

/** Puts of an outcome; a command that is refused on the rows as they are now changes nothing here, and the server decides. */
const putsOf = (outcome: Outcome): readonly Put[] => (isRefused(outcome) ? [] : outcome.puts);

/** Runs a command of the outbox again on the rows as they are now; gives what it wrote. Inside a transaction over all tables. */
export const rerunCommand = async (db: RefineryDb, actor: Actor, entry: OutboxEntry): Promise<readonly Put[]> => {
  const reading = readCommand(entry);
  if ('refused' in reading) return [];
  const puts = putsOf(await evaluate(db, reading.command, reading.args, contextOf(actor, entry.id, entry.at)));
  await writeOptimistic(db, puts);
  return puts;
};
