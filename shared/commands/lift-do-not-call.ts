import { z } from 'zod';
import { type DoNotCallList, doNotCallIndex, isBarred } from '../domain/do-not-call.ts';
import { id, line } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { noNextAction, stepStage } from './lead-changes.ts';

/**
 * A manager takes a list, or what a lead said, off do not call, with a reason that is kept. Its values bind no more; leads that it
 * alone had stopped may be called again.
 */
export const liftDoNotCall = defineCommand({
  name: 'liftDoNotCall',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({ listId: id, reason: line.min(1) }),
  leadIds: () => [],
  load: (args) => ({
    list: one('doNotCallLists', args.listId),
    parts: where('doNotCallParts', 'listId', [args.listId]),
    activeParts: where('doNotCallParts', 'state', ['active']),
  }),
  loadMore: ({ list, parts }) => {
    const leadIds = [...parts.flatMap((part) => part.leadIds), list?.leadId];
    return {
      leads: many(
        'leads',
        leadIds.filter((each) => each != null),
      ),
      sayings: where('doNotCallLists', 'leadId', leadIds),
    };
  },
  apply: ({ list, parts, activeParts, leads, sayings }, args, context) => {
    if (!list) return refuse('notFound', { what: 'list' });
    if (list.state === 'removed') return { puts: [] };
    const others = doNotCallIndex(activeParts.filter(({ listId }) => listId !== list.id));
    const stillSaid = new Set(sayings.filter((each) => each.id !== list.id && each.state === 'active').map(({ leadId }) => leadId));
    const freed = leads.filter((lead) => lead.doNotCall && !stillSaid.has(lead.id) && !isBarred(lead, others));
    return {
      puts: [
        put('doNotCallLists', removed(list, args.reason, context)),
        ...parts.map((part) => put('doNotCallParts', { ...part, state: 'removed' })),
        ...freed.flatMap((lead) => freedLeadPuts(lead, args.reason, context)),
      ],
    };
  },
});

const removed = (list: DoNotCallList, removedReason: string, { userId, now }: CommandContext): DoNotCallList => ({
  ...list,
  state: 'removed',
  removedById: userId,
  removedAt: now,
  removedReason,
});

/** The only way in which a lead loses its do not call. It was out of the refinery because of that: somebody looks at it again. */
const freedLeadPuts = (lead: Lead, reason: string, context: CommandContext): Put[] => {
  const isOut = lead.stage === 'disqualified' && lead.reasonCode === 'doNotCall';
  const step = isOut ? stepStage(lead, 'recycle', context, { note: reason, suffix: lead.id }) : { lead, change: null };
  const next = isOut ? { ...noNextAction, nextActionKind: 'call' as const, nextActionAt: context.now } : {};
  const freed: Lead = { ...step.lead, ...next, doNotCall: false, version: lead.version + 1, updatedAt: context.now };
  return [put('leads', freed), ...(step.change ? [put('stageChanges', step.change)] : [])];
};
