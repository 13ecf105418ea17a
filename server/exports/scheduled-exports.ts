import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderNameOf } from '../../shared/domain/folder-name.ts';
import { type ExportPreset, handoffFilterOf, lastDueAt } from '../../shared/domain/handoff-export/export-preset.ts';
import { manifestName, manifestText } from '../../shared/domain/handoff-export/write-log.ts';
import { handoffLog } from '../../shared/domain/handoff-log.ts';
import { instantToWall } from '../../shared/domain/zone.ts';
import { selectList } from '../db/columns.ts';
import type { Database, Sql } from '../db/database.ts';
import { locks } from '../db/locks.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import { readCenterNames } from './center-names.ts';
import { readHandoffs, recordExported, writeHandoffFile } from './export-handoffs.ts';

type Scheduler = { database: Database; now: () => number; newId: () => string };
type Due = { centerId: string; preset: ExportPreset; dueAt: number };

const everyMs = 60_000;

/** Writes exports that have a schedule into a folder, each once when it is due; one that fell into a time without a server is made up for. */
export const startScheduledExports = (scheduler: Scheduler, folder: string, onError: (error: unknown) => void): Repeated =>
  repeatEvery(everyMs, () => exportDue(scheduler, folder), onError);

/** One look: writes all that is due. Of several servers one does it, as they hold a lock for it. Returns how many files were written. */
export const exportDue = async ({ database, now, newId }: Scheduler, folder: string): Promise<void> => {
  const at = now();
  for (const due of await findDue(database, at)) {
    await database.transaction(async (sql) => {
      if (database.kind === 'postgresql') await sql.query(`select pg_advisory_xact_lock(${locks.scheduledExports})`);
      if (await isDone(sql, due)) return;
      await writeDue(sql, { due, at, id: newId() }, folder);
    });
  }
};

const findDue = async (database: Database, at: number): Promise<Due[]> => {
  const found = await database.query<{ centerId: string; zone: string; preset: ExportPreset }>(
    `select c.center_id as "centerId", s.zone, row_to_json(c) as preset from (
       select t.center_id, ${selectList('exportPresets')} from export_presets t where not t.is_retired and t.schedule is not null
     ) c join settings s on s.center_id = c.center_id and s.id = 'center'`,
  );
  const dues = found.flatMap(({ centerId, zone, preset }) => {
    const dueAt = preset.schedule && lastDueAt(preset.schedule, at, zone);
    return dueAt !== null && preset.savedAt <= dueAt ? [{ centerId, preset, dueAt }] : [];
  });
  const open: Due[] = [];
  for (const due of dues) if (!(await isDone(database, due))) open.push(due);
  return open;
};

const isDone = async (sql: Sql, { centerId, preset, dueAt }: Due): Promise<boolean> => {
  const rows = await sql.query(
    'select 1 from export_records where center_id = $1 and preset_id = $2 and is_scheduled and exported_at >= $3 limit 1',
    [centerId, preset.id, dueAt],
  );
  return rows.length > 0;
};

/** Whoever saved it says what it may hold; one who has left the center exports nothing more. */
const viewerOf = async (sql: Sql, { centerId, preset }: Due): Promise<(ViewerScope & { name: string }) | undefined> => {
  const [viewer] = await sql.query<ViewerScope & { name: string }>(
    `select center_id as "centerId", id as "userId", role, team_id as "teamId", name from users where center_id = $1 and id = $2 and is_active`,
    [centerId, preset.savedById],
  );
  return viewer;
};

const writeDue = async (sql: Sql, { due, at, id }: { due: Due; at: number; id: string }, root: string): Promise<void> => {
  const viewer = await viewerOf(sql, due);
  if (!viewer) return;
  const { centerId, preset } = due;
  const { zone, person } = await readCenterNames(sql, centerId);
  const log = handoffLog(await readHandoffs(sql, viewer), handoffFilterOf(preset.filter, at, zone), at);
  const folder = join(root, folderNameOf(centerId));
  await mkdir(folder, { recursive: true });
  const stamp = instantToWall(at, zone).replace('T', '-').replace(':', '');
  const fileName = `${folderNameOf(preset.name)}-${stamp}.${preset.format}`;
  const place = join(folder, fileName);
  const filter = JSON.stringify(preset.filter);
  // Under another name until it is whole, so that nobody takes half a file away.
  const stream = createWriteStream(`${place}.part`);
  const file = { log, columnIds: preset.columnIds, format: preset.format, personName: person, zone, at, filter, by: viewer.name };
  const manifest = await writeHandoffFile(file, async (bytes) => {
    if (!stream.write(bytes)) await once(stream, 'drain');
  });
  stream.end();
  await once(stream, 'finish');
  await rename(`${place}.part`, place);
  await writeFile(join(folder, manifestName(fileName)), manifestText(manifest));
  const exported = { id, userId: viewer.userId, fileName, format: preset.format, presetId: preset.id, isScheduled: true, exportedAt: at };
  await recordExported(sql, centerId, exported, manifest);
};
