import type { LeadMove } from '../domain/history.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, type Put, put } from './command.ts';

type Move = Pick<LeadMove, 'kind' | 'reason'> & { moveId: string; undoOfId?: string };

const most = 400;
const joined = (before: readonly (string | null)[], added: readonly (string | null)[]): (string | null)[] =>
  [...new Set([...before, ...added])].slice(0, most);

/** The line in the log of moves, as these puts make or lengthen it; a move that waits for a desktop counts from here on. Nothing moved: no line. */
export const loggedMove = (
  standing: LeadMove | undefined,
  leads: readonly Lead[],
  puts: readonly Put[],
  { moveId, kind, reason, undoOfId }: Move,
  { now, userId }: Pick<CommandContext, 'now' | 'userId'>,
): Put[] => {
  const owners = new Map(leads.map((lead) => [lead.id, lead]));
  const moved = puts.flatMap((each) => {
    if (each.table === 'leads') return [{ fromId: owners.get(each.row.id)?.ownerId ?? null, toId: each.row.ownerId }];
    return each.table === 'checkouts' && each.row.pendingAt !== null ? [{ fromId: null, toId: each.row.pendingToId }] : [];
  });
  if (moved.length === 0) return [];
  const made = standing ?? {
    id: moveId,
    teamId: leads[0]?.teamId ?? '',
    kind,
    byId: userId,
    fromIds: [],
    toIds: [],
    count: 0,
    reason,
    movedAt: now,
    undoneCount: 0,
    undoneAt: null,
    undoneById: null,
    undoOfId: undoOfId ?? null,
  };
  const fromIds = joined(
    made.fromIds,
    moved.map((each) => each.fromId),
  );
  const toIds = joined(
    made.toIds,
    moved.map((each) => each.toId),
  );
  return [put('leadMoves', { ...made, fromIds, toIds, count: made.count + moved.length })];
};
