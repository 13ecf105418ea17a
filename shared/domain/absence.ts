import { z } from 'zod';
import { count, id, instant, line } from './fields.ts';

/** Which of a rep's leads somebody else takes: `dueMeanwhile` those with something to do before they are back. */
export const absenceScopes = ['nothing', 'dueMeanwhile', 'all'] as const;

/**
 * A time somebody is not here, and what becomes of their queue; without an end, they have left the center. The server gives the leads
 * away when it begins and brings them back when it ends.
 */
export const absence = z.object({
  id,
  userId: id,
  kind: z.enum(['absence', 'leaving']),
  startsAt: instant,
  /** Null: for good. */
  endsAt: instant.nullable(),
  reason: line,
  scope: z.enum(absenceScopes),
  /** Who takes the leads; nobody: the pool. */
  toIds: z.array(id).max(50),
  /** What went away comes back when they do. */
  comesBack: z.boolean(),
  state: z.enum(['planned', 'running', 'over', 'cancelled']),
  plannedById: id,
  plannedAt: instant,
  /** The move by which their leads went; null: none has gone. */
  moveId: id.nullable(),
  /** Moves by hand that last as long: what went by them comes back as well. */
  untilBackIds: z.array(id).max(200).default([]),
  moved: count,
  returned: count,
});
export type Absence = z.infer<typeof absence>;

/** Whether a lead goes to somebody else for this absence, by its next action. */
export const goesAway = (of: Pick<Absence, 'scope' | 'endsAt'>, nextActionAt: number | null): boolean => {
  if (of.scope === 'nothing') return false;
  if (of.scope === 'all' || of.endsAt === null) return true;
  // What has no time of its own may be called at any: somebody has to look at it.
  return nextActionAt === null || nextActionAt < of.endsAt;
};
