import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/project.mjs';
import { applyPatch, type Patch } from '../simulation/patches.ts';

/** Everything that the shell is built, packed and tested from. */
const copied = [
  'electron',
  'shared',
  'renderer',
  'server',
  'build',
  'test',
  'dist',
  'package.json',
  'package-lock.json',
  'electron-builder.yml',
  'tsconfig.json',
  '.biome.json',
];

/** A copy of the project in which faults can stand without anybody meeting them. */
export type PlantedProject = {
  folder: string;
  /** Puts patches in. Returns how to take them out. Throws when the text has moved on. */
  plant: (patches: readonly Patch[]) => () => void;
  remove: () => void;
};

export const copyProject = (): PlantedProject => {
  const folder = mkdtempSync(join(tmpdir(), 'refinery-planted-'));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    plant: (patches) => {
      const files = [...new Set(patches.map(({ file }) => file))];
      const before = files.map((file) => [join(folder, file), readFileSync(join(folder, file), 'utf8')] as const);
      for (const patch of patches) {
        const path = join(folder, patch.file);
        writeFileSync(path, applyPatch(readFileSync(path, 'utf8'), patch));
      }
      return () => {
        for (const [path, text] of before) writeFileSync(path, text);
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }),
  };
};
