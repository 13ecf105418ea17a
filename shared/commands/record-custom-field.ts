import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** Something the lead said that only this center keeps a field for. A lead that left meanwhile keeps what it had. */
export const recordCustomField = defineCommand({
  name: 'recordCustomField',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, attemptId: id.nullable(), name: z.string().min(1).max(112), value: z.string().max(2000) }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, { name, value }, context) => ({
    puts: lead ? [put('leads', changedLead(lead, { custom: { ...lead.custom, [name]: value } }, context))] : [],
  }),
});
