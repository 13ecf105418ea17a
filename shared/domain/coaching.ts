import { z } from 'zod';
import { count, id, instant, text } from './fields.ts';

/** A word of a team lead on one call of a rep. */
export const callComment = z.object({
  id,
  /** Whose call it was: they see it. */
  userId: id,
  attemptId: id,
  leadId: id,
  byId: id,
  body: text,
  writtenAt: instant,
  /** When the rep had it on the screen. */
  seenAt: instant.nullable(),
});
export type CallComment = z.infer<typeof callComment>;

/** What one rep is to reach in a day; takes the place of the center's goals. */
export const goal = z.object({
  /** The rep's id. */
  id,
  calls: count,
  reached: count,
  qsos: count,
  setById: id,
  setAt: instant,
});
