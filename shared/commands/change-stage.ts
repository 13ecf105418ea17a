import { z } from 'zod';
import { day, id, instant, line } from '../domain/fields.ts';
import type { Lead } from '../domain/lead.ts';
import { defineCommand, many, type Outcome, put, refuse, where } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';
import { withoutOthers } from './open-callbacks.ts';

/** A step taken by hand for one or many leads, with its reason. Leads that may not take it are left alone and named. */
export const changeStage = defineCommand({
  name: 'changeStage',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadIds: z.array(id).min(1).max(200),
    event: z.enum(['promote', 'work', 'nurture', 'keepInformed', 'disqualify', 'recycle']),
    reasonCode: line.nullable(),
    /** For nurture: the day to come back, and the instant that day starts for the lead. */
    revisit: z.object({ on: day, at: instant }).nullable(),
  }),
  leadIds: (args) => args.leadIds,
  load: (args) => ({ leads: many('leads', args.leadIds), callbacks: where('callbacks', 'leadId', args.leadIds) }),
  apply: ({ leads, callbacks }, args, context): Outcome => {
    const refusedLeads: Record<string, string> = {};
    const puts = leads.flatMap((lead) => {
      const step = stepStage(lead, args.event, context, { reasonCode: args.reasonCode, suffix: lead.id });
      if (step.refusal) refusedLeads[lead.id] = step.refusal.detail.reason ?? '';
      if (!step.change) return [];
      const promised = callbacks.filter((each) => each.leadId === lead.id);
      return [
        put('leads', changedLead(step.lead, nextActionAfter(args, context.now), context)),
        put('stageChanges', step.change),
        ...withoutOthers(promised, null, 'cancelled', context),
      ];
    });
    if (Object.keys(refusedLeads).length === 0) return { puts };
    return puts.length === 0 ? refuse('stageRefused', refusedLeads) : { puts, parked: { code: 'stageRefused', detail: refusedLeads } };
  },
});

const nextActionAfter = (args: { event: string; revisit: { on: string; at: number } | null }, now: number): Partial<Lead> => {
  if (args.event === 'nurture' && args.revisit) {
    return { ...noNextAction, nextActionKind: 'revisit', nextActionAt: args.revisit.at, revisitOn: args.revisit.on };
  }
  if (args.event === 'disqualify' || args.event === 'keepInformed' || args.event === 'nurture') return { ...noNextAction, revisitOn: null };
  return { ...noNextAction, nextActionKind: 'call', nextActionAt: now, revisitOn: null };
};
