import type { PullResponse } from '../../shared/protocol/sync.ts';
import type { ChangedRows } from './pull.ts';

/**
 * What changed lately for all who share a view, read once and kept for as many as ask: pieces of the feed, one after another without a
 * gap. Whoever asks from a cursor within them gets what somebody would have who had taken piece after piece, the last word on each row.
 */

type Rows = Pick<PullResponse, 'puts' | 'leaves'>;
/** Versions after `from` up to `until`. */
type Piece = Rows & { from: number; until: number; size: number };

export type RecentChanges = {
  /** The version up to which they are known. */
  until: () => number;
  add: (next: ChangedRows) => void;
  /** What is new after the cursor; null when that is longer ago than is kept. */
  after: (cursor: number) => Rows | null;
};

/** So many rows are kept. */
const mostRows = 4000;

export const createRecentChanges = (from: number): RecentChanges => {
  const pieces: Piece[] = [];
  let until = from;
  let known: { cursor: number; rows: Rows } | undefined;

  const forgetOldest = () => {
    let size = pieces.reduce((sum, each) => sum + each.size, 0);
    while (size > mostRows && pieces.length > 1) size -= pieces.shift()?.size ?? 0;
  };

  return {
    until: () => until,
    add: ({ puts, leaves, until: next }) => {
      pieces.push({ puts, leaves, from: until, until: next, size: sizeOf({ puts, leaves }) });
      until = next;
      known = undefined;
      forgetOldest();
    },
    after: (cursor) => {
      if (cursor === until) return { puts: [], leaves: [] };
      if (cursor > until || cursor < (pieces[0]?.from ?? until)) return null;
      if (known?.cursor !== cursor) known = { cursor, rows: joined(pieces.filter((each) => each.until > cursor)) };
      return known.rows;
    },
  };
};

const sizeOf = ({ puts, leaves }: Rows): number =>
  puts.reduce((sum, { rows }) => sum + rows.length, 0) + leaves.reduce((sum, { ids }) => sum + ids.length, 0);

type Tables = PullResponse['leaves'][number]['table'];

/** The last word on each row, tables in the order of the pieces: within one, parents stand before children. */
const joined = (pieces: readonly Piece[]): Rows => {
  const [only] = pieces;
  if (only && pieces.length === 1) return { puts: only.puts, leaves: only.leaves };
  const words = new Map<Tables, Map<string, Record<string, unknown> | null>>();
  const wordsOf = (table: Tables) => {
    const known = words.get(table) ?? new Map<string, Record<string, unknown> | null>();
    words.set(table, known);
    return known;
  };
  for (const { puts, leaves } of pieces) {
    for (const { table, rows } of puts) for (const row of rows as Record<string, unknown>[]) wordsOf(table).set(String(row.id), row);
    for (const { table, ids } of leaves) for (const id of ids) wordsOf(table).set(id, null);
  }
  const puts = [...words].map(([table, rows]) => ({ table, rows: [...rows.values()].filter((row) => row !== null) }));
  const leaves = [...words].map(([table, rows]) => ({ table, ids: [...rows].flatMap(([id, row]) => (row === null ? [id] : [])) }));
  return { puts: puts.filter(({ rows }) => rows.length > 0), leaves: leaves.filter(({ ids }) => ids.length > 0) };
};
