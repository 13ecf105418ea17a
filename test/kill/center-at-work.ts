import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { type ServerProcess, startServer } from '../e2e/support/server-process.ts';
import { aCenter, type Center, type Person } from '../support/center.ts';
import { giveLeads } from '../support/give-leads.ts';
import { type OwnPostgresql, ownPostgresql, stopPostgresql } from '../support/postgresql.ts';

/** A center on a PostgreSQL and a server process of its own, with a rep who has leads. All of it can be killed. */
export type CenterAtWork = {
  center: Center;
  rep: Person;
  leadIds: readonly string[];
  postgresql: OwnPostgresql;
  server: () => ServerProcess;
  startServerAgain: () => Promise<void>;
  /** The server's database, by a line of the test's own. */
  database: Database;
  close: () => Promise<void>;
};

const leadCount = 6;

const tokenOf = async (url: string, { email, password }: Person): Promise<string> => {
  const body = JSON.stringify({ email, password, wantsToken: true });
  const answer = await fetch(`${url}/api/session`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return ((await answer.json()) as { token: string }).token;
};

const clear = (directory: string): void => {
  stopPostgresql(directory);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
};

export const openCenterAtWork = async (): Promise<CenterAtWork> => {
  const directory = mkdtempSync(join(tmpdir(), 'refinery-kill-'));
  // Whoever ends this run early, by a signal too, must not leave a PostgreSQL behind.
  process.once('exit', () => clear(directory));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return openIn(directory).catch((error: unknown) => {
    clear(directory);
    throw error;
  });
};

const openIn = async (directory: string): Promise<CenterAtWork> => {
  const postgresql = await ownPostgresql(directory);
  const database = openPostgresql(postgresql.url, 2);
  await migrate(database);
  const center = await aCenter(database, Date.now());
  const options = { directory: join(directory, 'server'), clockShiftMs: 0, databaseUrl: postgresql.url };
  let server = await startServer(options);
  const { url, port } = server;
  const { rep } = center.people;
  const clock = { now: Date.now, advance: () => undefined };
  const leadIds = await giveLeads({ url, center, tokenOf: (person) => tokenOf(url, person), clock, to: rep, count: leadCount });
  return {
    center,
    rep,
    leadIds,
    postgresql,
    database,
    server: () => server,
    startServerAgain: async () => {
      server = await startServer({ ...options, port });
    },
    close: async () => {
      await server.kill();
      await database.close().catch(() => undefined);
      clear(directory);
    },
  };
};
