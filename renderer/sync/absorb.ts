import type { Table } from 'dexie';
import { chunksOf } from '../../shared/domain/chunks.ts';
import { isPackedTable } from '../../shared/packed-rows.ts';
import { childTables, type Row, type TableName, tables } from '../../shared/tables.ts';
import { dataTable, type OutboxEntry, type RefineryDb, type ServerRow } from '../data/db.ts';
import { dropMade, madeHere } from '../data/made-packs.ts';
import { type Actor, rerunCommand } from '../data/optimistic.ts';
import { voidInPacks } from '../data/packs.ts';
import type { RowChange } from '../data/row-changes.ts';
import { rowsById } from '../data/rows.ts';
import { forgetHiddenLeads, hideLeads } from './hidden-leads.ts';

type AnyRow = Row<TableName>;
export type Incoming = {
  puts: readonly { table: TableName; rows: readonly AnyRow[] }[];
  leaves: readonly { table: TableName; ids: readonly string[] }[];
};

/** What is kept aside, by row; null: everything done here is answered and its effect is in what comes, so that it counts at once. */
type Overlay = Map<string, ServerRow> | null;
const keyOf = (table: TableName, id: string): string => `${table}/${id}`;

/** Parses rows of the wire by their table's schema. Throws when this version does not understand them. */
export const parseRows = (table: TableName, rows: readonly unknown[]): AnyRow[] => rows.map((row) => tables[table].schema.parse(row));

/** Collects what a transaction changed, by table, the last word on each row. */
class Changed {
  private readonly byTable = new Map<TableName, Map<string, AnyRow | null>>();
  note(table: TableName, id: string, row: AnyRow | null): void {
    const rows = this.byTable.get(table) ?? new Map<string, AnyRow | null>();
    rows.set(id, row);
    this.byTable.set(table, rows);
  }
  toChanges(): RowChange[] {
    return [...this.byTable].map(([table, rows]) => ({
      table,
      puts: [...rows.values()].filter((row) => row !== null),
      deletes: [...rows].filter(([, row]) => row === null).map(([id]) => id),
    }));
  }
}

/**
 * How to end: `replay` shows pending work on top of the new rows; `defer` only keeps the server's word, when more pages follow at once.
 * `settleUpTo`: commands up to this sequence are answered and their effect is in these rows, or in the pages that follow.
 */
export type AbsorbEnd = { kind: 'replay' | 'defer'; settleUpTo: number };

/**
 * Takes in what the server says, inside the caller's transaction over all tables. Rows that pending commands have changed keep the
 * server's word aside; at the end every such row goes back to it and the commands still pending run again on top, in sequence.
 * Where nothing is pending, what comes counts at once, page by page: after a long import that is very much.
 */
export const absorb = async (db: RefineryDb, actor: Actor, incoming: Incoming, end: AbsorbEnd): Promise<RowChange[]> => {
  const changed = new Changed();
  const [isUnanswered, made] = await Promise.all([hasUnanswered(db, end.settleUpTo), madeHere(db)]);
  const isAllAnswered = !isUnanswered;
  const kept = isAllAnswered ? [] : await db.serverRows.toArray();
  const overlay: Overlay = isAllAnswered ? null : new Map(kept.map((each) => [keyOf(each.table, each.id), each]));
  // All tables at once: each wait costs as much as a write.
  await Promise.all(incoming.puts.map(({ table, rows }) => takePuts(db, overlay, changed, table, rows)));
  for (const { table, ids } of incoming.leaves) await takeLeaves(db, overlay, changed, table, ids);
  if (end.kind === 'defer') {
    await db.serverRows.bulkPut(kept);
    return changed.toChanges();
  }
  await settle(db, end.settleUpTo);
  // What nobody has told of was changed by commands that had no effect: it goes back.
  const left = isAllAnswered ? await db.serverRows.toArray() : kept;
  if (left.length > 0 || made.length > 0 || !isAllAnswered) await replay(db, actor, { kept: left, made }, changed);
  await forgetHiddenLeads(db);
  return changed.toChanges();
};

const takePuts = async (db: RefineryDb, overlay: Overlay, changed: Changed, table: TableName, rows: readonly AnyRow[]): Promise<void> => {
  const plain: AnyRow[] = [];
  for (const row of rows) {
    const kept = overlay?.get(keyOf(table, row.id));
    if (kept) kept.row = row;
    else plain.push(row);
  }
  if (!overlay) {
    const ids = plain.map(({ id }) => id);
    await forgetKept(db, table, ids);
  }
  await putInTurns(dataTable(db, table), plain);
  for (const row of plain) changed.note(table, row.id, row);
};

/** Rows handed to the database at once: so few that the screen is drawn in between. */
const rowsAtOnce = 200;

const putInTurns = async (table: Table<AnyRow, string>, rows: readonly AnyRow[]): Promise<void> => {
  for (const some of chunksOf(rows, rowsAtOnce)) await table.bulkPut(some);
};

/** Lets go of the server's word on rows about which it has just said more. */
const forgetKept = async (db: RefineryDb, table: TableName, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0 || (await db.serverRows.limit(1).primaryKeys()).length === 0) return;
  for (const some of chunksOf(ids, rowsAtOnce)) await db.serverRows.bulkDelete(some.map((id): [string, string] => [table, id]));
};

const takeLeaves = async (db: RefineryDb, overlay: Overlay, changed: Changed, table: TableName, ids: readonly string[]): Promise<void> => {
  if (table === 'leads') await hideLeads(db, ids);
  if (isPackedTable(table)) await voidInPacks(db, ids);
  const plain = ids.filter((id) => {
    const kept = overlay?.get(keyOf(table, id));
    if (kept) kept.row = null;
    return !kept;
  });
  if (!overlay) await forgetKept(db, table, plain);
  await dataTable(db, table).bulkDelete(plain);
  for (const id of plain) changed.note(table, id, null);
  if (table !== 'leads') return;
  await Promise.all(
    childTables.map(async (child) => {
      const children = (await dataTable(db, child)
        .where('leadId')
        .anyOf([...ids])
        .primaryKeys()) as string[];
      if (children.length > 0) await takeLeaves(db, overlay, changed, child, children);
    }),
  );
};

const settle = async (db: RefineryDb, upTo: number): Promise<void> => {
  await db.outbox
    .where('state')
    .equals('acked')
    .and((entry) => entry.seq <= upTo)
    .modify({ state: 'settled' });
};

/** Also commands taken back from the journal, which have changed nothing yet: there were no rows when they were. */
const hasUnanswered = async (db: RefineryDb, settleUpTo: number): Promise<boolean> => {
  const [pending, acked] = await Promise.all([
    db.outbox.where('state').equals('pending').limit(1).primaryKeys(),
    db.outbox.where('state').equals('acked').primaryKeys(),
  ]);
  return pending.length > 0 || acked.some((seq) => seq > settleUpTo);
};

/** What is not the server's word: rows that it is kept aside of, and commands whose rows lie packed. */
type Optimistic = { kept: readonly ServerRow[]; made: readonly string[] };

/** Back to the server's word, then every command that it has not had its say on, in sequence. */
const replay = async (db: RefineryDb, actor: Actor, { kept, made }: Optimistic, changed: Changed): Promise<void> => {
  for (const [table, group] of Map.groupBy(kept, (each) => each.table)) {
    await dataTable(db, table).bulkPut(group.flatMap(({ row }) => row ?? []));
    await dataTable(db, table).bulkDelete(group.filter(({ row }) => row === null).map(({ id }) => id));
    for (const { id, row } of group) changed.note(table, id, row);
  }
  await db.serverRows.clear();
  await forgetMade(db, made, changed);
  const unsettled = await db.outbox.where('state').anyOf('pending', 'acked').sortBy('seq');
  for (const entry of unsettled) await rerun(db, actor, entry, changed);
};

/** A row that nobody has told of is gone, or is what a first load has packed meanwhile. */
const forgetMade = async (db: RefineryDb, made: readonly string[], changed: Changed): Promise<void> => {
  for (const [table, group] of Map.groupBy(await dropMade(db, made), (each) => each.table)) {
    const rows = group.map(({ row }) => row);
    const leadIds = rows.flatMap((row) => ('leadId' in row && row.leadId ? [row.leadId] : []));
    const ids = rows.map(({ id }) => id);
    const standing = await rowsById(db, table, ids, leadIds);
    for (const [index, id] of ids.entries()) changed.note(table, id, standing[index] ?? null);
  }
};

const rerun = async (db: RefineryDb, actor: Actor, entry: OutboxEntry, changed: Changed): Promise<void> => {
  for (const { table, row } of await rerunCommand(db, actor, entry)) changed.note(table, row.id, row);
};
