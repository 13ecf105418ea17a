import { setTimeout as wait } from 'node:timers/promises';
import type { Commonness } from '../../shared/domain/duplicates/commonness.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { type CrowdedKeys, findSuspects, sampleCommonness, sampleSize } from './find-suspects.ts';

const usuallyEveryMs = 2_000;
/** Transactions in one turn: a hundred thousand leads that came at once are looked through within half an hour, and nobody notices. */
const mostAtOnce = 4;
/** After each transaction as long a rest, up to this: what desktops send in the meantime does not queue behind a long list. */
const longestRestMs = 1_000;
/** Names become common over weeks; a long list is looked through for half an hour. */
const sampleKeptMs = 60_000;

type SearchDependencies = Pick<Dependencies, 'database' | 'now' | 'pokes'>;

/** Looks in the background for leads that are one person, as they come in and change. Every process searches: each takes others that wait. */
export const startSuspectSearch = (
  dependencies: SearchDependencies,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): Repeated => {
  const sampling = createSampling(dependencies);
  return repeatEvery(everyMs, (isStopped) => search(dependencies, sampling, isStopped), onError);
};

type Sample = { commonness: Commonness; crowded: CrowdedKeys };
type Sampling = { of: (centerId: string) => Promise<Sample>; keepOnly: (centerIds: readonly string[]) => void };

/** One sample serves a center's leads as long as they wait: a turn looks at far fewer than it would read for one. */
const createSampling = ({ database, now }: SearchDependencies): Sampling => {
  const kept = new Map<string, Sample & { at: number }>();
  return {
    of: async (centerId) => {
      const last = kept.get(centerId);
      if (last && now() - last.at < sampleKeptMs) return last;
      const commonness = await sampleCommonness(database, centerId);
      const crowded: CrowdedKeys = new Set();
      // Of a center that has just begun every list that comes in tells more.
      if (commonness.known() >= sampleSize) kept.set(centerId, { commonness, crowded, at: now() });
      return { commonness, crowded };
    },
    keepOnly: (centerIds) => {
      for (const id of kept.keys()) if (!centerIds.includes(id)) kept.delete(id);
    },
  };
};

/** One center per transaction: the change feed takes one version for each. */
const search = async ({ database, now, pokes }: SearchDependencies, sampling: Sampling, isStopped: () => boolean): Promise<void> => {
  const centers = await database.query<{ id: string }>(
    'select id from centers c where exists (select 1 from leads_to_match m where m.center_id = c.id) order by id',
  );
  sampling.keepOnly(centers.map(({ id }) => id));
  for (const { id: centerId } of centers) {
    const sample = await sampling.of(centerId);
    let written = 0;
    for (let turn = 0; turn < mostAtOnce && !isStopped(); turn += 1) {
      const from = performance.now();
      const found = await database.transaction((sql) => findSuspects(sql, centerId, sample, now()));
      written += found.written;
      if (found.looked === 0) break;
      await wait(Math.min(longestRestMs, performance.now() - from), undefined, { ref: false });
    }
    if (written > 0) pokes.changed(centerId);
  }
};
