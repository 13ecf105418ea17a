import { id } from '../domain/fields.ts';
import { exportRecord } from '../domain/handoff-export/export-preset.ts';
import { defineCommand, one, put } from './command.ts';

/** Writes down that a file with people's data left this desktop: who, what, how many rows. A fact: it is never refused. */
export const recordExport = defineCommand({
  name: 'recordExport',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'salesperson', 'admin'],
  args: exportRecord.omit({ id: true, userId: true, exportedAt: true, isScheduled: true }).extend({ recordId: id }),
  leadIds: () => [],
  load: ({ recordId }) => ({ standing: one('exportRecords', recordId) }),
  apply: ({ standing }, { recordId, ...args }, context) =>
    standing
      ? { puts: [] }
      : { puts: [put('exportRecords', { id: recordId, ...args, userId: context.userId, isScheduled: false, exportedAt: context.now })] },
});
