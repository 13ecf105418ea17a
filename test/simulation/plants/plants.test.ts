import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../build/project.mjs';
import { applyPatch, readPatched, scaledDown } from '../patches.ts';
import { plants } from './plants.ts';

describe('planted bugs', () => {
  it('are at least twenty-five, each of its own name, and every invariant has one', () => {
    expect(plants.length).toBeGreaterThanOrEqual(25);
    expect(new Set(plants.map(({ name }) => name)).size).toBe(plants.length);
    const planted = new Set(plants.map(({ invariant }) => invariant));
    for (let each = 1; each <= 10; each += 1) expect(planted).toContain(`I${each}`);
  });

  it.each(plants.map((plant) => [plant.name, plant] as const))('can still be planted: %s', (_, { patches }) => {
    for (const patch of patches) expect(readPatched(patch)).toContain(patch.replace);
  });

  it('in a migration are planted where no later one says it anew', () => {
    const folder = join(root, 'server/db/migrations');
    const migrations = readdirSync(folder).sort();
    const planted = plants.flatMap(({ patches }) => patches.filter(({ file }) => file.startsWith('server/db/migrations/')));
    expect(planted).not.toEqual([]);
    for (const { file, find } of planted) {
      const later = migrations.slice(migrations.indexOf(basename(file)) + 1);
      expect(later.filter((name) => readFileSync(join(folder, name), 'utf8').includes(find))).toEqual([]);
    }
  });

  it.each(scaledDown.map((patch) => [patch.find, patch] as const))('limits can still be scaled down: %s', (_, patch) => {
    expect(readPatched(patch)).toContain(patch.replace);
  });

  it('are refused where the code has moved on', () => {
    const patch = { file: 'a.ts', find: 'one', replace: 'two' };
    expect(applyPatch('one and more', patch)).toBe('two and more');
    expect(() => applyPatch('nothing of it', patch)).toThrow('0 times');
    expect(() => applyPatch('one and one', patch)).toThrow('2 times');
  });
});
