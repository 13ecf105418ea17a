import { z } from 'zod';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { RefineryDb } from '../../data/db.ts';

/** A lead that was one's own and is not any more, because somebody moved it. */
export const movedAway = z.object({
  leadId: z.string(),
  name: z.string(),
  at: z.number(),
  /** Known only while the lead stays in sight, as in the team's pool. */
  byId: z.string().nullable(),
  isInPool: z.boolean(),
});
export type MovedAway = z.infer<typeof movedAway>;
export const movedAwayList = z.array(movedAway);
export const movedAwayKey = 'today.movedAway';

/** More than these are one line all the same. */
const keptEntries = 200;

export type LostLead = { before: Lead; after: Lead | undefined };

/**
 * Follows which own leads leave, and keeps it on this machine until it was seen. A lead that leaves a rep's sight is deleted here
 * without a word by whom; a first load deletes everything and brings most of it back, so that leads that return are struck off.
 */
export const createMovedAwayLog = (db: RefineryDb, userId: string, now: () => number) => {
  let writing: Promise<unknown> = Promise.resolve();
  const change = (edit: (list: MovedAway[]) => MovedAway[]) => {
    writing = writing
      .then(async () => {
        const kept = movedAwayList.safeParse((await db.preferences.get(movedAwayKey))?.value);
        const before = kept.success ? kept.data : [];
        const after = edit(before).slice(-keptEntries);
        if (after.length !== before.length || after.length > 0) await db.preferences.put({ key: movedAwayKey, value: after });
      })
      // A closed database or a full disk: the line is a courtesy, the leads themselves are safe.
      .catch(() => undefined);
  };
  return {
    note: (lost: readonly LostLead[], regained: ReadonlySet<string>) => {
      const gone = lost.filter(({ after }) => after?.assignedById !== userId).map((each) => entryOf(each, now()));
      if (gone.length === 0 && regained.size === 0) return;
      change((list) => {
        const goneIds = new Set(gone.map(({ leadId }) => leadId));
        return [...list.filter(({ leadId }) => !regained.has(leadId) && !goneIds.has(leadId)), ...gone];
      });
    },
    /** Resolves when what was noted so far is written. */
    settled: () => writing,
  };
};

const entryOf = ({ before, after }: LostLead, at: number): MovedAway => ({
  leadId: before.id,
  name: leadName(before),
  at: after?.assignedAt ?? at,
  byId: after?.assignedById ?? null,
  isInPool: after !== undefined && after.ownerId === null,
});
