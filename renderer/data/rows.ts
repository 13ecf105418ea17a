import type { Ref } from '../../shared/commands/command.ts';
import { type HistoryTable, isKeyedTable, isPackedTable, type KeyedTable, type PackedTable } from '../../shared/packed-rows.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { type RefineryDb, readMeta, tableOf } from './db.ts';
import { rowsByIds, rowsByValues } from './many-rows.ts';
import { everyPack, hasHash, hasHistoryOf, hasPacks, packedByIds, packedOfLeads, packedWhere, packsTaken, rowsOfPack } from './packs.ts';

/**
 * The one door to rows: table and packs put together, the table's row counting where both have one. All of it only reads, inside the
 * caller's transaction or live query or outside of any. Who asks a table itself sees only what has changed since the first load.
 */

const isHistory = (table: TableName): table is HistoryTable => isPackedTable(table) && !isKeyedTable(table);

/**
 * Rows by id, in the order of the ids; undefined where there is none. `leadIds`: the leads whose rows they may be, as packs know what
 * happened with a lead by the lead alone.
 */
export const rowsById = async <T extends TableName>(
  db: RefineryDb,
  table: T,
  ids: readonly string[],
  leadIds: readonly string[] = [],
): Promise<(Row<T> | undefined)[]> => {
  if (ids.length === 0) return [];
  if (!isPackedTable(table)) return rowsByIds(tableOf(db, table), ids);
  const [standing, isAnyPacked] = await Promise.all([rowsByIds(tableOf(db, table), ids), hasPacks(db)]);
  const missing = ids.filter((_, index) => standing[index] === undefined);
  if (missing.length === 0 || !isAnyPacked) return standing;
  const wanted = new Set(missing);
  const packed: Row<PackedTable>[] = isHistory(table)
    ? (await packedOfLeads(db, table, leadIds)).filter((row) => wanted.has(row.id))
    : await packedByIds(db, table as KeyedTable, missing);
  const byId = new Map(packed.map((row) => [row.id, row as Row<T>]));
  return standing.map((row, index) => row ?? byId.get(ids[index] ?? ''));
};

export const rowById = async <T extends TableName>(
  db: RefineryDb,
  table: T,
  id: string,
  leadIds: readonly string[] = [],
): Promise<Row<T> | undefined> => (await rowsById(db, table, [id], leadIds))[0];

/** What happened with these leads, in id order. */
export const rowsOfLeads = async <T extends TableName>(db: RefineryDb, table: T, leadIds: readonly string[]): Promise<Row<T>[]> => {
  const [standing, packed] = await Promise.all([
    tableOf(db, table)
      .where('leadId')
      .anyOf([...leadIds])
      .toArray(),
    isHistory(table) ? (packedOfLeads(db, table, leadIds) as Promise<Row<T>[]>) : [],
  ]);
  return inIdOrder([...packed, ...standing]);
};

/** Of two of one id the later counts. */
const inIdOrder = <T extends TableName>(rows: readonly Row<T>[]): Row<T>[] =>
  [...new Map(rows.map((row) => [row.id, row])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Rows by a field that packs can be asked for, in id order. */
const rowsByField = async <T extends KeyedTable>(db: RefineryDb, table: T, field: string, values: readonly string[]): Promise<Row<T>[]> => {
  const [standing, packed] = await Promise.all([rowsByValues(tableOf(db, table), field, values), packedWhere(db, table, field, values)]);
  if (packed.length === 0) return inIdOrder(standing);
  // A packed row that has changed since may not fit any more: its table says.
  const changed = new Set(
    await tableOf(db, table)
      .where('id')
      .anyOf(packed.map((row) => row.id))
      .primaryKeys(),
  );
  return inIdOrder([...packed.filter((row) => !changed.has(row.id)), ...standing]);
};

/** Whether all that happened with leads is here: after a first load it comes last. */
export const holdsAllHistory = async (db: RefineryDb): Promise<boolean> => {
  const [snapshot, history] = await Promise.all([readMeta(db, 'snapshot'), readMeta(db, 'history')]);
  return !snapshot && !history;
};

/** Whether all that happened with a lead is here: its history may still be on its way, after a first load. */
export const isWholeLead = async (db: RefineryDb, leadId: string): Promise<boolean> => {
  const [snapshot, history] = await Promise.all([readMeta(db, 'snapshot'), readMeta(db, 'history')]);
  if (!snapshot && !history) return true;
  return (await hasHistoryOf(db, leadId)) ?? !snapshot;
};

/** Handoffs of a lead, in id order. */
export const handoffsOfLead = (db: RefineryDb, leadId: string): Promise<Row<'handoffs'>[]> =>
  rowsByField(db, 'handoffs', 'leadId', [leadId]);

/** Leads of a company, in id order. */
export const leadsOfCompany = (db: RefineryDb, companyId: string): Promise<Row<'leads'>[]> =>
  rowsByField(db, 'leads', 'companyId', [companyId]);

/** Rows that a command needs. `leadIds`: the leads it is about. */
export const rowsOfRef = async (
  db: RefineryDb,
  ref: Ref,
  leadIds: readonly string[],
): Promise<Row<TableName> | Row<TableName>[] | undefined> => {
  const { table } = ref;
  if (ref.kind === 'one') return ref.id ? rowById(db, table, ref.id, leadIds) : undefined;
  if (ref.kind === 'many') return (await rowsById(db, table, ref.ids, leadIds)).filter((row) => row !== undefined);
  const values = ref.values.filter((each) => each !== null && each !== undefined);
  if (values.length === 0) return [];
  if (ref.field === 'id') return (await rowsById(db, table, values, leadIds)).filter((row) => row !== undefined);
  if (ref.field === 'leadId' && !isKeyedTable(table)) return rowsOfLeads(db, table, values);
  if (isKeyedTable(table) && hasHash(table, ref.field)) return rowsByField(db, table, ref.field, values);
  if (isPackedTable(table)) throw new Error(`packs of ${table} cannot be asked by ${ref.field}`);
  return inIdOrder(await rowsByValues(tableOf(db, table), ref.field, values));
};

/** Rows read at once while walking over all: little enough that no frame waits for it. */
const rowsPerChunk = 500;

/**
 * Walks over every row of a table, some at a time, each id once. For figures over all there is, not for lists: rows that change on the way
 * are seen as they were or as they are. Not inside of a transaction, which it would hold for as long.
 */
export async function* everyRow<T extends TableName>(db: RefineryDb, table: T): AsyncGenerator<Row<T>[]> {
  const seen = new Set<string>();
  const taken = await packsTaken(db);
  yield* everyStanding(db, table, seen);
  if (!isPackedTable(table)) return;
  for (const id of await db.voidedIds.toCollection().primaryKeys()) seen.add(id);
  for await (const packs of everyPack(db, table)) {
    yield packs.flatMap((pack) =>
      (rowsOfPack(pack) as Row<T>[]).filter((row) => {
        if (seen.has(row.id) || (isHistory(table) && seen.has((row as Row<HistoryTable>).leadId))) return false;
        seen.add(row.id);
        return true;
      }),
    );
  }
  // Packs that an import had made were taken away on the way: their rows lie in the table now.
  if ((await packsTaken(db)) !== taken) yield* everyStanding(db, table, seen);
}

/** Rows of the table itself that have not been seen. */
async function* everyStanding<T extends TableName>(db: RefineryDb, table: T, seen: Set<string>): AsyncGenerator<Row<T>[]> {
  for (let after = ''; ; ) {
    const standing = await tableOf(db, table).where('id').above(after).limit(rowsPerChunk).toArray();
    const unseen = standing.filter(({ id }) => !seen.has(id));
    if (unseen.length > 0) yield unseen;
    for (const { id } of unseen) seen.add(id);
    after = standing.at(-1)?.id ?? '';
    if (standing.length < rowsPerChunk) return;
  }
}

/** Every row of a table in id order. */
export const allRows = async <T extends TableName>(db: RefineryDb, table: T): Promise<Row<T>[]> => {
  const rows: Row<T>[] = [];
  for await (const some of everyRow(db, table)) for (const row of some) rows.push(row);
  return inIdOrder(rows);
};
