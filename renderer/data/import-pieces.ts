import { importLeads } from '../../shared/commands/import-leads.ts';
import type { CommandArgs } from '../../shared/commands/registry.ts';
import type { Table } from '../../shared/domain/import/read-table.ts';
import { type MappedRow, mapRows } from '../../shared/domain/import/rows.ts';
import { type ImportJob, type OutboxEntry, openDb, type RefineryDb } from './db.ts';
import type { Actor } from './optimistic.ts';
import { createRowChanges, type RowChange } from './row-changes.ts';
import { createRowMatcher, type RowMatcher } from './row-matcher.ts';
import { createRunCommand } from './run-command.ts';

/** Whose database is written to. */
export type WriterDesk = { name: string; actor: Actor };

/** Rows of a file that are saved on this machine: the command, what it changed, and how many rows of the file are in so far. */
export type Piece = { entry: OutboxEntry; changes: RowChange[]; done: number };

type PieceArgs = Pick<CommandArgs<'importLeads'>, 'rows' | 'refused' | 'likely'>;

/** A piece fits one push (256 KB) with room to spare, and no transaction holds the stores for long. */
const rowsPerPiece = 200;
const charactersPerPiece = 180_000;

/**
 * Takes a file in through the command path, in a worker of its own: one command for each piece, named after the import and its first
 * row, so that a piece is never taken in twice. What it wrote is handed out for the window to tell.
 */
export const createPieceWriter = async ({ name, actor }: WriterDesk) => {
  const db = await openDb(name);
  let rows: Generator<MappedRow> | null = null;
  let waiting: MappedRow | null = null;
  let matcher: RowMatcher | null = null;
  let importId = '';
  let done = 0;
  let clock = 0;
  let commandId = '';
  let piece: Pick<Piece, 'changes'> & { entry: OutboxEntry | null } = { entry: null, changes: [] };
  const changes = createRowChanges();
  changes.subscribe((changed) => {
    piece.changes.push(...changed);
  });
  const run = createRunCommand({
    db,
    actor,
    now: () => clock,
    newId: () => commandId,
    changes,
    onSaved: (entry) => {
      piece.entry = entry;
    },
  });

  const read = (): MappedRow | null => {
    if (waiting) {
      const kept = waiting;
      waiting = null;
      return kept;
    }
    const next = rows?.next();
    return next && !next.done ? next.value : null;
  };

  const collect = (): { args: PieceArgs; count: number; firstRow: number } => {
    const args: PieceArgs = { rows: [], refused: [], likely: [] };
    let size = 0;
    let count = 0;
    let firstRow = 0;
    for (let mapped = read(); mapped; mapped = read()) {
      size += JSON.stringify(mapped).length;
      if (count === rowsPerPiece || (count > 0 && size > charactersPerPiece)) {
        waiting = mapped;
        break;
      }
      firstRow ||= rowOf(mapped);
      count += 1;
      if ('refused' in mapped) args.refused.push(mapped.refused);
      else args.rows.push(mapped.row, ...mapped.more);
    }
    args.likely = matcher?.likelyOf(args.rows) ?? [];
    return { args, count, firstRow };
  };

  return {
    keep: (job: ImportJob, bytes: Uint8Array): Promise<void> =>
      db.transaction('rw', db.importJobs, db.importFiles, async () => {
        await db.importFiles.put({ importId: job.importId, bytes });
        await db.importJobs.put(job);
      }),
    keptFile: async (id: string): Promise<Uint8Array | undefined> => (await db.importFiles.get(id))?.bytes,
    /** Reads the people this machine knows, so that rows that are alike to one of them find their lead. */
    readKnown: async (): Promise<void> => {
      matcher = await createRowMatcher(db);
    },
    lastRow: (id: string): Promise<number> => lastRowOf(db, id),
    /** Begins behind `afterRow`, a row as a spreadsheet counts it; answers how many rows of the file that leaves behind. */
    start: (table: Table, job: ImportJob, afterRow: number): number => {
      importId = job.importId;
      waiting = null;
      rows = mapRows(table, job.plan);
      // Rows that are in are read all the same, so that what repeats within the file is known as it was.
      for (done = 0; (table.rowNumbers[done] ?? Number.POSITIVE_INFINITY) <= afterRow; done += 1) rows.next();
      return done;
    },
    next: async (now: number): Promise<Piece | null> => {
      const { args, count, firstRow } = collect();
      if (count === 0) return null;
      clock = now;
      commandId = `${importId}.${firstRow}`;
      piece = { entry: null, changes: [] };
      await run(importLeads, { importId, ...args });
      done += count;
      const { entry } = piece;
      if (!entry) throw new Error('a piece was saved without a command');
      matcher?.follow(piece.changes);
      return { entry, changes: piece.changes, done };
    },
    close: (): void => db.close(),
  };
};
export type PieceWriter = Awaited<ReturnType<typeof createPieceWriter>>;

const rowOf = (mapped: MappedRow): number => ('refused' in mapped ? mapped.refused.row : mapped.row.row);

/**
 * The last row of the file that is in the outbox: it is written with the rows themselves, so it is what a crash cannot part from them.
 * The commands of an import are its own, so looking from the newest back ends soon.
 */
const lastRowOf = async (db: RefineryDb, importId: string): Promise<number> => {
  const last = await db.outbox
    .orderBy('seq')
    .reverse()
    .filter((entry) => entry.name === 'importLeads' && entry.args.importId === importId)
    .first();
  const given = last && importLeads.args.safeParse(last.args);
  if (!given?.success) return 0;
  const numbers = [...given.data.rows, ...given.data.refused].map(({ row }) => row);
  return numbers.reduce((highest, row) => Math.max(highest, row), 0);
};
