import type { SnapshotLine } from '../../shared/protocol/sync.ts';
import { tableNames } from '../../shared/tables.ts';
import { dataTable, type Meta, type RefineryDb, readMeta } from '../data/db.ts';
import type { Actor } from '../data/optimistic.ts';
import type { RowChange, RowChanges } from '../data/row-changes.ts';
import { absorb, parseRows } from './absorb.ts';
import { hideLeads } from './hidden-leads.ts';
import { SyncFailed, type Transport } from './transport.ts';

type SnapshotMeta = Extract<Meta, { key: 'snapshot' }>;
type Page = {
  head: Extract<SnapshotLine, { kind: 'head' }>;
  tail: Extract<SnapshotLine, { kind: 'tail' }>;
  blocks: Extract<SnapshotLine, { kind: 'rows' }>[];
};

/** A page without its tail was cut on the way; it is asked for again. */
const readPage = (lines: readonly SnapshotLine[]): Page => {
  const head = lines.find((line) => line.kind === 'head');
  const tail = lines.find((line) => line.kind === 'tail');
  if (!head || !tail) throw new SyncFailed({ kind: 'unreachable' });
  return { head, tail, blocks: lines.filter((line) => line.kind === 'rows') };
};

/**
 * Loads the next page of the first load; an interrupted one goes on where it stopped. The first page clears what an older
 * view left behind, never the outbox. With the last page the cursor is set to the version at which the load began.
 */
export const loadPage = async (db: RefineryDb, actor: Actor, transport: Transport, changes: RowChanges): Promise<'done' | 'more'> => {
  const started = await readMeta(db, 'snapshot');
  const { head, tail, blocks } = readPage(await transport.snapshotPage(started?.next ?? null));
  const isContinued = started !== undefined && started.epoch === head.epoch && started.view === head.view;
  if (started && !isContinued) {
    await db.meta.delete('snapshot');
    return 'more';
  }
  const puts = blocks.map(({ table, rows }) => ({ table, rows: parseRows(table, rows) }));
  const progress = progressOf(started, head, tail);
  const changed = await db.transaction('rw', db.tables, async () => {
    const cleared = started ? [] : await clearData(db);
    const absorbed = await absorb(db, actor, { puts, leaves: [] }, { kind: 'replay', settleUpTo: 0 });
    await saveProgress(db, progress);
    return [...cleared, ...absorbed];
  });
  changes.publish(changed);
  return progress.next === null ? 'done' : 'more';
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

const saveProgress = async (db: RefineryDb, progress: SnapshotMeta): Promise<void> => {
  if (progress.next !== null) {
    await db.meta.put(progress);
    return;
  }
  await db.meta.delete('snapshot');
  await db.meta.put({ key: 'cursor', epoch: progress.epoch, view: progress.view, version: progress.version });
};

/** Data goes, work stays: rows that pending commands made come back when those run again on top. */
const clearData = async (db: RefineryDb): Promise<RowChange[]> => {
  const cleared: RowChange[] = [];
  await hideLeads(db, 'all');
  for (const table of tableNames) {
    const ids = (await dataTable(db, table).toCollection().primaryKeys()) as string[];
    if (ids.length > 0) cleared.push({ table, puts: [], deletes: ids });
    await dataTable(db, table).clear();
  }
  await db.serverRows.toCollection().modify({ row: null });
  return cleared;
};
