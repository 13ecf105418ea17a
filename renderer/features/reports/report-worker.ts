import { openDb } from '../../data/db.ts';
import { answerCalls } from '../../data/worker-calls.ts';
import { createReportCounter } from './report-counter.ts';

/** The worker's side: it goes by the name of the database that it counts. */
let database: ReturnType<typeof openDb> | undefined;
answerCalls(
  createReportCounter(() => {
    database ??= openDb(self.name);
    return database;
  }),
);
