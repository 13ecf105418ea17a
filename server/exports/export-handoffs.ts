import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { handoff } from '../../shared/domain/handoff.ts';
import type { ExportRecord } from '../../shared/domain/handoff-export/export-preset.ts';
import { type ExportFormat, type Manifest, writeLog } from '../../shared/domain/handoff-export/write-log.ts';
import type { Sql } from '../db/database.ts';
import { writeRows } from '../db/rows.ts';
import { readAllVisible } from '../sync/pull.ts';
import type { ViewerScope } from '../sync/visibility.ts';

export type HandoffFile = {
  log: readonly Handoff[];
  columnIds: readonly string[];
  format: ExportFormat;
  personName: (userId: string) => string;
  zone: string;
  at: number;
  filter: string;
  by: string;
};

/** All handoffs that a viewer may see. */
export const readHandoffs = async (sql: Sql, viewer: ViewerScope): Promise<Handoff[]> =>
  z.array(handoff).parse(await readAllVisible(sql, viewer, 'handoffs'));

/** Writes the file into `sink`, other requests being answered between its pieces. */
export const writeHandoffFile = (of: HandoffFile, sink: (bytes: Uint8Array) => void | Promise<void>): Promise<Manifest> => {
  const hash = createHash('sha256');
  const { log, columnIds, format, personName, zone, at, filter, by } = of;
  return writeLog(
    { log, columnIds, format, filter, by, names: { personName, zone, at } },
    {
      sink,
      digest: { update: (bytes) => hash.update(bytes), hex: () => hash.digest('hex') },
      onProgress: () => breathe(),
    },
  );
};

type Exported = Pick<ExportRecord, 'id' | 'userId' | 'fileName' | 'format' | 'presetId' | 'isScheduled' | 'exportedAt'>;

/** Writes down who exported what; desktops say it by a command. */
export const recordExported = (sql: Sql, centerId: string, exported: Exported, { rows, filter, zone, checksum }: Manifest): Promise<void> =>
  writeRows(sql, centerId, 'exportRecords', [
    { ...exported, what: 'handoffs', rows, filter: filter.slice(0, 2000), zone, checksum } satisfies ExportRecord,
  ]);
