import { z } from 'zod';
import { count, id, instant, line } from '../domain/fields.ts';

/** A name may fit many leads; the log is looked through for so many of them at once. */
export const mostLeadsAsked = 20;

/** What is looked for in the log; what is left out is not asked. Instants are when the server took the command in. */
export const auditFilter = z.object({
  byId: id.optional(),
  name: line.optional(),
  /** Any of these, once or repeated in a query. */
  leadIds: z.union([id.transform((one) => [one]), z.array(id).max(mostLeadsAsked)]).optional(),
  from: z.coerce.number().pipe(instant).optional(),
  till: z.coerce.number().pipe(instant).optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** What only the server can do: logged as a command is, so that the log tells all that was done. */
export const serverActions = ['setPassword'] as const;
export type ServerAction = (typeof serverActions)[number];

/** One command: who did what, when, to which leads or to whom. Never what was written or said in it. */
export const auditEntry = z.object({
  id,
  byId: id,
  name: line,
  /** When they did it, and when the server heard of it. */
  at: instant,
  receivedAt: instant,
  outcome: z.enum(['applied', 'parked']),
  code: line.nullable(),
  /** The first few of the leads it was about, and how many there were. */
  leadIds: z.array(id),
  leadCount: count,
  /** Whom of the center it was about. */
  personId: id.nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** `next`: ask on from there; null at the end. */
export const auditPage = z.object({ entries: z.array(auditEntry), next: line.nullable() });
export type AuditPage = z.infer<typeof auditPage>;
