import { createFileReader } from './file-reader.ts';
import type { ReaderAnswer, ReaderQuestion } from './worker-reader.ts';

/** The worker's side: answers one question after the other, in the order they came. */
const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
const reader = createFileReader();
let last: Promise<unknown> = Promise.resolve();

const answer = async ({ id, call, args }: ReaderQuestion): Promise<void> => {
  const method = reader[call] as (...given: unknown[]) => Promise<unknown>;
  try {
    host.postMessage({ id, result: await method(...args) } satisfies ReaderAnswer);
  } catch (fault) {
    host.postMessage({ id, fault: fault instanceof Error ? fault.message : String(fault) } satisfies ReaderAnswer);
  }
};

host.addEventListener('message', (event: MessageEvent<ReaderQuestion>) => {
  last = last.then(() => answer(event.data));
});
