import type { WorkJournal } from '../../renderer/data/work-journal.ts';

/** Where nothing is kept a second time, nothing is owed to it: as in a browser that gives pages no files. */
export const noJournal: WorkJournal = {
  open: async () => ({ takenBack: 0, changes: [], damagedLines: 0, trouble: null }),
  keep: async () => null,
  catchUp: async () => null,
  letGo: async () => undefined,
  forget: async () => undefined,
};
