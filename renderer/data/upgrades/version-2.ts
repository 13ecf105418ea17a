import type { Transaction } from 'dexie';
import { script } from '../../../shared/domain/script.ts';

/** Rows of 0.1.0 lack what scripts have learned since; a row that cannot be read is left for the next snapshot to replace. */
export const upgradeToVersion2 = async (transaction: Transaction): Promise<void> => {
  // Rows have more fields since: they are loaded anew when there is a line. Until then the old ones are shown; unsent work stays.
  await transaction.table('meta').bulkDelete(['cursor', 'snapshot']);
  await transaction
    .table('scripts')
    .toCollection()
    .modify((row) => {
      const known = script.safeParse(row);
      if (known.success) Object.assign(row, known.data);
    });
};
