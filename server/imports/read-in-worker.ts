import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadMessage, ReadRequest } from './read-file.ts';

/** `readLeadFile` in a thread of its own. Leaving the loop ends the thread. */
export async function* readInWorker(request: ReadRequest): AsyncGenerator<ReadMessage> {
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), { workerData: request });
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] })) yield message as ReadMessage;
  } finally {
    await worker.terminate();
  }
}
