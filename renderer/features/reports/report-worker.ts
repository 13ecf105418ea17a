import { openDb } from '../../data/db.ts';
import { createReportCounter } from './report-counter.ts';
import type { CounterAnswer, CounterQuestion } from './worker-counter.ts';

/** The worker's side: answers one question after the other, in the order they came. The first names the database. */
const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
let database: ReturnType<typeof openDb> | undefined;
let name = '';
const counter = createReportCounter(() => {
  database ??= openDb(name);
  return database;
});
let last: Promise<unknown> = Promise.resolve();

const answer = async ({ id, call, args, databaseName }: CounterQuestion): Promise<void> => {
  name = databaseName;
  const method = counter[call] as (...given: unknown[]) => Promise<unknown>;
  try {
    host.postMessage({ id, result: await method(...args) } satisfies CounterAnswer);
  } catch (fault) {
    host.postMessage({ id, fault: fault instanceof Error ? fault.message : String(fault) } satisfies CounterAnswer);
  }
};

host.addEventListener('message', (event: MessageEvent<CounterQuestion>) => {
  last = last.then(() => answer(event.data));
});
