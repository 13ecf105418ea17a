import type { ImportRun } from '../../shared/domain/history.ts';

/** A file of two rows that came in whole. */
export const anImportRun = (change: Partial<ImportRun> = {}): ImportRun => ({
  id: 'import-1',
  fileName: 'fair.csv',
  encoding: 'utf-8',
  rowCount: 2,
  takenIn: 2,
  merged: 0,
  alreadyKnown: 0,
  refused: 0,
  leads: 2,
  state: 'finished',
  campaignId: null,
  source: 'import',
  teamId: 'team-1',
  mapping: {},
  headers: [],
  answers: { dateOrder: null, values: {} },
  startedById: 'lead-of-team',
  startedAt: 0,
  finishedAt: 0,
  undoneById: null,
  undoneAt: null,
  takenOut: 0,
  stayed: {},
  ...change,
});
