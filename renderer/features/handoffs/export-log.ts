import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { type ExportFormat, type Manifest, writeLog } from '../../../shared/domain/handoff-export/write-log.ts';
import { type HandoffFilter, handoffLog } from '../../../shared/domain/handoff-log.ts';
import type { RefineryDb } from '../../data/db.ts';
import { everyRow } from '../../data/rows.ts';

/** What is to be exported; ends up in a worker, so it is plain data. */
export type ExportJob = {
  filter: HandoffFilter;
  columnIds: readonly string[];
  format: ExportFormat;
  zone: string;
  at: number;
  filterWords: string;
  by: string;
};
export type Exported = { file: Blob; manifest: Manifest };

/** Ends an export that is no longer wanted. */
export class ExportCancelled extends Error {}

/** Reads the handoffs this machine holds and writes the file. `onProgress` is called after each piece; it may throw ExportCancelled. */
export const exportLog = async (
  db: RefineryDb,
  job: ExportJob,
  onProgress: (done: number, all: number) => void | Promise<void>,
): Promise<Exported> => {
  const handoffs: Handoff[] = [];
  for await (const some of everyRow(db, 'handoffs')) handoffs.push(...some);
  const names = new Map((await db.users.toArray()).map(({ id, name }) => [id, name]));
  const { filter, columnIds, format, zone, at, filterWords, by } = job;
  const pieces: BlobPart[] = [];
  const hash = sha256.create();
  const manifest = await writeLog(
    {
      log: handoffLog(handoffs, filter, at),
      columnIds,
      format,
      filter: filterWords,
      by,
      names: { personName: (id) => names.get(id) ?? id, zone, at },
    },
    {
      sink: (bytes) => {
        pieces.push(bytes as Uint8Array<ArrayBuffer>);
      },
      digest: { update: (bytes) => hash.update(bytes), hex: () => bytesToHex(hash.digest()) },
      onProgress,
    },
  );
  return { file: new Blob(pieces), manifest };
};
