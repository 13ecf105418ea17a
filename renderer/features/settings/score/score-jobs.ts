import type { RefineryDb } from '../../../data/db.ts';
import { Cancelled, type HeldFacts, readFacts, runJob, type ScoreJob, type ScoreProgress, type ScoreResult } from './score-work.ts';

export type JobMessage = { kind: 'run'; id: number; database: string; job: ScoreJob; isFresh: boolean } | { kind: 'cancel'; id: number };
export type JobAnswer =
  | { kind: 'progress'; id: number; progress: ScoreProgress }
  | { kind: 'done'; id: number; result: ScoreResult }
  | { kind: 'failed'; id: number };

/** Answers jobs one after the other. The facts are read once and kept; `isFresh` reads them anew. */
export const answerJobs = (open: (database: string) => Promise<RefineryDb>, say: (answer: JobAnswer) => void) => {
  const cancelled = new Set<number>();
  let held: HeldFacts | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const run = async ({ id, database, job, isFresh }: Extract<JobMessage, { kind: 'run' }>): Promise<void> => {
    const way = { onProgress: (progress: ScoreProgress) => say({ kind: 'progress', id, progress }), isOver: () => cancelled.has(id) };
    try {
      if (way.isOver()) return;
      if (!held || isFresh) {
        const db = await open(database);
        held = await readFacts(db, way).finally(() => db.close());
      }
      say({ kind: 'done', id, result: await runJob(held, job, way) });
    } catch (error) {
      if (!(error instanceof Cancelled)) say({ kind: 'failed', id });
    } finally {
      cancelled.delete(id);
    }
  };
  return (message: JobMessage): Promise<unknown> => {
    if (message.kind === 'cancel') {
      cancelled.add(message.id);
      return last;
    }
    last = last.then(() => run(message));
    return last;
  };
};

export type ScoreJobs = {
  /** Rejects when it could not be done; never settles once it was cancelled. */
  run: (
    job: ScoreJob,
    onProgress: (progress: ScoreProgress) => void,
    isFresh: boolean,
  ) => { result: Promise<ScoreResult>; cancel: () => void };
  close: () => void;
};

/** Runs jobs in a worker of their own; where there are no workers, here. */
export const openScoreJobs = (database: string, open: (database: string) => Promise<RefineryDb>): ScoreJobs => {
  const waiting = new Map<number, { answer: (answer: JobAnswer) => void }>();
  const hear = (answer: JobAnswer) => waiting.get(answer.id)?.answer(answer);
  const worker = typeof Worker === 'undefined' ? null : new Worker(new URL('./score-worker.ts', import.meta.url), { type: 'module' });
  const here = worker ? null : answerJobs(open, hear);
  worker?.addEventListener('message', ({ data }: MessageEvent<JobAnswer>) => hear(data));
  worker?.addEventListener('error', () => {
    for (const id of waiting.keys()) hear({ kind: 'failed', id });
  });
  const post = (message: JobMessage) => (worker ? worker.postMessage(message) : void here?.(message));
  let lastId = 0;
  return {
    run: (job, onProgress, isFresh) => {
      lastId += 1;
      const id = lastId;
      const result = new Promise<ScoreResult>((resolve, reject) => {
        waiting.set(id, {
          answer: (answer) => {
            if (answer.kind === 'progress') return onProgress(answer.progress);
            waiting.delete(id);
            if (answer.kind === 'done') resolve(answer.result);
            else reject(new Error('the leads could not be scored'));
          },
        });
      });
      post({ kind: 'run', id, database, job, isFresh });
      return {
        result,
        cancel: () => {
          waiting.delete(id);
          post({ kind: 'cancel', id });
        },
      };
    },
    close: () => {
      waiting.clear();
      worker?.terminate();
    },
  };
};
