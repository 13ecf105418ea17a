import { useLiveQuery } from 'dexie-react-hooks';
import type { ImportRefusal, ImportRun } from '../../../shared/domain/history.ts';
import type { RefineryDb } from '../../data/db.ts';
import { useDesk } from '../../data/desk.ts';

/** Refused rows shown on the screen; the downloaded file holds all. */
export const shownRefusals = 500;

/** One import as this machine has it. `run` is undefined while it is read, null when there is none. */
export const useImportResult = (importId: string) => {
  const { db } = useDesk();
  const run = useLiveQuery(async (): Promise<ImportRun | null> => (await db.importRuns.get(importId)) ?? null, [db, importId]);
  const refused = run?.refused ?? 0;
  const refusals = useLiveQuery(() => readRefusals(db, importId, shownRefusals), [db, importId, refused], []);
  return { run, refusals, headers: run?.headers ?? [] };
};

/** Refused rows of an import in the order of the file. */
export const readRefusals = async (db: RefineryDb, importId: string, most?: number): Promise<ImportRefusal[]> => {
  const found = db.importRefusals.where('importId').equals(importId);
  const refusals = await (most === undefined ? found : found.limit(most)).toArray();
  return refusals.sort((a, b) => a.row - b.row);
};
