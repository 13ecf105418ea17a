import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Failure } from './simulate.ts';
import { faultsOf } from './weather.ts';
import { defaultSteps, type Figures, runSeeds, withPostgresql } from './workers.ts';

/**
 * The simulation of the sync:
 *   node test/simulation/run.ts --runs 2000 --seed 1      seeds 1 … 2000; ends with one JSON line, and not with 0 when a run failed
 *   node test/simulation/run.ts --runs 2000 --within 280      as many of them as begin within 280 s
 *   node test/simulation/run.ts --runs 1 --seed 77 --trace    one run, every step told
 */

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(defaultSteps) },
    workers: { type: 'string', default: String(availableParallelism()) },
    within: { type: 'string' },
    trace: { type: 'boolean', default: false },
    plant: { type: 'string' },
  },
});

const wanted = {
  runs: Number(values.runs),
  seed: Number(values.seed),
  steps: Number(values.steps),
  workers: Number(values.workers),
  isTraced: values.trace,
  ...(values.within === undefined ? {} : { withinMs: Number(values.within) * 1000 }),
  ...(values.plant === undefined ? {} : { plant: values.plant }),
};

/** Failures told in full; the rest is counted. */
const toldFailures = 10;

const tell = ({ seed, problem }: Failure): void => {
  console.log(`\nseed ${seed} failed. ${problem}`);
  console.log(`  again: npm run sim -- --runs 1 --seed ${seed}${wanted.steps === defaultSteps ? '' : ` --steps ${wanted.steps}`} --trace`);
};

/** The fewest steps with which the seed still fails: the day is cut short and everything heals earlier. */
const shrink = async (runDirectory: string, { seed }: Failure): Promise<void> => {
  let fails = wanted.steps;
  for (let jump = Math.floor(fails / 2); jump >= 1; jump = Math.floor(jump / 2)) {
    const { failures } = await runSeeds({ ...wanted, runDirectory, runs: 1, seed, steps: fails - jump, workers: 1, isTraced: false });
    if (failures.length > 0) fails -= jump;
  }
  if (fails < wanted.steps)
    console.log(`\nseed ${seed} fails after ${fails} steps: npm run sim -- --runs 1 --seed ${seed} --steps ${fails} --trace`);
};

const main = (): Promise<Figures> =>
  withPostgresql(async (runDirectory) => {
    let told = 0;
    const onFailure = (failure: Failure): void => {
      told += 1;
      if (told <= toldFailures) tell(failure);
    };
    const figures = await runSeeds({ ...wanted, runDirectory, onFailure });
    const [first] = figures.failures;
    if (first && !wanted.isTraced) await shrink(runDirectory, first);
    return figures;
  });

const { runs, commands, happened, seconds, failures } = await main();
console.log(
  JSON.stringify({
    runs,
    commands,
    faults: faultsOf(happened),
    seconds: Math.round(seconds * 10) / 10,
    failures: failures.length,
    ...(failures.length > 0 ? { seeds: failures.slice(0, 50).map(({ seed, invariant }) => `${seed} ${invariant}`) } : {}),
  }),
);
process.exitCode = failures.length > 0 || runs === 0 ? 1 : 0;
