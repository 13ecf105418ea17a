import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../build/project.mjs';
import { readPatched } from '../simulation/patches.ts';
import { mutations } from './mutations.ts';

describe('faults of the shell', () => {
  it('are at least twenty, each of its own name', () => {
    expect(mutations.length).toBeGreaterThanOrEqual(20);
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  });

  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))('can still be planted: %s', (_, { patches, caughtBy }) => {
    for (const patch of patches) expect(readPatched(patch)).toContain(patch.replace);
    expect(existsSync(join(root, caughtBy))).toBe(true);
  });
});
