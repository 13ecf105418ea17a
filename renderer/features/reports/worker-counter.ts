import type { RefineryDb } from '../../data/db.ts';
import { callWorker } from '../../data/worker-calls.ts';
import { createReportCounter, type ReportCounter } from './report-counter.ts';

export type OpenCounter = ReportCounter & { close: () => void };

/** Counts in a worker of its own, as a report walks over all there is; where there are no workers, here. The worker goes by the database's name. */
export const openCounter = (db: RefineryDb): OpenCounter => {
  if (typeof Worker === 'undefined') return { ...createReportCounter(async () => db), close: () => undefined };
  const worker = new Worker(new URL('./report-worker.ts', import.meta.url), { type: 'module', name: db.name });
  const { method, end } = callWorker<ReportCounter>(worker);
  return { count: method('count'), leadsBehind: method('leadsBehind'), fieldNames: method('fieldNames'), close: () => end('closed') };
};
