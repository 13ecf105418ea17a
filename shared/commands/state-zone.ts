import { z } from 'zod';
import { id, zoneId } from '../domain/fields.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { mergeDetail } from './merge-detail.ts';

/** Somebody said where the lead is: the strongest source of a zone. Two who say different things are merged as any detail is. */
export const stateZone = defineCommand({
  name: 'stateZone',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadId: id,
    zone: zoneId,
    /** `entered`: one of ours knows it from elsewhere. Left out: the lead said it. */
    source: z.enum(['stated', 'entered']).default('stated'),
    /** The correction behind the zone that the person saw. Left out by desktops of before 0.2. */
    baseId: id.nullable().optional(),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId), corrections: where('corrections', 'leadId', [args.leadId]) }),
  apply: ({ lead, corrections }, args, context) => {
    if (!lead) return refuse('notFound', { what: 'lead' });
    const value = { zones: [args.zone], zoneSource: args.source };
    const merged = mergeDetail(lead, corrections, { field: 'zone', value, baseId: args.baseId }, context);
    const puts = merged.added.map((row) => put('corrections', row));
    return { puts: merged.lead === lead ? puts : [...puts, put('leads', changedLead(merged.lead, {}, context))] };
  },
});
