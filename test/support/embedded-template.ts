import { existsSync, mkdirSync, openAsBlob, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';

/** Making an empty PGlite takes seconds of processor time, and the migrations another; a run does it once and every file begins with a copy. */

/** `bare` has no table yet, `migrated` is what the server of today makes of it. */
export type TemplateKind = 'bare' | 'migrated';

const patienceMs = 120_000;

/** The run's empty data directory, made by whoever asks first. */
export const embeddedTemplate = async (runDirectory: string, kind: TemplateKind = 'migrated'): Promise<Blob> => {
  const template = join(runDirectory, `embedded-${kind}.tar`);
  if (claim(join(runDirectory, 'making-embedded'))) await makeTemplates(runDirectory);
  const giveUpAt = performance.now() + patienceMs;
  while (!existsSync(template)) {
    if (performance.now() > giveUpAt) throw new Error('PGlite did not start in two minutes');
    await wait(50);
  }
  return openAsBlob(template);
};

const claim = (path: string): boolean => {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
};

const makeTemplates = async (runDirectory: string): Promise<void> => {
  const bare = await dumpOf(await PGlite.create());
  write(join(runDirectory, 'embedded-bare.tar'), bare);
  const directory = join(runDirectory, 'embedded');
  const database = await openEmbedded(directory, new Blob([bare]));
  await migrate(database);
  await database.close();
  write(join(runDirectory, 'embedded-migrated.tar'), await dumpOf(await PGlite.create({ dataDir: directory })));
  rmSync(directory, { recursive: true });
};

const dumpOf = async (client: PGlite): Promise<Buffer<ArrayBuffer>> => {
  const dump = await client.dumpDataDir('none');
  await client.close();
  return Buffer.from(await dump.arrayBuffer());
};

/** Others wait for the file, so that it has to appear whole. */
const write = (path: string, dump: Buffer): void => {
  writeFileSync(`${path}.part`, dump);
  renameSync(`${path}.part`, path);
};
