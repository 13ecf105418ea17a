import { keyedTables } from '../../shared/packed-rows.ts';
import type { SnapshotLine } from '../../shared/protocol/sync.ts';
import { type TableName, tableNames } from '../../shared/tables.ts';
import { dataTable, type Meta, type RefineryDb, readMeta } from '../data/db.ts';
import type { Actor } from '../data/optimistic.ts';
import { forgetPackKeys, type ReadPack, readPackLine, storePacks } from '../data/packs.ts';
import type { RowChange, RowChanges } from '../data/row-changes.ts';
import { absorb, parseRows } from './absorb.ts';
import { hideLeads } from './hidden-leads.ts';
import type { PageSource } from './page-ahead.ts';
import { noteEpoch } from './push.ts';
import { SyncFailed, type Transport } from './transport.ts';

type SnapshotMeta = Extract<Meta, { key: 'snapshot' }>;
type Page = {
  head: Extract<SnapshotLine, { kind: 'head' }>;
  tail: Extract<SnapshotLine, { kind: 'tail' }>;
  blocks: Extract<SnapshotLine, { kind: 'rows' }>[];
  packs: ReadPack[];
};

/** A page without its tail was cut on the way; it is asked for again. */
const readPage = (lines: readonly SnapshotLine[]): Page => {
  const head = lines.find((line) => line.kind === 'head');
  const tail = lines.find((line) => line.kind === 'tail');
  if (!head || !tail) throw new SyncFailed({ kind: 'unreachable' });
  const packs = lines.filter((line) => line.kind === 'pack').map(readPackLine);
  return { head, tail, blocks: lines.filter((line) => line.kind === 'rows'), packs };
};

/**
 * Loads the next page of the first load; an interrupted one goes on where it stopped. The first page clears what an older
 * view left behind, never the outbox. When all that can be used is in, the cursor is set to the version at which the load began, and
 * what is left, the history of other people's leads, comes by `loadHistory` beside the usual work. The page behind is asked for as soon as
 * this one is on disk, and before it is shown: so no more than one page is ever on its way or on the table, and a cut costs no more.
 */
export const loadPage = async (db: RefineryDb, actor: Actor, transport: PageSource, changes: RowChanges): Promise<'done' | 'more'> => {
  const started = await readMeta(db, 'snapshot');
  const { head, tail, blocks, packs } = readPage(await transport.snapshotPage(started?.next ?? null));
  const isContinued = started !== undefined && started.epoch === head.epoch && started.view === head.view;
  if (started && !isContinued) {
    await db.meta.delete('snapshot');
    return 'more';
  }
  const puts = blocks.map(({ table, rows }) => ({ table, rows: parseRows(table, rows) }));
  const progress = progressOf(started, head, tail);
  const isUsable = tail.next === null || tail.isUsable === true;
  const touchesRows = !started || puts.length > 0 || isUsable;
  const stores = touchesRows ? db.tables : [db.packs, db.packKeys, db.meta, db.leads, db.companies, db.handoffs];
  const changed = await db.transaction('rw', stores, async () => {
    const cleared = started ? [] : await clearData(db);
    await storePacks(db, packs);
    const changedAmong = await changedSince(db, packs);
    const absorbed = touchesRows ? await absorb(db, actor, { puts, leaves: [] }, { kind: 'replay', settleUpTo: 0 }) : [];
    await saveProgress(db, progress, isUsable);
    return { cleared, changedAmong, absorbed };
  });
  if (!isUsable && tail.next !== null) transport.prepareSnapshotPage?.(tail.next);
  changes.publish([...changed.cleared, ...shownBy(packs, changed.changedAmong), ...changed.absorbed]);
  return isUsable ? 'done' : 'more';
};

/** Ids of packed rows that have changed since they were packed: their row lies in its table, and counts. */
const changedSince = async (db: RefineryDb, packs: readonly ReadPack[]): Promise<Set<string>> => {
  const found = await Promise.all(
    keyedTables.map((table) => {
      const ids = packs.flatMap(({ pack, keys }) => (pack.table === table ? (keys()?.ids ?? []) : []));
      const [first, last] = [ids[0], ids.at(-1)];
      if (first === undefined || last === undefined) return [];
      const [from, till] = first < last ? [first, last] : [last, first];
      return dataTable(db, table).where('id').between(from, till, true, true).primaryKeys() as Promise<string[]>;
    }),
  );
  return new Set(found.flat());
};

/** Leads, companies and handoffs that come into sight with these packs. */
const shownBy = (packs: readonly ReadPack[], changed: ReadonlySet<string>): RowChange[] =>
  keyedTables.flatMap((table) => {
    const rows = packs.filter(({ pack }) => pack.table === table).flatMap((each) => each.rows());
    return rows.length > 0 ? [{ table, puts: changed.size > 0 ? rows.filter(({ id }) => !changed.has(id)) : rows, deletes: [] }] : [];
  });

/**
 * Loads the next page of what happened with other people's leads. Rows that changed since the cursor may come as they are now or as they
 * were: those that a pull has brought or will bring lie in their tables and count instead.
 */
export const loadHistory = async (db: RefineryDb, transport: Transport): Promise<'done' | 'more'> => {
  const history = await readMeta(db, 'history');
  if (!history) return 'done';
  const { head, tail, packs } = readPage(await transport.snapshotPage(history.next));
  // Another epoch or view: the next pull asks for a new snapshot.
  if (head.epoch !== history.epoch || head.view !== history.view) return 'done';
  await db.transaction('rw', [db.packs, db.packKeys, db.meta], async () => {
    const standing = await readMeta(db, 'history');
    if (standing?.next !== history.next || standing.epoch !== history.epoch) return;
    await storePacks(db, packs);
    if (tail.next === null) await db.meta.delete('history');
    else await db.meta.put({ ...history, next: tail.next });
  });
  return tail.next === null ? 'done' : 'more';
};

const progressOf = (started: SnapshotMeta | undefined, head: Page['head'], tail: Page['tail']): SnapshotMeta => ({
  key: 'snapshot',
  next: tail.next,
  version: started?.version ?? head.version,
  epoch: head.epoch,
  view: head.view,
  done: tail.done,
  total: tail.total,
});

const saveProgress = async (db: RefineryDb, progress: SnapshotMeta, isUsable: boolean): Promise<void> => {
  if (!isUsable) {
    await db.meta.put(progress);
    return;
  }
  const { next, epoch, view, version } = progress;
  await db.meta.delete('snapshot');
  await db.meta.put({ key: 'cursor', epoch, view, version });
  // The server may have been restored while this desktop had no cursor to tell it by, after it had answered what it has lost now.
  await noteEpoch(db, epoch);
  if (next !== null) await db.meta.put({ key: 'history', next, epoch, view });
};

/** Data goes, work stays: rows that pending commands made come back when those run again on top. */
const clearData = async (db: RefineryDb): Promise<RowChange[]> => {
  const cleared: RowChange[] = [];
  await hideLeads(db, 'all');
  const packed = Map.groupBy(await db.packKeys.toArray(), (keys): TableName => keys.table);
  for (const table of tableNames) {
    const ids = [
      ...((await dataTable(db, table).toCollection().primaryKeys()) as string[]),
      ...(packed.get(table) ?? []).flatMap((keys) => keys.ids),
    ];
    if (ids.length > 0) cleared.push({ table, puts: [], deletes: ids });
    await dataTable(db, table).clear();
  }
  await Promise.all([db.packs.clear(), db.packKeys.clear(), db.voidedIds.clear(), db.meta.delete('history'), forgetPackKeys(db)]);
  await db.serverRows.toCollection().modify({ row: null });
  return cleared;
};
