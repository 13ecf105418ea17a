import { z } from 'zod';
import { importMapping } from '../domain/history.ts';
import { defineCommand, one, put } from './command.ts';

/** Keeps how the columns of a kind of file are read, under a name, for everybody; or lets go of it. The newest with the same headers applies by itself. */
export const saveImportMapping = defineCommand({
  name: 'saveImportMapping',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: importMapping
    .pick({ name: true, headers: true, mapping: true, answers: true, isRetired: true })
    .extend({ mappingId: z.string().min(1).max(100) }),
  leadIds: () => [],
  load: (args) => ({ standing: one('importMappings', args.mappingId) }),
  apply: (_rows, { mappingId, ...args }, context) => ({
    puts: [put('importMappings', { id: mappingId, ...args, savedById: context.userId, savedAt: context.now })],
  }),
});
