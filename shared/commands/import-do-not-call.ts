import { z } from 'zod';
import { count, id, line } from '../domain/fields.ts';
import { defineCommand, many, one, put, where } from './command.ts';
import { stoppedLeadPuts } from './do-not-call-rows.ts';

/**
 * Takes in a part of a do-not-call list: up to a thousand values, and up to 500 leads of ours that the list stops. Parts of one list come one
 * after another; the list's own figures grow with them. The same part twice changes nothing.
 */
export const importDoNotCall = defineCommand({
  name: 'importDoNotCall',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    listId: id,
    part: count,
    name: line.min(1),
    reason: line,
    /** Lines of the file that hold no value, told with the first part. */
    refused: count,
    values: z.array(line.min(3)).max(1000),
    /** Leads of the center that the values bar, as the person saw them. */
    leadIds: z.array(id).max(500),
  }),
  leadIds: (args) => args.leadIds,
  load: (args) => ({
    list: one('doNotCallLists', args.listId),
    standing: one('doNotCallParts', `${args.listId}.${args.part}`),
    leads: many('leads', args.leadIds),
    callbacks: where('callbacks', 'leadId', args.leadIds),
  }),
  apply: ({ list, standing, leads, callbacks }, args, context) => {
    if (standing) return { puts: [] };
    const { listId, part, name, reason, values, refused } = args;
    const newlyStopped = leads.filter((lead) => !lead.doNotCall);
    const leadIds = newlyStopped.map((lead) => lead.id);
    const known = list ?? {
      id: listId,
      origin: 'list' as const,
      name,
      leadId: null,
      reason,
      entries: 0,
      refused: 0,
      stopped: 0,
      addedById: context.userId,
      addedAt: context.now,
      state: 'active' as const,
      removedById: null,
      removedAt: null,
      removedReason: '',
    };
    return {
      puts: [
        put('doNotCallLists', {
          ...known,
          entries: known.entries + values.length,
          refused: known.refused + refused,
          stopped: known.stopped + leadIds.length,
        }),
        put('doNotCallParts', { id: `${listId}.${part}`, listId, part, state: known.state, values, leadIds }),
        ...newlyStopped.flatMap((lead) => stoppedLeadPuts(lead, callbacks, name, context)),
      ],
    };
  },
});
