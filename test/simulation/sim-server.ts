import { hashToken } from '../../server/auth/tokens.ts';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { startLeaseSweep } from '../../server/leases/sweep.ts';
import type { User } from '../../shared/domain/people.ts';
import { centerId } from './center.ts';
import { putImage, takeImage } from './image.ts';
import { createMirror, type Mirror, type RowChanged, type Standing } from './mirror.ts';
import type { SimDatabase } from './open-database.ts';
import { type Answered, type Asked, createRoutes } from './routes.ts';

/** The real routes over a real database, by the simulation's clock, and a mirror of what they wrote. */
export type SimServer = {
  mirror: Mirror;
  answer: (asked: Asked) => Promise<{ answered: Answered; changed: RowChanged[] }>;
  /** What an administrator does past the commands: roles, teams, who may come in. */
  changeUser: (userId: string, change: Partial<User>) => Promise<RowChanged[]>;
  userNamed: (userId: string) => User;
  /** The server's own housekeeping: leases that ran out, shifts that are over. */
  sweep: () => Promise<RowChanged[]>;
  backUp: () => Promise<void>;
  hasBackup: () => boolean;
  /** The server comes back from its last backup, under a new epoch. */
  restore: () => Promise<void>;
};

export const tokenOf = (machine: string): string => `rfs_${machine}`;

/** A sign-in for everybody at each of their machines, kept through all runs. */
export const signEverybodyIn = async (
  database: Database,
  machines: readonly { name: string; userId: string }[],
  at: number,
): Promise<void> => {
  for (const { name, userId } of machines) {
    await database.query(
      `insert into sessions (id, token_hash, center_id, user_id, created_at, last_seen_at, expires_at, user_agent) values ($1, $2, $3, $4, $5, $5, $6, '')`,
      [`sign-in-${name}`, hashToken(tokenOf(name)), centerId, userId, at, at + 1e12],
    );
  }
};

const silent = {
  changed: () => undefined,
  subscribe: () => () => undefined,
  headOf: async () => ({ epoch: '', version: 0 }),
  close: async () => undefined,
};

export const createServer = async (database: SimDatabase, begun: Standing, now: () => number, newId: () => string): Promise<SimServer> => {
  const mirror = createMirror(begun);
  database.runBy(now);
  const dependencies = { database, now, newId, pokes: silent };
  // Requests come one at a time here: to wait for others by the machine's own clock brings nobody.
  const handle = await createRoutes({ ...dependencies, gatherMs: 0 });
  const sweeper = startLeaseSweep(dependencies, (error) => {
    throw error;
  });
  await sweeper.stop();
  let hasBackup = false;
  const userNamed = (userId: string): User => {
    const user = mirror.rows.get('users')?.get(userId);
    if (!user) throw new Error(`nobody is called ${userId}`);
    return user as User;
  };
  return {
    mirror,
    userNamed,
    answer: async (asked) => {
      const answered = await handle(asked);
      const isReading = asked.method === 'GET';
      return { answered, changed: isReading ? [] : await mirror.refresh(database) };
    },
    changeUser: async (userId, change) => {
      await database.transaction((sql) => writeRows(sql, centerId, 'users', [{ ...userNamed(userId), ...change }]));
      return mirror.refresh(database);
    },
    sweep: async () => {
      await sweeper.run();
      return mirror.refresh(database);
    },
    backUp: async () => {
      await takeImage(database, 'backup');
      hasBackup = true;
    },
    hasBackup: () => hasBackup,
    restore: async () => {
      if (!hasBackup) throw new Error('there is no backup');
      await putImage(database, 'backup');
      await database.query('select start_new_epoch($1)', [centerId]);
      await database.query('update sync_spaces set epoch = $2 where center_id = $1', [centerId, `epoch-${newId()}`]);
      await mirror.reload(database);
    },
  };
};
