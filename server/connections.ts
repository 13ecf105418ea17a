import { setTimeout as wait } from 'node:timers/promises';
import type { Viewer } from './auth/viewer.ts';
import type { Sql } from './db/database.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Which reps hold a live WebSocket, on any server process, kept on their presence so that the change feed carries it to the floor.
 * Each process beats; one that stopped beating died without closing its connections, and another closes them for it.
 */
export type Connections = {
  /** Notes a rep's connection; the answer notes its end. Other roles have no presence and cost nothing. */
  open: (viewer: Viewer) => Promise<() => void>;
  /** Ends all of this process' connections; call it before the database closes. */
  close: () => Promise<void>;
};

const beatEveryMs = 15_000;
/** Three beats missed. */
const deadAfterMs = 45_000;
/** A page that is loaded anew, or a network that blinks, is back within this and was never away. */
const graceMs = 3_000;

type Person = { centerId: string; userId: string };

export const createConnections = (dependencies: Dependencies, onError: (error: unknown) => void = () => undefined): Connections => {
  const { database, now, newId, pokes } = dependencies;
  const processId = newId();
  const stopping = new AbortController();
  const ending = new Set<Promise<void>>();

  const beat = async (): Promise<void> => {
    await database.query(
      'insert into server_processes (id, beat_at) values ($1, $2) on conflict (id) do update set beat_at = excluded.beat_at',
      [processId, now()],
    );
    // An embedded database has one process at a time: whatever another one left is over.
    const deadBefore = now() - (database.kind === 'embedded' ? 0 : deadAfterMs);
    await sweepDead(deadBefore);
  };

  const sweepDead = async (deadBefore: number): Promise<void> => {
    const left = await database.query<Person & { id: string }>(
      `select c.id, c.center_id as "centerId", c.user_id as "userId" from connections c join server_processes p on p.id = c.process_id
       where p.id <> $1 and p.beat_at <= $2`,
      [processId, deadBefore],
    );
    for (const { id, ...person } of left) await end(id, person);
    await database.query('delete from server_processes where id <> $1 and beat_at <= $2', [processId, deadBefore]);
  };

  const end = async (connectionId: string, person: Person): Promise<void> => {
    await database.transaction((sql) => removeConnection(sql, connectionId, person, now()));
    pokes.changed(person.centerId);
  };

  const endSoon = async (connectionId: string, person: Person): Promise<void> => {
    await wait(graceMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    await end(connectionId, person).catch(onError);
  };

  const ready = beat().catch(onError);
  const timer = setInterval(() => void beat().catch(onError), beatEveryMs);
  timer.unref();

  return {
    open: async (viewer) => {
      if (viewer.role !== 'rep') return () => undefined;
      await ready;
      const person = { centerId: viewer.centerId, userId: viewer.userId };
      const connectionId = newId();
      await database.transaction((sql) => addConnection(sql, { connectionId, processId }, person, now()));
      pokes.changed(person.centerId);
      return () => {
        const done = endSoon(connectionId, person).finally(() => ending.delete(done));
        ending.add(done);
      };
    },
    close: async () => {
      clearInterval(timer);
      stopping.abort();
      await ready;
      await Promise.all(ending);
      await database.query('delete from server_processes where id = $1', [processId]).catch(onError);
    },
  };
};

/** Holding the presence first puts two processes that open and close for one person in order. */
const lockPresence = (sql: Sql, { centerId, userId }: Person): Promise<unknown> =>
  sql.query('select id from presences where center_id = $1 and id = $2 for update', [centerId, userId]);

const addConnection = async (sql: Sql, ids: { connectionId: string; processId: string }, person: Person, at: number): Promise<void> => {
  await lockPresence(sql, person);
  await sql.query('insert into connections (id, process_id, center_id, user_id, since_at) values ($1, $2, $3, $4, $5)', [
    ids.connectionId,
    ids.processId,
    person.centerId,
    person.userId,
    at,
  ]);
  await sql.query(
    `insert into presences (center_id, id, state, state_since_at, is_connected, last_seen_at, reason) values ($1, $2, 'absent', $3, true, $3, '')
     on conflict (center_id, id) do update set is_connected = true, last_seen_at = excluded.last_seen_at where not presences.is_connected`,
    [person.centerId, person.userId, at],
  );
};

const removeConnection = async (sql: Sql, connectionId: string, { centerId, userId }: Person, at: number): Promise<void> => {
  await lockPresence(sql, { centerId, userId });
  await sql.query('delete from connections where id = $1', [connectionId]);
  await sql.query(
    `update presences set is_connected = false, last_seen_at = $3 where center_id = $1 and id = $2 and is_connected
     and not exists (select 1 from connections c where c.center_id = $1 and c.user_id = $2)`,
    [centerId, userId, at],
  );
};
