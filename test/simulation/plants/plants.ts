import type { InvariantName } from '../invariants/broken.ts';
import type { Patch } from '../patches.ts';

/** A bug put into the real code, and the invariant that it breaks. */
export type Plant = { name: string; invariant: InvariantName; patches: readonly Patch[] };

export const plants: readonly Plant[] = [];

export const plantNamed = (name: string): Plant => {
  const plant = plants.find((each) => each.name === name);
  if (!plant) throw new Error(`there is no plant ${name}`);
  return plant;
};
