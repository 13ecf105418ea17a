import { z } from 'zod';
import { suspect, suspectId, suspectRows } from '../domain/duplicates/suspect.ts';
import { count, id } from '../domain/fields.ts';
import { defineCommand, many, put } from './command.ts';

/** Remembers that two leads are two people, or asks about them again. A pair that only this desktop has found is written down with it. */
export const settleSuspects = defineCommand({
  name: 'settleSuspects',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    pairs: z
      .array(z.object({ aId: id, bId: id, score: count, reasons: suspect.shape.reasons }))
      .min(1)
      .max(200),
    as: z.enum(['apart', 'open']),
  }),
  leadIds: ({ pairs }) => [...new Set(pairs.flatMap(({ aId, bId }) => [aId, bId]))],
  load: ({ pairs }) => ({
    suspects: many(
      'suspects',
      pairs.flatMap(({ aId, bId }) => [suspectId(aId, bId), suspectId(bId, aId)]),
    ),
  }),
  apply: ({ suspects }, { pairs, as }, { userId, now }) => {
    const known = new Map(suspects.map((each) => [each.id, each]));
    const decided = { state: as, decidedById: as === 'open' ? null : userId, decidedAt: as === 'open' ? null : now } as const;
    return {
      puts: pairs.flatMap(({ aId, bId, score, reasons }) =>
        suspectRows(aId, bId, { score, reasons, foundAt: now, ...decided }).map((row) => {
          const standing = known.get(row.id);
          return put('suspects', standing ? (standing.state === 'merged' ? standing : { ...standing, ...decided }) : row);
        }),
      ),
    };
  },
});
