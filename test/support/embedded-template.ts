import { existsSync, mkdirSync, openAsBlob, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';

/** Making an empty PGlite takes seconds of processor time; a run makes one and every test file begins with a copy of it. */

const patienceMs = 120_000;

/** The run's empty data directory, made by whoever asks first. */
export const embeddedTemplate = async (runDirectory: string): Promise<Blob> => {
  const template = join(runDirectory, 'embedded.tar');
  if (claim(join(runDirectory, 'making-embedded'))) await makeTemplate(template);
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

const makeTemplate = async (path: string): Promise<void> => {
  const empty = await PGlite.create();
  const dump = await empty.dumpDataDir('none');
  await empty.close();
  writeFileSync(`${path}.part`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${path}.part`, path);
};
