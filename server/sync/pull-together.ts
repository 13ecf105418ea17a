import { setTimeout as wait } from 'node:timers/promises';
import type { PullResponse } from '../../shared/protocol/sync.ts';
import type { Database } from '../db/database.ts';
import { type PullRequest, pullChanges, readChanges, readSpace, type Space } from './pull.ts';
import { createRecentChanges, type RecentChanges } from './recent-changes.ts';
import { seesCenter, type ViewerScope, viewOf } from './visibility.ts';

/**
 * One poke brings everybody who sees a floor at once: so long is waited for the others. Long enough that the reps whose leads have changed
 * get theirs first: they call by it, and the others look on.
 */
const usualGatherMs = 150;
/** Floors of which the latest changes are kept. */
const mostFloors = 100;

type Asking = { viewer: ViewerScope; request: PullRequest };
/** Those who ask together; resolves to what stands then. */
type Gathering = { asking: Asking[]; answered: Promise<Standing> };
/** `personal`: people for whom there is something that the others do not see. */
type Standing = { space: Space; recent: RecentChanges; personal: ReadonlySet<string> };
type Floor = { recent: RecentChanges | undefined; epoch: string; gathering: Gathering | undefined; before: Promise<unknown> };

/** Runs work when it is its turn. */
type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * All who see a center, and all who lead a team, see the same rows as the others who do: what changed is read once for all of them and
 * kept for a while, so that one more of them costs no query. Whoever shares an answer asked before its newest part was read, so that
 * nobody gets one that is older than their question. Everybody else, and whoever comes from longer ago, is read for alone.
 */
export const createPullsTogether = (database: Database, turn: Turn = (work) => work(), gatherMs = usualGatherMs) => {
  const floors = new Map<string, Floor>();

  const floorOf = (key: string): Floor => {
    const floor = floors.get(key) ?? { recent: undefined, epoch: '', gathering: undefined, before: Promise.resolve() };
    floors.delete(key);
    floors.set(key, floor);
    for (const oldest of floors.keys()) if (floors.size > mostFloors) floors.delete(oldest);
    return floor;
  };

  const alone = ({ viewer, request }: Asking): Promise<PullResponse> => turn(() => pullChanges(database, viewer, request));

  return async (viewer: ViewerScope, request: PullRequest): Promise<PullResponse> => {
    const [key, asks] = [floorKeyOf(viewer), { viewer, request }];
    if (key === null || request.view !== viewOf(viewer)) return alone(asks);
    const { space, recent, personal } = await join(floorOf(key), asks);
    // What is personal was looked for up to this version, and the others may have gone on since.
    const isShared = request.epoch === space.epoch && recent.until() === space.version && !personal.has(viewer.userId);
    const rows = isShared ? recent.after(request.cursor) : null;
    if (!rows) return alone(asks);
    const { puts, leaves } = rows;
    return { epoch: space.epoch, view: request.view, kind: 'changes', version: space.version, hasMore: false, puts, leaves };
  };

  function join(floor: Floor, asks: Asking): Promise<Standing> {
    if (floor.gathering) floor.gathering.asking.push(asks);
    else floor.gathering = gather(floor, asks);
    return floor.gathering.answered;
  }

  /** The next who come are read for after these, from where these left off. */
  function gather(floor: Floor, first: Asking): Gathering {
    const asking = [first];
    const answered = Promise.all([wait(gatherMs), floor.before]).then(() => {
      floor.gathering = undefined;
      return turn(() => bringUpToDate(floor, asking));
    });
    floor.before = answered.catch(() => undefined);
    return { asking, answered };
  }

  async function bringUpToDate(floor: Floor, asking: readonly Asking[]): Promise<Standing> {
    const viewer = anybodyLike(asking[0]?.viewer);
    const space = await readSpace(database, viewer.centerId);
    if (floor.epoch !== space.epoch || !floor.recent || !isBetween(floor.recent.until(), space)) {
      const cursors = asking.map(({ request }) => request.cursor).filter((cursor) => isBetween(cursor, space));
      floor.recent = createRecentChanges(cursors.length > 0 ? Math.min(...cursors) : space.version);
      floor.epoch = space.epoch;
    }
    const { recent } = floor;
    if (recent.until() < space.version) {
      const changed = await readChanges(database, viewer, recent.until(), space.version);
      // Read after the entries: whatever was cleared away before they were read had moved the horizon before.
      const { horizon } = await readSpace(database, viewer.centerId);
      // Too much at once for everybody together, or not all of it there any more: whoever is so far behind is read for alone.
      if (changed.until < space.version || recent.until() < horizon) floor.recent = createRecentChanges(space.version);
      else recent.add(changed);
    }
    return { space, recent: floor.recent, personal: await personalNews(database, asking, space.version) };
  }
};

/** What came after this version is all there still, and the version was reached. */
const isBetween = (version: number, { horizon, version: newest }: Space): boolean => version >= horizon && version <= newest;

/** Those with the same key see the same rows, but for what is personal; null: only this one person sees theirs. */
const floorKeyOf = (viewer: ViewerScope): string | null => {
  if (seesCenter(viewer)) return JSON.stringify([viewer.centerId]);
  return viewer.role === 'teamLead' && viewer.teamId !== null ? JSON.stringify([viewer.centerId, viewer.teamId]) : null;
};

/** Sees what all of them see and nothing of one person's own. */
const anybodyLike = (viewer: ViewerScope | undefined): ViewerScope => {
  if (!viewer) throw new Error('nobody asks');
  return { ...viewer, userId: '' };
};

/** Whoever sees a center sees nothing besides; a team lead may own leads of another team, and hear of what is theirs. */
const personalNews = async (database: Database, asking: readonly Asking[], newest: number): Promise<ReadonlySet<string>> => {
  const leads = asking.filter(({ viewer }) => !seesCenter(viewer));
  const [first] = leads;
  if (!first) return new Set();
  const rows = await database.query<{ userId: string }>(
    `select distinct asking.user_id as "userId" from unnest($2::text[], $3::bigint[]) as asking(user_id, cursor)
     cross join lateral (select 1 from changes where center_id = $1 and audience = 'user:' || asking.user_id
       and version > asking.cursor and version <= $4 limit 1) news`,
    [first.viewer.centerId, leads.map(({ viewer }) => viewer.userId), leads.map(({ request }) => request.cursor), newest],
  );
  return new Set(rows.map(({ userId }) => userId));
};
