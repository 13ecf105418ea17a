import type { RefineryDb } from '../../data/db.ts';
import { ExportCancelled, type Exported, type ExportJob, exportLog } from './export-log.ts';

export type ExportRequest = { kind: 'export'; databaseName: string; job: ExportJob } | { kind: 'cancel' };
export type ExportAnswer =
  | { kind: 'progress'; done: number; all: number }
  | ({ kind: 'done' } & Exported)
  | { kind: 'cancelled' }
  | { kind: 'failed' };

export type RunningExport = { result: Promise<Exported>; cancel: () => void };
type OnProgress = (done: number, all: number) => void;

/** Writes the file in a worker of its own; where there are no workers, here. Rejects with ExportCancelled when it was. */
export const runExport = (db: RefineryDb, job: ExportJob, onProgress: OnProgress): RunningExport =>
  typeof Worker === 'undefined' ? runHere(db, job, onProgress) : runInWorker(db.name, job, onProgress);

const runHere = (db: RefineryDb, job: ExportJob, onProgress: OnProgress): RunningExport => {
  let isWanted = true;
  const result = exportLog(db, job, (done, all) => {
    onProgress(done, all);
    if (!isWanted) throw new ExportCancelled();
  });
  return {
    result,
    cancel: () => {
      isWanted = false;
    },
  };
};

const runInWorker = (databaseName: string, job: ExportJob, onProgress: OnProgress): RunningExport => {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  const result = new Promise<Exported>((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('the worker failed')));
    worker.addEventListener('message', ({ data }: MessageEvent<ExportAnswer>) => {
      if (data.kind === 'progress') onProgress(data.done, data.all);
      if (data.kind === 'done') resolve({ file: data.file, manifest: data.manifest });
      if (data.kind === 'cancelled') reject(new ExportCancelled());
      if (data.kind === 'failed') reject(new Error('the file could not be made'));
    });
  }).finally(() => worker.terminate());
  worker.postMessage({ kind: 'export', databaseName, job } satisfies ExportRequest);
  return { result, cancel: () => worker.postMessage({ kind: 'cancel' } satisfies ExportRequest) };
};
