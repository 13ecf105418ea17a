import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** The last rows of an import are in, or the person stopped it; what was taken in stays. */
export const finishImport = defineCommand({
  name: 'finishImport',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ importId: id, as: z.enum(['finished', 'cancelled']) }),
  leadIds: () => [],
  load: (args) => ({ run: one('importRuns', args.importId) }),
  apply: ({ run }, args, context) =>
    run ? { puts: [put('importRuns', { ...run, state: args.as, finishedAt: context.now })] } : refuse('notFound', { what: 'import' }),
});
