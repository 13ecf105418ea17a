import { describe, expect, it } from 'vitest';
import { readPatched } from '../simulation/patches.ts';
import { plants } from './plants.ts';

describe('bugs that the journal’s test has to find', () => {
  it.each(plants.map((plant) => [plant.name, plant] as const))('can still be planted: %s', (_, { patches }) => {
    for (const patch of patches) expect(readPatched(patch)).toContain(patch.replace);
  });
});
