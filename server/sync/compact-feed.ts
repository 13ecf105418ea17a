import type { Database, Sql } from '../db/database.ts';
import { locks } from '../db/locks.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';

/**
 * Keeps the change feed as long as it has to be: of several entries for one row and audience the newest is enough, and after a month
 * none. A cursor behind the horizon takes a new snapshot. Writers are never waited for nor made to wait: entries that are taken away are
 * none that anybody writes, in small transactions.
 */

const dayMs = 24 * 60 * 60 * 1000;
/** How long a desktop may be away and still go on from its cursor. */
const keptMs = 30 * dayMs;
/** What is younger is left alone: it is what most desktops are about to ask for. */
const quietMs = 10 * 60 * 1000;
const entriesPerStatement = 2000;

export type Compacted = { superseded: number; outlived: number };

/**
 * Compacts the feed of a center. Does nothing while another process is at it. `now`: epoch ms.
 */
export const compactFeed = async (database: Database, centerId: string, now: number): Promise<Compacted> => {
  const limits = await database.transaction((sql) => drawLimits(sql, centerId, now));
  const done: Compacted = { superseded: 0, outlived: 0 };
  if (!limits) return done;
  for (const audience of await audiencesIn(database, centerId)) {
    done.outlived += await dropOutlived(database, { centerId, audience, ...limits });
    done.superseded += await dropSuperseded(database, { centerId, audience, ...limits });
  }
  await database.query('update sync_spaces set compacted_to = $2 where center_id = $1 and compacted_to < $2', [centerId, limits.upTo]);
  return done;
};

/** `horizon`: nothing up to here is kept · `from`, `upTo`: what is new since the last time and has come to rest. */
type Limits = { horizon: number; from: number; upTo: number };
type Part = Limits & { centerId: string; audience: string };

/** Notes the version of now, and says up to which versions the feed is to be compacted; undefined when another is at it or there is nothing. */
const drawLimits = async (sql: Sql, centerId: string, now: number): Promise<Limits | undefined> => {
  const [lock] = await sql.query<{ isMine: boolean }>(`select pg_try_advisory_xact_lock(${locks.compaction}, hashtext($1)) as "isMine"`, [
    centerId,
  ]);
  if (!lock?.isMine) return undefined;
  await sql.query(
    `insert into feed_marks (center_id, version, at) select center_id, version, $2 from sync_spaces where center_id = $1
     on conflict (center_id, version) do nothing`,
    [centerId, now],
  );
  const [limits] = await sql.query<Limits>(
    `select greatest(horizon, (select max(version) from feed_marks where center_id = $1 and at <= $2)) as horizon, compacted_to as from,
       coalesce((select max(version) from feed_marks where center_id = $1 and at <= $3), 0) as "upTo"
     from sync_spaces where center_id = $1`,
    [centerId, now - keptMs, now - quietMs],
  );
  if (!limits) return undefined;
  // The horizon moves before anything goes, and for good: a pull that reads after the first entry is gone sees it.
  await sql.query('update sync_spaces set horizon = $2 where center_id = $1 and horizon < $2', [centerId, limits.horizon]);
  await sql.query('delete from feed_marks where center_id = $1 and version < $2', [centerId, limits.horizon]);
  return limits;
};

/** Every audience there is an entry for, by one look into the key for each. */
const audiencesIn = async (sql: Sql, centerId: string): Promise<string[]> => {
  const rows = await sql.query<{ audience: string }>(
    `with recursive known as (
       (select audience from changes where center_id = $1 order by audience limit 1)
       union all
       select (select c.audience from changes c where c.center_id = $1 and c.audience > known.audience order by c.audience limit 1)
       from known where known.audience is not null
     ) select audience from known where audience is not null`,
    [centerId],
  );
  return rows.map(({ audience }) => audience);
};

const dropOutlived = async (sql: Sql, { centerId, audience, horizon }: Part): Promise<number> => {
  for (let all = 0; ; ) {
    const gone = await sql.query(
      `delete from changes where ctid = any(array(
         select ctid from changes where center_id = $1 and audience = $2 and version <= $3 limit ${entriesPerStatement})) returning 1 as one`,
      [centerId, audience, horizon],
    );
    all += gone.length;
    if (gone.length < entriesPerStatement) return all;
  }
};

type Entry = { version: number; tableName: string; rowId: string };

const dropSuperseded = async (database: Database, part: Part): Promise<number> => {
  const { centerId, audience, horizon, from, upTo } = part;
  const scope = [centerId, audience, upTo];
  const [news] = await database.query(
    'select 1 from changes where center_id = $1 and audience = $2 and version <= $3 and version > $4 limit 1',
    [...scope, from],
  );
  if (!news) return 0;
  const entries = await database.query<Entry & { isNewest: boolean; isToGain: boolean }>(
    `select * from (
       select version, table_name as "tableName", row_id as "rowId", version = max(version) over same as "isNewest",
         effect = 'k' and bool_or(effect = 'g') over same as "isToGain"
       from changes where center_id = $1 and audience = $2 and version <= $3 and version > $4
       window same as (partition by table_name, row_id)
     ) ranked where not "isNewest" or "isToGain"`,
    [...scope, horizon],
  );
  // First the entry that stays takes over that the row came into sight, then those before it go.
  await inParts(
    entries.filter((each) => each.isNewest && each.isToGain),
    (some) => changeEntries(database, part, some, `update changes c set effect = 'g' from named n`),
  );
  const superseded = entries.filter((each) => !each.isNewest);
  await inParts(superseded, (some) => changeEntries(database, part, some, 'delete from changes c using named n'));
  return superseded.length;
};

const inParts = async <Item>(items: readonly Item[], work: (some: readonly Item[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < items.length; from += entriesPerStatement) await work(items.slice(from, from + entriesPerStatement));
};

const changeEntries = (sql: Sql, { centerId, audience }: Part, entries: readonly Entry[], change: string): Promise<object[]> =>
  sql.query(
    `with named as (
       select * from unnest($3::bigint[], $4::text[], $5::text[]) as named(version, table_name, row_id)
     ) ${change}
     where c.center_id = $1 and c.audience = $2 and c.version = n.version and c.table_name = n.table_name and c.row_id = n.row_id`,
    [centerId, audience, entries.map((each) => each.version), entries.map((each) => each.tableName), entries.map((each) => each.rowId)],
  );

const everyMs = 15 * 60 * 1000;

/** Compacts the feed of every center now and then, from any number of server processes. */
export const startFeedCompaction = (database: Database, now: () => number, onError: (error: unknown) => void): Repeated =>
  repeatEvery(
    everyMs,
    async () => {
      const centers = await database.query<{ id: string }>('select center_id as id from sync_spaces order by center_id');
      for (const { id } of centers) await compactFeed(database, id, now());
    },
    onError,
  );
