import { z } from 'zod';
import { id, zoneId } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';
import { changedLead } from './lead-changes.ts';

/** Somebody said where the lead is: the strongest source of a zone. */
export const stateZone = defineCommand({
  name: 'stateZone',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args: z.object({ leadId: id, zone: zoneId }),
  leadIds: (args) => [args.leadId],
  load: (args) => ({ lead: one('leads', args.leadId) }),
  apply: ({ lead }, args, context) =>
    lead
      ? { puts: [put('leads', changedLead(lead, { zones: [args.zone], zoneSource: 'stated' }, context))] }
      : refuse('notFound', { what: 'lead' }),
});
