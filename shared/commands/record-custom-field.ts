import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, where } from './command.ts';
import { changedLead } from './lead-changes.ts';
import { mergeDetail } from './merge-detail.ts';

/**
 * Something the lead said that only this center keeps a field for; merged as any detail is. A lead that left meanwhile keeps what it
 * had.
 */
export const recordCustomField = defineCommand({
  name: 'recordCustomField',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({
    leadId: id,
    attemptId: id.nullable(),
    name: z.string().min(1).max(112),
    value: z.string().max(2000),
    /** The correction behind the value that the person saw; left out, time alone decides. */
    baseId: id.nullable().optional(),
  }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId), corrections: where('corrections', 'leadId', [args.leadId]) }),
  apply: ({ lead, corrections }, { name, value, baseId }, context) => {
    if (!lead) return { puts: [] };
    const merged = mergeDetail(lead, corrections, { field: 'custom', value: { name, value }, baseId }, context);
    const puts = merged.added.map((row) => put('corrections', row));
    return { puts: merged.lead === lead ? puts : [...puts, put('leads', changedLead(merged.lead, {}, context))] };
  },
});
