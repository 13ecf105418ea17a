import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plantNamed } from './plants/plants.ts';

/** Source patches, applied as a module is loaded: planted bugs, and limits scaled down so that a few rows are what thousands are in life. */

export type Patch = { file: string; find: string; replace: string };

const root = join(import.meta.dirname, '../..');

/**
 * `writeNote` in a second version, so that its first is an older one: what apps of before send is lifted by server and desktop. No command
 * of the product has come to a second version yet.
 */
const secondVersion: readonly Patch[] = [
  {
    file: 'shared/commands/write-note.ts',
    find: "  name: 'writeNote',\n  version: 1,",
    replace: `  name: 'writeNote',
  version: 2,
  older: { 1: olderVersion(args.omit({ body: true }).extend({ said: args.shape.body }), ({ said, ...rest }) => ({ ...rest, body: said })) },`,
  },
  {
    file: 'shared/commands/write-note.ts',
    find: 'defineCommand, one, put,',
    replace: 'defineCommand, olderVersion, one, put,',
  },
];

/** The product's limits as a day in the simulation needs them: pages end, pushes are split and pulls go on with a dozen rows. */
export const scaledDown: readonly Patch[] = [
  { file: 'server/sync/pull.ts', find: 'const rowsPerPull = 4000;', replace: 'const rowsPerPull = 12;' },
  { file: 'server/sync/packed-snapshot.ts', find: 'const charactersPerPage = 1_500_000;', replace: 'const charactersPerPage = 9000;' },
  { file: 'server/sync/packed-snapshot.ts', find: 'const rowsPerBlock = 500;', replace: 'const rowsPerBlock = 9;' },
  {
    file: 'server/sync/packed-snapshot.ts',
    find: '{ companies: 500, leads: 250, handoffs: 50 }',
    replace: '{ companies: 3, leads: 2, handoffs: 2 }',
  },
  { file: 'server/sync/packed-snapshot.ts', find: 'const leadsPerHistoryPack = 100;', replace: 'const leadsPerHistoryPack = 2;' },
  { file: 'server/sync/packed-snapshot.ts', find: 'const leadsPerHistoryQuery = 200;', replace: 'const leadsPerHistoryQuery = 3;' },
  { file: 'server/sync/compact-feed.ts', find: 'const keptMs = 30 * dayMs;', replace: 'const keptMs = dayMs / 48;' },
  { file: 'server/sync/compact-feed.ts', find: 'const quietMs = 10 * 60 * 1000;', replace: 'const quietMs = 0;' },
  { file: 'server/sync/compact-feed.ts', find: 'const entriesPerStatement = 2000;', replace: 'const entriesPerStatement = 3;' },
  { file: 'renderer/data/made-packs.ts', find: 'const packedFrom = 20;', replace: 'const packedFrom = 1;' },
  ...secondVersion,
  { file: 'shared/protocol/sync.ts', find: 'commands: 200, bytes: 256 * 1024', replace: 'commands: 4, bytes: 256 * 1024' },
];

/** The text with the patch in it. Throws when what is looked for is not there exactly once: the code has moved on. */
export const applyPatch = (text: string, { file, find, replace }: Patch): string => {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} holds the patched text ${parts.length - 1} times, not once: ${find}`);
  return parts.join(replace);
};

export const readPatched = (patch: Patch): string => applyPatch(readFileSync(join(root, patch.file), 'utf8'), patch);

const migrationReader: Patch = {
  file: 'server/db/migrate.ts',
  find: "readFileSync(join(folder, name), 'utf8')",
  replace: "globalThis.readPatchedMigration(name, readFileSync(join(folder, name), 'utf8'))",
};

/** Patches what is loaded from here on. `plant`: the name of a planted bug. */
export const patchModules = (plant?: string): void => {
  const planted = plant === undefined ? [] : plantNamed(plant).patches;
  const inSql = planted.filter(({ file }) => file.endsWith('.sql'));
  const patches = [...scaledDown, ...planted.filter((each) => !inSql.includes(each)), ...(inSql.length > 0 ? [migrationReader] : [])];
  const byPath = Map.groupBy(patches, ({ file }) => join(root, file));
  Reflect.set(globalThis, 'readPatchedMigration', (name: string, text: string) =>
    inSql.filter(({ file }) => file.endsWith(`/${name}`)).reduce(applyPatch, text),
  );
  registerHooks({
    load: (url, context, nextLoad) => {
      const own = url.startsWith('file:') ? byPath.get(fileURLToPath(url)) : undefined;
      if (!own) return nextLoad(url, context);
      const loaded = nextLoad(url, { ...context, format: 'module-typescript' });
      return { ...loaded, source: own.reduce(applyPatch, String(loaded.source)) };
    },
  });
};
