import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareRunDirectory, stopPostgresql } from '../support/postgresql.ts';
import type { Failure } from './simulate.ts';

/** Which seeds one process runs: `from`, `from + step`, … */
export type Seeds = { from: number; step: number; count: number };
export type Task = { runDirectory: string; seeds: Seeds; steps: number; isTraced: boolean; plant?: string; withinMs?: number };
/** What has been done since the last report. */
export type Report = { runs: number; commands: number; happened: Record<string, number>; failures: Failure[] };

export type Figures = Report & { seconds: number };

type Wanted = {
  runDirectory: string;
  runs: number;
  seed: number;
  steps: number;
  workers: number;
  isTraced?: boolean;
  plant?: string;
  /** No run begins later than this after the start. */
  withinMs?: number;
  /** End all at the first failure. */
  stopsAtFailure?: boolean;
  onFailure?: (failure: Failure) => void;
};

/** Long enough for faults to meet, short enough for thousands of runs. */
export const defaultSteps = 40;

/** A worker that says nothing for so long hangs. */
const longestSilenceMs = 180_000;

/** A folder with a PostgreSQL for as long as `work` runs; ended with it, and when the process is stopped. */
export const withPostgresql = async <Result>(work: (runDirectory: string) => Promise<Result>): Promise<Result> => {
  const runDirectory = join(tmpdir(), `refinery-simulation-${randomUUID()}`);
  prepareRunDirectory(runDirectory);
  const leave = () => {
    stopPostgresql(runDirectory);
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
  try {
    return await work(runDirectory);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, leave);
    stopPostgresql(runDirectory);
  }
};

/** Runs the seeds `seed … seed + runs - 1`, dealt out to the workers, and adds up what they report. */
export const runSeeds = async (wanted: Wanted): Promise<Figures> => {
  const startedAt = performance.now();
  const sum: Report = { runs: 0, commands: 0, happened: {}, failures: [] };
  const children = new Set<ChildProcess>();
  const take = (report: Report): void => {
    add(sum, report);
    for (const failure of report.failures) wanted.onFailure?.(failure);
    if (report.failures.length > 0 && wanted.stopsAtFailure) for (const child of children) child.kill();
  };
  await Promise.all(
    Array.from({ length: Math.min(wanted.workers, wanted.runs) }, (_, index) => runWorker(taskOf(wanted, index), children, take, sum)),
  );
  const isCutShort = wanted.withinMs !== undefined || sum.failures.length > 0;
  if (!isCutShort && sum.runs !== wanted.runs) throw new Error(`only ${sum.runs} of ${wanted.runs} runs were heard of`);
  return { ...sum, seconds: (performance.now() - startedAt) / 1000 };
};

const taskOf = ({ runDirectory, runs, seed, steps, workers, isTraced = false, plant, withinMs }: Wanted, index: number): Task => ({
  runDirectory,
  seeds: { from: seed + index, step: workers, count: Math.ceil((runs - index) / workers) },
  steps,
  isTraced,
  ...(plant === undefined ? {} : { plant }),
  ...(withinMs === undefined ? {} : { withinMs }),
});

const runWorker = (task: Task, children: Set<ChildProcess>, take: (report: Report) => void, sum: Report): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(task)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: ['--max-semi-space-size=64'],
    });
    children.add(child);
    let silence = setTimeout(() => child.kill('SIGKILL'), longestSilenceMs);
    child.on('message', (report: Report) => {
      clearTimeout(silence);
      silence = setTimeout(() => child.kill('SIGKILL'), longestSilenceMs);
      take(report);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(silence);
      children.delete(child);
      if (code === 0 || sum.failures.length > 0) resolve();
      else reject(new Error(`a worker ended with ${code ?? 'a signal'}`));
    });
  });

const add = (sum: Report, { runs, commands, happened, failures }: Report): void => {
  sum.runs += runs;
  sum.commands += commands;
  for (const [kind, times] of Object.entries(happened)) sum.happened[kind] = (sum.happened[kind] ?? 0) + times;
  sum.failures.push(...failures);
};
