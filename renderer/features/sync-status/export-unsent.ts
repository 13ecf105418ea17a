import type { RefineryDb } from '../../data/db.ts';
import type { ExportOutcome, Platform } from '../../platform/platform.ts';

/** Writes everything the server has not answered, and every open note of a call, into a JSON file a person can keep. */
export const exportUnsent = async (
  db: RefineryDb,
  platform: Platform,
  now: number,
  fileName: (day: string) => string,
): Promise<ExportOutcome> => {
  const commands = await db.outbox.where('state').equals('pending').sortBy('seq');
  const drafts = await db.callDrafts.toArray();
  const writtenAt = new Date(now).toISOString();
  const data = JSON.stringify({ kind: 'refinery-unsent-work', writtenAt, commands, drafts }, null, 2);
  return platform.exportFile({ name: fileName(writtenAt.slice(0, 10)), mime: 'application/json', data });
};
