import type { InvariantName } from '../invariants/broken.ts';
import type { Patch } from '../patches.ts';
import { clientPlants } from './client-plants.ts';
import { serverPlants } from './server-plants.ts';

/** A bug put into the real code, and the invariant that it breaks. `name` says what goes wrong. */
export type Plant = { name: string; invariant: InvariantName; patches: readonly Patch[] };

export const plants: readonly Plant[] = [...clientPlants, ...serverPlants];

export const plantNamed = (name: string): Plant => {
  const plant = plants.find((each) => each.name === name);
  if (!plant) throw new Error(`there is no plant ${name}`);
  return plant;
};
