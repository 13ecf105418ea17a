import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { exportPreset } from '../domain/handoff-export/export-preset.ts';
import { defineCommand, one, put } from './command.ts';

/** Keeps which handoffs are exported, with which columns, and whether the server does it by itself; or lets go of it. */
export const saveExportPreset = defineCommand({
  name: 'saveExportPreset',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: exportPreset.omit({ id: true, savedById: true, savedAt: true }).extend({ presetId: z.string().pipe(id) }),
  leadIds: () => [],
  load: ({ presetId }) => ({ standing: one('exportPresets', presetId) }),
  apply: (_rows, { presetId, ...args }, context) => ({
    puts: [put('exportPresets', { id: presetId, ...args, savedById: context.userId, savedAt: context.now })],
  }),
});
