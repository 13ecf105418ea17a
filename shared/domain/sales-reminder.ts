import { z } from 'zod';
import { id, instant } from './fields.ts';

/** Somebody of the center reminded sales of a handoff that is past its time to answer. */
export const salesReminder = z.object({
  id,
  handoffId: id,
  leadId: id,
  repId: id,
  salespersonId: id,
  byId: id,
  remindedAt: instant,
});
export type SalesReminder = z.infer<typeof salesReminder>;
