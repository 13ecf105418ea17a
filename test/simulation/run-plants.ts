import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Plant, plants } from './plants/plants.ts';
import { defaultSteps, runSeeds, withPostgresql } from './workers.ts';

/**
 * Puts one known bug at a time into the real code and lets the simulation find it:
 *   node test/simulation/run-plants.ts             all; ends with one JSON line, and not with 0 when one was not found
 *   node test/simulation/run-plants.ts --only name,name --runs 5000
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});

type Found = { plant: string; invariant: string; runs: number } | { plant: string; invariant: null; runs: number };

const chosen = plants.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));

/** Runs seeds until one fails. */
const seek = async (runDirectory: string, { name }: Plant): Promise<Found> => {
  const { failures, runs } = await runSeeds({
    runDirectory,
    runs: Number(values.runs),
    seed: Number(values.seed),
    steps: defaultSteps,
    workers: 1,
    plant: name,
    stopsAtFailure: true,
  });
  const [failure] = failures;
  if (!failure) return { plant: name, invariant: null, runs };
  return { plant: name, invariant: failure.invariant, runs: failure.seed - Number(values.seed) + 1 };
};

const tell = (plant: Plant, found: Found): void => {
  const expected = found.invariant === plant.invariant ? '' : ` (planted against ${plant.invariant})`;
  const how = found.invariant === null ? 'NOT FOUND' : `found by ${found.invariant}${expected}`;
  console.log(`${plant.name.padEnd(44)} ${how.padEnd(40)} ${String(found.runs).padStart(5)} runs`);
};

const seekAll = (): Promise<Found[]> =>
  withPostgresql(async (runDirectory) => {
    const left = [...chosen];
    const found: Found[] = [];
    const work = async (): Promise<void> => {
      for (let plant = left.shift(); plant; plant = left.shift()) {
        const one = await seek(runDirectory, plant);
        tell(plant, one);
        found.push(one);
      }
    };
    await Promise.all(Array.from({ length: Number(values.workers) }, work));
    return found;
  });

const startedAt = performance.now();
const found = await seekAll();
const missed = found.filter(({ invariant }) => invariant === null);
console.log(
  JSON.stringify({
    plants: found.length,
    found: found.length - missed.length,
    mostRuns: Math.max(0, ...found.map(({ runs }) => runs)),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    missed: missed.map(({ plant }) => plant),
  }),
);
process.exitCode = missed.length > 0 || found.length === 0 ? 1 : 0;
