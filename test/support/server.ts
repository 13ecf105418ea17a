import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { type AppOptions, buildApp } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { createPokes } from '../../server/pokes.ts';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import { aClock, type Clock } from './clock.ts';

export type TestServer = {
  app: FastifyInstance;
  database: Database;
  clock: Clock;
  /** All log lines written so far. */
  logged: () => string;
  /** Listens on a free port of the loopback and returns the address. */
  listen: () => Promise<string>;
  /** Signs in as a desktop does and returns the bearer token. */
  tokenOf: (person: { email: string; password: string }) => Promise<string>;
  /** Stops the server; the database stays open, as its opener closes it. */
  stop: () => Promise<void>;
};

/** Hundreds of desktops are waited for in the field; here one or two ask, many times. */
const gatherMs = 10;

/** The real application over a real database, with a clock the test moves. */
export const aServer = async (database: Database, options: Partial<AppOptions> & { clock?: Clock } = {}): Promise<TestServer> => {
  const { clock = aClock(), ...rest } = options;
  const lines: string[] = [];
  const pokes = createPokes(database);
  const log = { level: 'info', stream: { write: (line: string) => void lines.push(line) } };
  const app = await buildApp({ database, pokes, now: clock.now, newId: v7, log, gatherMs, ...rest });
  await app.ready();
  return {
    app,
    database,
    clock,
    logged: () => lines.join(''),
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    tokenOf: async ({ email, password }) => {
      const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { email, password, wantsToken: true } });
      const { token } = answer.json<{ user: SessionUser; token: string | null }>();
      if (!token) throw new Error(`sign-in failed: ${answer.body}`);
      return token;
    },
    stop: async () => {
      await app.close();
      await pokes.close();
    },
  };
};

export const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${token}` });
