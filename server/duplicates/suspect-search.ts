import type { Dependencies } from '../dependencies.ts';
import { findSuspects, sampleCommonness } from './find-suspects.ts';

/** Looks in the background for leads that are one person, as they come in and change. */
export type SuspectSearch = { run: () => Promise<void>; stop: () => Promise<void> };

const usuallyEveryMs = 2_000;
/** Transactions in one turn: a hundred thousand leads that came at once are looked through within half an hour, and nobody notices. */
const mostAtOnce = 4;

type SearchDependencies = Pick<Dependencies, 'database' | 'now' | 'pokes'>;

/** Every process searches: each takes others of the leads that wait. */
export const startSuspectSearch = (
  dependencies: SearchDependencies,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): SuspectSearch => {
  let running: Promise<void> | undefined;
  let isStopped = false;
  const run = (): Promise<void> => {
    running ??= search(dependencies, () => isStopped).finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(() => void run().catch(onError), everyMs);
  timer.unref();
  return {
    run,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
};

/** One center per transaction: the change feed takes one version for each. */
const search = async ({ database, now, pokes }: SearchDependencies, isStopped: () => boolean): Promise<void> => {
  const centers = await database.query<{ id: string }>(
    'select id from centers c where exists (select 1 from leads_to_match m where m.center_id = c.id) order by id',
  );
  for (const { id: centerId } of centers) {
    const commonness = await sampleCommonness(database, centerId);
    let written = 0;
    for (let turn = 0; turn < mostAtOnce && !isStopped(); turn += 1) {
      const found = await database.transaction((sql) => findSuspects(sql, centerId, commonness, now()));
      written += found.written;
      if (found.looked === 0) break;
    }
    if (written > 0) pokes.changed(centerId);
  }
};
