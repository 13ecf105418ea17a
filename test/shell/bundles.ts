import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundles, hashOf, root } from '../../build/project.mjs';

/** Builds one bundle of the project if its sources have changed: what is tested is what is shipped, and as it is now. */
export const buildIfStale = async (name: 'electron' | 'renderer' | 'server'): Promise<void> => {
  const bundle = bundles.find((each) => each.name === name);
  if (!bundle) throw new Error(`The project builds no ${name}`);
  const stamp = join(root, 'dist', `${name}.sources`);
  const hash = hashOf(bundle.sources);
  if (existsSync(join(root, bundle.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if ((await bundle.build()) !== 0) throw new Error(`The ${bundle.title} could not be built`);
  writeFileSync(stamp, hash);
};
