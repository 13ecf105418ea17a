import { z } from 'zod';
import { importAnswers, importRun, nothingTakenIn } from '../domain/history.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/** Opens an import: what file, how it was read, where its leads go. The rows follow in `importLeads`. */
export const startImport = defineCommand({
  name: 'startImport',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: importRun
    .pick({ fileName: true, encoding: true, rowCount: true, campaignId: true, source: true, teamId: true, mapping: true })
    .extend({
      importId: z.string().min(1).max(100),
      // Desktops of before 0.2 send neither.
      headers: importRun.shape.headers.default([]),
      answers: importAnswers.default({ dateOrder: null, values: {} }),
    }),
  leadIds: () => [],
  load: (args) => ({ standing: one('importRuns', args.importId) }),
  apply: ({ standing }, { importId, ...args }, context) => {
    if (context.role === 'teamLead' && args.teamId !== context.teamId) return refuse('notFound', { what: 'team' });
    if (standing) return { puts: [] };
    return {
      puts: [
        put('importRuns', {
          id: importId,
          ...args,
          ...nothingTakenIn(),
          startedById: context.userId,
          startedAt: context.now,
        }),
      ],
    };
  },
});
