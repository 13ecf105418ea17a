import { z } from 'zod';
import { count, id, instant, line } from '../fields.ts';

/**
 * That a lead may be the same person as another one. Every suspicion stands twice, once with each lead, so that who sees a lead sees what
 * is suspected of it, and of the other one no more than its id.
 */
export const suspect = z.object({
  id,
  leadId: id,
  otherId: id,
  score: count,
  reasons: z.array(z.object({ field: line, level: line, points: z.int() })).max(20),
  /** `apart`: somebody said they are two · `merged`: they are one lead now · `past`: they have changed and are alike no more. */
  state: z.enum(['open', 'apart', 'merged', 'past']),
  foundAt: instant,
  decidedById: id.nullable(),
  decidedAt: instant.nullable(),
});
export type Suspect = z.infer<typeof suspect>;

/** Ends of ids are what tells them apart, and two of them have to fit into one. */
export const suspectId = (leadId: string, otherId: string): string => `${leadId.slice(-49)}~${otherId.slice(-49)}`;

type Finding = Pick<Suspect, 'score' | 'reasons' | 'state' | 'foundAt' | 'decidedById' | 'decidedAt'>;

/** Both rows of a pair. */
export const suspectRows = (aId: string, bId: string, finding: Finding): [Suspect, Suspect] => [
  { ...finding, id: suspectId(aId, bId), leadId: aId, otherId: bId },
  { ...finding, id: suspectId(bId, aId), leadId: bId, otherId: aId },
];
