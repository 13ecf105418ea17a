import type { RefineryDb } from '../../data/db.ts';
import { createReportCounter, type ReportCounter } from './report-counter.ts';

type Call = keyof ReportCounter;
export type CounterQuestion = { id: number; call: Call; args: unknown[]; databaseName: string };
export type CounterAnswer = { id: number; result: unknown } | { id: number; fault: string };

type Waiting = { resolve: (result: unknown) => void; reject: (fault: Error) => void };
export type OpenCounter = ReportCounter & { close: () => void };

/** Counts in a worker of its own, as a report walks over all there is; where there are no workers, here. */
export const openCounter = (db: RefineryDb): OpenCounter => {
  if (typeof Worker === 'undefined') return { ...createReportCounter(async () => db), close: () => undefined };
  const worker = new Worker(new URL('./report-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const rejectAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<CounterAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('fault' in data) asked?.reject(new Error(data.fault));
    else asked?.resolve(data.result);
  });
  worker.addEventListener('error', (event) => rejectAll(event.message || 'the worker failed'));
  const ask = <Name extends Call>(call: Name): ReportCounter[Name] =>
    ((...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, call, args, databaseName: db.name } satisfies CounterQuestion);
      })) as ReportCounter[Name];
  return {
    count: ask('count'),
    leadsBehind: ask('leadsBehind'),
    fieldNames: ask('fieldNames'),
    close: () => {
      worker.terminate();
      rejectAll('closed');
    },
  };
};
