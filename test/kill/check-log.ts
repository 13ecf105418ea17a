import type { Database } from '../../server/db/database.ts';

/** What is wrong in the server's log, in words; empty when every command reported saved is there once, and no sequence has a hole. */
export const checkLog = async (database: Database, centerId: string, saved: ReadonlySet<string>): Promise<string[]> => {
  const logged = await database.query<{ id: string; times: number }>(
    'select id, count(*)::int as times from commands where center_id = $1 and id = any($2) group by id',
    [centerId, [...saved]],
  );
  const times = new Map(logged.map((each) => [each.id, each.times]));
  const lost = [...saved].filter((id) => !times.has(id)).map((id) => `saved, and not in the log: ${id}`);
  const doubled = logged.filter((each) => each.times > 1).map(({ id }) => `in the log more than once: ${id}`);
  const holes = await database.query<{ device_id: string }>(
    `select device_id from commands where center_id = $1 group by device_id
     having max(seq) - min(seq) + 1 <> count(*) or count(distinct seq) <> count(*)`,
    [centerId],
  );
  return [...lost, ...doubled, ...holes.map((each) => `the sequence of a device has a hole: ${each.device_id}`)];
};

/**
 * Notes that are not what was saved last, by id: a command that is in the log without its effect. `typed`: all words in the order in which
 * they were typed, no two the same. Later ones may stand there too: saved, and their machine ended before it could say so.
 */
export const checkNotes = async (
  database: Database,
  centerId: string,
  saved: ReadonlyMap<string, string>,
  typed: readonly string[],
): Promise<string[]> => {
  const rows = await database.query<{ id: string; body: string }>('select id, body from notes where center_id = $1', [centerId]);
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  const turns = new Map(typed.map((words, turn) => [words, turn]));
  const turnOf = (words: string | undefined): number => turns.get(words ?? '') ?? -1;
  return [...saved]
    .filter(([id, words]) => turnOf(bodies.get(id)) < turnOf(words))
    .map(([id, words]) => `not what was saved: ${bodies.get(id)} for ${words}`);
};
