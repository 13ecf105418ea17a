import { openDb } from '../../../data/db.ts';
import { answerJobs } from './score-jobs.ts';

/** Scoring a hundred thousand leads twice takes a second or two, which no frame can wait for. */
const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
const answer = answerJobs(openDb, (message) => host.postMessage(message));
host.addEventListener('message', ({ data }: MessageEvent) => void answer(data));
