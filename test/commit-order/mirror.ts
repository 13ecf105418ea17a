import type { Database } from '../../server/db/database.ts';
import { pullChanges, readAllVisible, readSpace } from '../../server/sync/pull.ts';
import { type ViewerScope, viewOf } from '../../server/sync/visibility.ts';
import type { TableName } from '../../shared/tables.ts';

/** What a desktop would hold that only ever pulls: rows by id, put and left as it is told. */
export type Mirror = {
  name: string;
  pulls: number;
  /** Pulls until there is nothing more. */
  catchUp: () => Promise<void>;
  /** Pulls again and again until told to stop. */
  follow: (isOver: () => boolean) => Promise<void>;
  /** Rows that it lacks, holds in vain, or holds as they are no more. */
  differences: () => Promise<{ missed: number; stale: number; rows: number }>;
};

const watched = ['leads', 'notes'] as const satisfies readonly TableName[];
type Watched = (typeof watched)[number];
type Held = Record<string, unknown>;

export const startMirror = async (database: Database, name: string, viewer: ViewerScope, random: () => number): Promise<Mirror> => {
  const { epoch, version } = await readSpace(database, viewer.centerId);
  const view = viewOf(viewer);
  const held: Record<Watched, Map<string, Held>> = { leads: new Map(), notes: new Map() };
  for (const table of watched) for (const row of await readAllVisible(database, viewer, table)) held[table].set(String(row.id), row);
  let cursor = version;

  const leave = (table: Watched, id: string): void => {
    held[table].delete(id);
    if (table !== 'leads') return;
    for (const [noteId, note] of held.notes) if (note.leadId === id) held.notes.delete(noteId);
  };

  const pull = async (): Promise<boolean> => {
    const answer = await pullChanges(database, viewer, { cursor, epoch, view });
    if (answer.kind !== 'changes') throw new Error(`${name} was asked for a new snapshot`);
    mirror.pulls += 1;
    const isWatched = (table: TableName): table is Watched => (watched as readonly TableName[]).includes(table);
    for (const { table, ids } of answer.leaves) if (isWatched(table)) for (const id of ids) leave(table, id);
    for (const { table, rows } of answer.puts) if (isWatched(table)) for (const row of rows) held[table].set(String(row.id), row);
    cursor = answer.version;
    return answer.hasMore;
  };

  const mirror: Mirror = {
    name,
    pulls: 0,
    catchUp: async () => {
      while (await pull());
    },
    follow: async (isOver) => {
      while (!isOver()) {
        await pull();
        await new Promise((resolve) => setTimeout(resolve, random() * 20));
      }
    },
    differences: async () => {
      const found = { missed: 0, stale: 0, rows: 0 };
      for (const table of watched) {
        const rows = await readAllVisible(database, viewer, table);
        found.rows += rows.length;
        found.missed += rows.filter((row) => JSON.stringify(held[table].get(String(row.id))) !== JSON.stringify(row)).length;
        const visible = new Set(rows.map((row) => String(row.id)));
        found.stale += [...held[table].keys()].filter((id) => !visible.has(id)).length;
      }
      return found;
    },
  };
  return mirror;
};
