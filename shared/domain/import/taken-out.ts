import type { ImportRun } from '../history.ts';
import type { Lead } from '../lead.ts';

type Run = Pick<ImportRun, 'id' | 'undoneAt'>;

/** Imports that were taken back, wholly or so far. */
export const undoneImports = (runs: Iterable<Run>): Set<string> =>
  new Set([...runs].flatMap(({ id, undoneAt }) => (undoneAt === null ? [] : [id])));

/**
 * Whether a lead was taken out again with its import. The ledger keeps it among the purged, as it was taken in once; no campaign brought
 * it, and none is measured by it.
 */
export const isTakenOut = ({ stage, importId }: Pick<Lead, 'stage' | 'importId'>, undone: ReadonlySet<string>): boolean =>
  stage === 'purged' && importId !== null && undone.has(importId);
