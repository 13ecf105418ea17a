import { parentPort, workerData } from 'node:worker_threads';
import { type ReadRequest, readLeadFile } from './read-file.ts';

/** Reads one file and ends. A thread of its own, so that a large file holds up nobody's sync. */
for await (const message of readLeadFile(workerData as ReadRequest)) parentPort?.postMessage(message);
