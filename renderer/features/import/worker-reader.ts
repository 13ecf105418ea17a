import { callWorker } from '../../data/worker-calls.ts';
import type { FileReader, ImportReader } from './file-reader.ts';

/** Starts a worker that reads files. Every method rejects with WorkerLost when it fails or ends. */
export const openWorkerReader = (): ImportReader => {
  const { method, end } = callWorker<FileReader>(new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' }));
  return {
    open: method('open'),
    columnAs: method('columnAs'),
    valuesOf: method('valuesOf'),
    columnsBy: method('columnsBy'),
    valueMaps: method('valueMaps'),
    check: method('check'),
    alike: method('alike'),
    keepJob: method('keepJob'),
    resumeJob: method('resumeJob'),
    nextPiece: method('nextPiece'),
    endJob: method('endJob'),
    close: () => end('closed'),
  };
};
