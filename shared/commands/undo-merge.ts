import { z } from 'zod';
import type { Callback } from '../domain/call.ts';
import type { DoNotCallList } from '../domain/do-not-call.ts';
import type { LeadMerge } from '../domain/duplicates/merge.ts';
import type { Suspect } from '../domain/duplicates/suspect.ts';
import { id } from '../domain/fields.ts';
import { type Lead, lead as leadSchema } from '../domain/lead.ts';
import { isSameValue } from '../domain/same-value.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { stoppedLeadPuts, stoppedToo } from './do-not-call-rows.ts';
import { changedLead } from './lead-changes.ts';
import { childrenBack, childrenOf } from './merged-children.ts';

/**
 * Makes two of one again. Everything that the merge moved goes back, and each field of the kept lead that nobody has changed since is what
 * it was; so with nothing changed since, both are exactly as before. What came since stays with the kept lead (`staysOf` tells what), and a
 * do-not-call that came to one from the other, or was said while they were one, stays with both: that only a manager lifts, for both at once.
 * Who else each may be the same as is open again. The two themselves are told apart, unless the merge was a slip (`pair` says open).
 *
 * Refused: notFound · mergeUndone (it has been taken back) · mergedAlready (the kept lead lies in another one by now: that comes first).
 */
export const undoMerge = defineCommand({
  name: 'undoMerge',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ keptId: id, mergedId: id, pair: z.enum(['apart', 'open']).optional() }),
  leadIds: ({ keptId, mergedId }) => [keptId, mergedId],
  load: ({ keptId, mergedId }) => ({
    merge: one('leadMerges', mergedId),
    kept: one('leads', keptId),
    merged: one('leads', mergedId),
    ...childrenOf([keptId]),
    sayings: where('doNotCallLists', 'leadId', [keptId]),
    suspects: where('suspects', 'leadId', [keptId, mergedId]),
    suspected: where('suspects', 'otherId', [mergedId]),
  }),
  loadMore: ({ merge, sayings }) => ({
    pointers: many('leads', merge?.moved.leads ?? []),
    said: where(
      'doNotCallParts',
      'listId',
      saidSince(sayings, merge).map(({ id }) => id),
    ),
  }),
  apply: (rows, given, context) => {
    const { merge, kept, merged } = rows;
    if (!merge || !kept || !merged || merge.keptId !== given.keptId) return refuse('notFound', { what: 'lead' });
    if (merge.undoneAt !== null || merged.mergedIntoId !== kept.id) return refuse('mergeUndone');
    if (kept.stage === 'merged') return refuse('mergedAlready', { lead: '' });
    const restored = changedLead(kept, restoredKept(kept, merge), context);
    const again = changedLead(merged, restoredMerged(merged, merge), context);
    const back = childrenBack(rows, merge);
    const since = saidSince(rows.sayings, merge);
    return {
      puts: [
        put('leads', restored),
        put('leads', again),
        ...stageBack(merged, again, context),
        ...(restored.stage === kept.stage ? [] : stageBack(kept, restored, context)),
        ...back,
        ...rows.sayings
          .filter((each) => merge.moved.doNotCallLists?.includes(each.id))
          .map((each) => put('doNotCallLists', { ...each, leadId: merged.id })),
        ...rows.pointers.map((each) => put('leads', changedLead(each, { mergedIntoId: merged.id }, context))),
        put('leadMerges', { ...merge, undoneAt: context.now, undoneById: context.userId }),
        ...suspectedAgain([...rows.suspects, ...rows.suspected], merge, given.pair ?? 'apart', context),
        ...(since.length > 0 ? stoppedWith(again, back, since[0]?.reason ?? '', context) : []),
        ...stoppedToo(rows.said, since, kept.id, merged.id),
      ],
    };
  },
});

/** Fields that are still what the merge made them go back; a lead that changed hands since stays where it is. */
const restoredKept = (kept: Lead, { keptBefore, keptAfter }: LeadMerge): Partial<Lead> => {
  const now: Record<string, unknown> = kept;
  const untouched = Object.keys(keptBefore).filter((field) => isSameValue(now[field], keptAfter[field]));
  const before = Object.fromEntries(untouched.map((field) => [field, keptBefore[field]]));
  return leadSchema.parse({ ...kept, ...before });
};

const restoredMerged = (merged: Lead, { mergedBefore }: LeadMerge): Partial<Lead> =>
  leadSchema.parse({ ...merged, ...mergedBefore, mergedIntoId: null });

/** What was said of the one person that both were taken for: which of the two said it nobody knows, so both are called no more. */
const saidSince = (sayings: readonly DoNotCallList[], merge: LeadMerge | undefined): DoNotCallList[] =>
  sayings.filter(({ addedAt, state }) => merge !== undefined && state === 'active' && addedAt >= merge.mergedAt);

const stoppedWith = (lead: Lead, back: readonly Put[], reason: string, context: CommandContext): Put[] => {
  const promised = back.flatMap((each) => (each.table === 'callbacks' ? [each.row as Callback] : []));
  return stoppedLeadPuts(lead, promised, reason, context);
};

const stageBack = (from: Lead, to: Lead, context: CommandContext): Put[] => [
  put('stageChanges', {
    id: context.id(`back.${from.id.slice(-40)}`),
    leadId: from.id,
    fromStage: from.stage,
    toStage: to.stage,
    event: null,
    reasonCode: 'mergeUndone',
    note: '',
    byId: context.userId,
    changedAt: context.now,
  }),
];

/** What the merge had settled is open again; of the two themselves who takes it back says that they are two people, or that it was a slip. */
const suspectedAgain = (
  suspects: readonly Suspect[],
  { keptId, leadId, mergedAt }: LeadMerge,
  pair: 'apart' | 'open',
  context: CommandContext,
): Put[] => {
  const both = new Set([keptId, leadId]);
  const again = [...new Map(suspects.map((each) => [each.id, each])).values()].flatMap((each): Suspect[] => {
    const isPair = both.has(each.leadId) && both.has(each.otherId);
    if (isPair && pair === 'apart') return [{ ...each, state: 'apart', decidedById: context.userId, decidedAt: context.now }];
    const isSettled = isPair || (each.state === 'merged' && each.decidedAt === mergedAt);
    return isSettled ? [{ ...each, state: 'open', decidedById: null, decidedAt: null }] : [];
  });
  return again.map((each) => put('suspects', each));
};
