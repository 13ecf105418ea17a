import { InvariantBroken, type InvariantName } from './invariants/broken.ts';
import { live } from './live.ts';
import { checkAtRest, comeToRest } from './rest.ts';
import type { Stage } from './stage.ts';
import { closeWorld, openWorld, type World } from './world.ts';

export type Failure = { seed: number; invariant: InvariantName; problem: string; steps: number };
export type Run = { seed: number; commands: number; happened: ReadonlyMap<string, number>; failure: Failure | null };

/** One run, decided by its seed: a day in bad weather, then rest, then everything must hold. */
export const simulate = async (stage: Stage, seed: number, steps: number, trace?: (line: string) => void): Promise<Run> => {
  const world = await openWorld(stage, seed, trace);
  const failure = await livedThrough(world, steps).catch((error: unknown) => failureOf(error, seed, steps));
  closeWorld(world);
  return { seed, commands: world.saved.length, happened: world.happened, failure: failure ?? null };
};

const livedThrough = async (world: World, steps: number): Promise<void> => {
  await live(world, steps);
  await comeToRest(world);
  await checkAtRest(world);
};

const failureOf = (error: unknown, seed: number, steps: number): Failure => {
  if (error instanceof InvariantBroken) return { seed, invariant: error.invariant, problem: error.message, steps };
  return { seed, invariant: 'fault', problem: error instanceof Error ? (error.stack ?? error.message) : String(error), steps };
};
