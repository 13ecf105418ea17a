import { z } from 'zod';
import type { Answer } from '../domain/bantfo.ts';
import {
  changedPart,
  isWithSales,
  type LeadMerge,
  mergeChoices,
  mergedCounts,
  mergedDetails,
  mergedStanding,
} from '../domain/duplicates/merge.ts';
import type { Suspect } from '../domain/duplicates/suspect.ts';
import { count, id } from '../domain/fields.ts';
import type { Assignment } from '../domain/history.ts';
import { type Lead, leadName } from '../domain/lead.ts';
import { isCallableStage } from '../domain/stage.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { stoppedToo } from './do-not-call-rows.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';
import { type ChildRows, childrenOf, movedChildren } from './merged-children.ts';
import { callbackOnLead } from './open-callbacks.ts';
import { scoreFields } from './score-of-lead.ts';

const args = z.object({
  keptId: id,
  mergedId: id,
  choices: mergeChoices,
  /** What the matcher said; null where a person brought the two together. */
  score: count.nullable(),
});

/**
 * Makes two leads one. The kept lead gets every call, note, answer, promise, touch and handoff of both; the other one becomes a pointer to
 * it, in a stage of its own (DOMAIN: ledger), and whatever arrives for it later follows to the kept lead.
 *
 * - Fields: as chosen, else the kept lead's, or the other's where it says nothing; numbers and own fields of both.
 * - Stage and cadence: of the one that is further: with sales before open, open before at rest. The promise due first is the next action.
 * - Owner: the kept lead's; without one the other's, so that nobody's lead falls into the pool. Another owner is told where it went.
 * - Do not call and a refused consent of either hold for both.
 *
 * Refused: notFound · mergedAlready (one of them lies in another lead) · bothWithSales (two salespeople work on them).
 */
export const mergeLeads = defineCommand({
  name: 'mergeLeads',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args,
  leadIds: (given) => [given.keptId, given.mergedId],
  load: ({ keptId, mergedId }) => ({
    kept: one('leads', keptId),
    merged: one('leads', mergedId),
    ...childrenOf([keptId, mergedId]),
    settings: one('settings', 'center'),
    /** Leads that were merged into the one that is merged now. */
    earlier: where('leadMerges', 'keptId', [mergedId]),
    /** What they said about being called: it is the kept lead's now, so that whoever lifts it lifts it there. */
    sayings: where('doNotCallLists', 'leadId', [mergedId]),
    suspects: where('suspects', 'leadId', [mergedId]),
    suspected: where('suspects', 'otherId', [mergedId]),
  }),
  loadMore: ({ kept, merged, earlier }) => ({
    companies: many(
      'companies',
      [kept?.companyId, merged?.companyId].filter((each) => each !== null && each !== undefined),
    ),
    colleagues: where('leads', 'companyId', [kept?.companyId, merged?.companyId]),
    pointers: many(
      'leads',
      earlier.filter(({ undoneAt }) => undoneAt === null).map(({ leadId }) => leadId),
    ),
    barring: where('doNotCallParts', 'state', merged?.doNotCall ? ['active'] : []),
  }),
  apply: (rows, given, context) => {
    const { kept, merged, settings } = rows;
    if (!kept || !merged || !settings || kept.id === merged.id) return refuse('notFound', { what: 'lead' });
    if (merged.mergedIntoId === kept.id) return { puts: [] };
    const isGone = (of: Lead) => of.stage === 'merged' || of.stage === 'purged';
    if (isGone(kept) || isGone(merged)) return refuse('mergedAlready', { lead: leadName(isGone(kept) ? kept : merged) });
    if (isWithSales(kept) && isWithSales(merged)) return refuse('bothWithSales');
    const one = combine(kept, merged, rows, given.choices, context);
    const company = rows.companies.find((each) => each.id === one.companyId);
    const colleagues = rows.colleagues.filter((each) => each.companyId === one.companyId && each.id !== merged.id);
    const facts = { company, touches: rows.touches, attempts: rows.attempts, colleagues };
    const scored = { ...one, ...scoreFields(one, facts, settings, context.now) };
    const after = changedLead(kept, scored, context);
    const step = stepStage(merged, 'merge', context);
    const pointer = changedLead(step.lead, { ...noNextAction, mergedIntoId: kept.id, email: mailBeside(kept, merged, after) }, context);
    const children = movedChildren(rows, merged.id, kept.id);
    const said: LeadMerge['moved'] = rows.sayings.length > 0 ? { doNotCallLists: rows.sayings.map((each) => each.id) } : {};
    const merge = mergeOf({ kept, merged, after, pointer }, { ...children.ids, ...said }, rows.pointers, given, context);
    return {
      puts: [
        put('leads', after),
        put('leads', pointer),
        ...(step.change ? [put('stageChanges', step.change)] : []),
        ...standingChange(kept, after, context),
        ...ownerPuts(kept, merged, after, context),
        ...children.puts,
        ...rows.sayings.map((each) => put('doNotCallLists', { ...each, leadId: kept.id })),
        ...stoppedToo(rows.barring, rows.sayings, merged.id, kept.id),
        ...rows.pointers.map((each) => put('leads', changedLead(each, { mergedIntoId: kept.id }, context))),
        put('leadMerges', merge),
        ...settledSuspects([...rows.suspects, ...rows.suspected], context),
      ],
    };
  },
});

/**
 * The mail under which the merged lead goes on being found. Where its own was chosen for the kept lead, that is the one which the kept lead
 * gave up for it: whoever writes under either of the two is the same person.
 */
const mailBeside = (kept: Lead, merged: Lead, after: Lead): Lead['email'] =>
  kept.email !== null && after.email !== kept.email ? kept.email : merged.email;

type CombineRows = ChildRows & { answers: readonly Answer[] };

/** The kept lead as both make it, but for its score. */
const combine = (
  kept: Lead,
  merged: Lead,
  { answers, callbacks }: CombineRows,
  choices: z.infer<typeof mergeChoices>,
  context: CommandContext,
): Lead => {
  const lead: Lead = {
    ...kept,
    ...mergedDetails(kept, merged, choices),
    ...mergedCounts(kept, merged, answers),
    ...mergedStanding(kept, merged),
    ...(kept.ownerId === null && merged.ownerId !== null && merged.teamId === kept.teamId ? ownership(kept, merged.ownerId, context) : {}),
  };
  if (!isCallableStage(lead.stage) || lead.doNotCall) return lead;
  const [promised] = callbacks.filter(({ state }) => state === 'open').sort((a, b) => a.dueAt - b.dueAt);
  if (promised) return { ...lead, ...callbackOnLead(promised) };
  return lead.nextActionKind === null ? { ...lead, nextActionKind: 'call', nextActionAt: context.now } : lead;
};

const ownership = (kept: Lead, ownerId: string, context: CommandContext): Partial<Lead> => ({
  ownerId,
  previousOwnerId: null,
  assignmentGeneration: kept.assignmentGeneration + 1,
  assignedById: context.userId,
  assignedAt: context.now,
});

/** The kept lead took the other's stage: its history says from where and why. */
const standingChange = (kept: Lead, after: Lead, context: CommandContext): Put[] =>
  kept.stage === after.stage
    ? []
    : [
        put('stageChanges', {
          id: context.id('standing'),
          leadId: kept.id,
          fromStage: kept.stage,
          toStage: after.stage,
          event: null,
          reasonCode: 'merged',
          note: '',
          byId: context.userId,
          changedAt: context.now,
        }),
      ];

/** A new owner of the kept lead stands in its history; who had the other one is told where it went. */
const ownerPuts = (kept: Lead, merged: Lead, after: Lead, context: CommandContext): Put[] => {
  const assignment: Assignment = {
    id: context.id('owner'),
    leadId: kept.id,
    fromId: null,
    toId: after.ownerId,
    byId: context.userId,
    generation: after.assignmentGeneration,
    moveId: context.commandId,
    reason: 'merged',
    assignedAt: context.now,
    undo: null,
    undoneAt: null,
  };
  const isElsewhere = merged.ownerId !== null && merged.ownerId !== after.ownerId;
  const departure = {
    id: context.id('gone'),
    userId: merged.ownerId ?? '',
    leadId: merged.id,
    name: leadName(merged),
    toId: after.ownerId,
  };
  return [
    ...(kept.ownerId !== after.ownerId ? [put('assignments', assignment)] : []),
    ...(isElsewhere
      ? [
          put('departures', {
            ...departure,
            byId: context.userId,
            movedAt: context.now,
            moveId: context.commandId,
            reason: 'merged',
            returnedAt: null,
          }),
        ]
      : []),
  ];
};

type Both = { kept: Lead; merged: Lead; after: Lead; pointer: Lead };

const mergeOf = (
  { kept, merged, after, pointer }: Both,
  moved: LeadMerge['moved'],
  pointers: readonly Lead[],
  given: z.infer<typeof args>,
  context: CommandContext,
): LeadMerge => ({
  id: merged.id,
  leadId: merged.id,
  keptId: kept.id,
  byId: context.userId,
  mergedAt: context.now,
  score: given.score,
  keptVersion: after.version,
  mergedVersion: pointer.version,
  keptBefore: changedPart(kept, after, kept),
  keptAfter: changedPart(kept, after, after),
  mergedBefore: changedPart(merged, pointer, merged),
  moved: pointers.length > 0 ? { ...moved, leads: pointers.map((each) => each.id) } : moved,
  undoneAt: null,
  undoneById: null,
});

/** What was suspected of the merged lead is settled; what the kept one may be the same as is looked for anew. */
const settledSuspects = (suspects: readonly Suspect[], context: CommandContext): Put[] =>
  suspects
    .filter(({ state }) => state === 'open')
    .map((each) => put('suspects', { ...each, state: 'merged', decidedById: context.userId, decidedAt: context.now }));
