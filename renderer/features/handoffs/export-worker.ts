import { openDb } from '../../data/db.ts';
import { nextTask } from '../../data/next-task.ts';
import { ExportCancelled, exportLog } from './export-log.ts';
import type { ExportAnswer, ExportRequest } from './run-export.ts';

/** The worker's side: one export, then it is ended. Between pieces it listens whether it is still wanted. */
const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
let isWanted = true;

const say = (answer: ExportAnswer) => host.postMessage(answer);

const run = async ({ databaseName, job }: Extract<ExportRequest, { kind: 'export' }>): Promise<void> => {
  const db = await openDb(databaseName);
  try {
    const exported = await exportLog(db, job, async (done, all) => {
      say({ kind: 'progress', done, all });
      await nextTask();
      if (!isWanted) throw new ExportCancelled();
    });
    say({ kind: 'done', ...exported });
  } catch (error) {
    say(error instanceof ExportCancelled ? { kind: 'cancelled' } : { kind: 'failed' });
  }
};

host.addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  if (data.kind === 'cancel') isWanted = false;
  else void run(data);
});
