import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { findSuspects, sampleCommonness } from './find-suspects.ts';

const usuallyEveryMs = 2_000;
/** Transactions in one turn: a hundred thousand leads that came at once are looked through within half an hour, and nobody notices. */
const mostAtOnce = 4;

type SearchDependencies = Pick<Dependencies, 'database' | 'now' | 'pokes'>;

/** Looks in the background for leads that are one person, as they come in and change. Every process searches: each takes others that wait. */
export const startSuspectSearch = (
  dependencies: SearchDependencies,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): Repeated => repeatEvery(everyMs, (isStopped) => search(dependencies, isStopped), onError);

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
