import { z } from 'zod';
import { count, id, instant } from './fields.ts';

/** What a salesperson has on hand, counted by the database for everybody: reps see no handoffs but their own, and route all the same. */
export const salesLoad = z.object({
  /** The salesperson's. */
  id,
  /** Handoffs that wait for an answer, or were accepted and are neither won nor lost. */
  open: count,
  /** When they got the last ones, newest first. */
  lastGiven: z.array(instant).max(20),
});
