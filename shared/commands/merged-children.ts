import type { LeadMerge, MovedTable } from '../domain/duplicates/merge.ts';
import type { Row } from '../tables.ts';
import { type Put, put, where } from './command.ts';

/** References to everything that follows a lead into another one. */
export const childrenOf = (leadIds: readonly string[]) => ({
  touches: where('touches', 'leadId', leadIds),
  attempts: where('attempts', 'leadId', leadIds),
  notes: where('notes', 'leadId', leadIds),
  answers: where('answers', 'leadId', leadIds),
  callbacks: where('callbacks', 'leadId', leadIds),
  handoffs: where('handoffs', 'leadId', leadIds),
  corrections: where('corrections', 'leadId', leadIds),
});

export type ChildRows = { [T in MovedTable]: readonly Row<T>[] };

/**
 * Rows of one lead as another's, and their ids by table. Of corrections only texts of notes go along: what a detail was before belongs to
 * the lead that had it.
 */
export const movedChildren = (rows: ChildRows, fromId: string, toId: string): { puts: Put[]; ids: LeadMerge['moved'] } => {
  const own: ChildRows = { ...rows, corrections: rows.corrections.filter(({ field }) => field === 'note') };
  return moveWhere(own, ({ leadId }) => leadId === fromId, toId);
};

/** The rows that a merge moved, where they were before; rows that have gone elsewhere since stay there. */
export const childrenBack = (rows: ChildRows, { moved, leadId, keptId }: LeadMerge): Put[] => {
  const ids = new Map(Object.entries(moved).map(([table, each]) => [table, new Set(each)]));
  return moveWhere(rows, (row, table) => row.leadId === keptId && ids.get(table)?.has(row.id) === true, leadId).puts;
};

type ChildRow = { id: string; leadId: string };

const moveWhere = (
  rows: ChildRows,
  isMoved: (row: ChildRow, table: MovedTable) => boolean,
  toId: string,
): { puts: Put[]; ids: LeadMerge['moved'] } => {
  const puts: Put[] = [];
  const ids: LeadMerge['moved'] = {};
  const move = <T extends MovedTable>(table: T): void => {
    const moved = (rows[table] as readonly Row<T>[]).filter((row) => isMoved(row as ChildRow, table));
    if (moved.length > 0) ids[table] = moved.map(({ id }) => id);
    for (const row of moved) puts.push(put(table, { ...row, leadId: toId }));
  };
  for (const table of ['touches', 'attempts', 'notes', 'answers', 'callbacks', 'handoffs', 'corrections'] as const) move(table);
  return { puts, ids };
};

const momentOf: { [T in MovedTable]: (row: Row<T>) => number } = {
  touches: (row) => row.happenedAt,
  attempts: (row) => row.startedAt,
  notes: (row) => row.writtenAt,
  answers: (row) => row.answeredAt,
  callbacks: (row) => row.createdAt,
  handoffs: (row) => row.handedOffAt,
  corrections: (row) => row.changedAt,
};

/** How many rows of the kept lead came after a merge: taking it back leaves them with it. */
export const rowsSince = (rows: ChildRows, { moved, keptId, mergedAt }: LeadMerge): number => {
  const countOf = <T extends MovedTable>(table: T): number => {
    const known = new Set(moved[table]);
    return (rows[table] as readonly Row<T>[]).filter(
      (row) => (row as ChildRow).leadId === keptId && !known.has(row.id) && momentOf[table](row) > mergedAt,
    ).length;
  };
  return (Object.keys(momentOf) as MovedTable[]).reduce((sum, table) => sum + countOf(table), 0);
};
