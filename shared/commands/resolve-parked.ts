import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** The person has seen what was parked and settled it. The parked command stays in the log, whole. */
export const resolveParked = defineCommand({
  name: 'resolveParked',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'salesperson', 'admin'],
  args: z.object({ parkedId: id }),
  leadIds: () => [],
  load: (args) => ({ parked: one('parked', args.parkedId) }),
  apply: ({ parked }, _args, context) => {
    if (!parked) return refuse('notFound', { what: 'parked' });
    return { puts: [put('parked', { ...parked, state: 'resolved', resolvedAt: context.now })] };
  },
});
