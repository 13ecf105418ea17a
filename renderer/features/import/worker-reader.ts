import type { FileReader, ImportReader } from './file-reader.ts';

type Call = keyof FileReader;
export type ReaderQuestion = { id: number; call: Call; args: unknown[] };
export type ReaderAnswer = { id: number; result: unknown } | { id: number; fault: string };

/** The worker ended or could not answer. */
export class ReaderLost extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ReaderLost';
  }
}

type Waiting = { resolve: (result: unknown) => void; reject: (fault: Error) => void };

/** Starts a worker that reads files. Every method rejects with ReaderLost when it fails or ends. */
export const openWorkerReader = (): ImportReader => {
  const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const rejectAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new ReaderLost(reason));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ReaderAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('fault' in data) asked?.reject(new ReaderLost(data.fault));
    else asked?.resolve(data.result);
  });
  worker.addEventListener('error', (event) => rejectAll(event.message || 'the worker failed'));
  worker.addEventListener('messageerror', () => rejectAll('an answer could not be read'));
  const ask = <Name extends Call>(call: Name): FileReader[Name] =>
    ((...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, call, args } satisfies ReaderQuestion);
      })) as FileReader[Name];
  return {
    open: ask('open'),
    columnAs: ask('columnAs'),
    valuesOf: ask('valuesOf'),
    columnsBy: ask('columnsBy'),
    valueMaps: ask('valueMaps'),
    check: ask('check'),
    alike: ask('alike'),
    keepJob: ask('keepJob'),
    resumeJob: ask('resumeJob'),
    nextPiece: ask('nextPiece'),
    endJob: ask('endJob'),
    close: () => {
      worker.terminate();
      rejectAll('closed');
    },
  };
};
