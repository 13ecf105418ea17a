import 'fake-indexeddb/auto';
import type { Run } from './simulate.ts';
import type { Stage } from './stage.ts';
import type { Report, Task } from './workers.ts';

/** A process that runs seeds: its own database on the shared PostgreSQL, its own desktops, one run after another. */

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
// Dexie tells other windows of every write; there are none, and each costs a message.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');

// Patches first: they change modules as these are loaded.
const { patchModules } = await import('./patches.ts');
patchModules(task.plant);
const { openStage } = await import('./stage.ts');
const { simulate } = await import('./simulate.ts');

/** Tables that every run fills and empties bloat; this often they are swept. */
const runsPerVacuum = 100;
const reportEveryMs = 1000;

/** Resolves when the message, and with it all before it, is on its way: what still waits is lost when the process ends. */
const report = (message: Report): Promise<void> =>
  new Promise((resolve, reject) => process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve())));
const trace = task.isTraced ? (line: string) => process.stdout.write(`${line}\n`) : undefined;

/** What nobody waited for failed: a fault of the run in which it did. */
let unheard: unknown;
process.on('unhandledRejection', (error) => {
  unheard ??= error;
});

/** A run with what failed unheard in it. */
const simulateHeard = async (stage: Stage, seed: number): Promise<Run> => {
  unheard = undefined;
  const run = await simulate(stage, seed, task.steps, trace);
  if (unheard === undefined || run.failure) return run;
  const problem = `nobody heard of this: ${unheard instanceof Error ? unheard.stack : String(unheard)}`;
  return { ...run, failure: { seed, invariant: 'fault', problem, steps: task.steps } };
};

const main = async (): Promise<void> => {
  const stage = await openStage(task.runDirectory);
  let pending: Report = { runs: 0, commands: 0, happened: {}, failures: [] };
  let reportedAt = performance.now();
  const { count } = task.seeds;
  for (let index = 0; index < count && performance.now() < (task.withinMs ?? Number.POSITIVE_INFINITY); index += 1) {
    const run = await simulateHeard(stage, task.seeds.from + index * task.seeds.step);
    pending.runs += 1;
    pending.commands += run.commands;
    for (const [kind, times] of run.happened) pending.happened[kind] = (pending.happened[kind] ?? 0) + times;
    if (run.failure) pending.failures.push(run.failure);
    if (run.failure || performance.now() - reportedAt > reportEveryMs) {
      await report(pending);
      pending = { runs: 0, commands: 0, happened: {}, failures: [] };
      reportedAt = performance.now();
    }
    if (index % runsPerVacuum === runsPerVacuum - 1) await stage.database.query('vacuum');
  }
  await report(pending);
  await stage.database.close();
};

await main();
process.disconnect?.();
