import { z } from 'zod';
import { id } from '../domain/fields.ts';
import type { Handoff } from '../domain/handoff.ts';
import { type MendRefusal, remindRefusalOf } from '../domain/mending.ts';
import { defineCommand, put, refuse, where } from './command.ts';

/** Reminds sales of handoffs that wait for an answer: it stands at the head of each in their inbox. Others are left alone and named. */
export const remindSales = defineCommand({
  name: 'remindSales',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadIds: z.array(id).min(1).max(200) }),
  leadIds: (args) => args.leadIds,
  load: ({ leadIds }) => ({ handoffs: where('handoffs', 'leadId', leadIds), reminders: where('salesReminders', 'leadId', leadIds) }),
  apply: ({ handoffs, reminders }, { leadIds }, context) => {
    const refused: Record<string, MendRefusal> = {};
    const puts = leadIds.flatMap((leadId) => {
      const handoff = handoffs.filter((each) => each.leadId === leadId).reduce<Handoff | undefined>(later, undefined);
      const times = reminders.filter(({ handoffId }) => handoffId === handoff?.id).map(({ remindedAt }) => remindedAt);
      const refusal = remindRefusalOf(handoff, times.length > 0 ? Math.max(...times) : undefined, context.now);
      if (refusal || !handoff) {
        refused[leadId] = refusal ?? 'notWaiting';
        return [];
      }
      const { id: handoffId, repId, salespersonId } = handoff;
      return [
        put('salesReminders', {
          id: context.id(handoffId),
          handoffId,
          leadId,
          repId,
          salespersonId,
          byId: context.userId,
          remindedAt: context.now,
        }),
      ];
    });
    if (Object.keys(refused).length === 0) return { puts };
    return puts.length === 0 ? refuse('notReminded', refused) : { puts, parked: { code: 'notReminded', detail: refused } };
  },
});

const later = (best: Handoff | undefined, each: Handoff): Handoff => (!best || each.handedOffAt > best.handedOffAt ? each : best);
