import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { executePush } from '../../server/commands/execute.ts';
import type { Database } from '../../server/db/database.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { commandsPerLead, makeCenter, offlineDay, type Rep } from '../load/center.ts';
import { freshPostgresqlUrl } from '../support/postgresql.ts';

const now = Date.UTC(2026, 10, 9, 8);
const pushesBefore = 40;
const pushes = 8;
const leadsEach = 20;
const commandsEach = leadsEach * commandsPerLead;

let database: Database;
beforeAll(async () => {
  database = openPostgresql(await freshPostgresqlUrl(inject('runDirectory')), 1);
}, 120_000);
afterAll(() => database?.close());

const push = async (centerId: string, rep: Rep): Promise<void> => {
  const index = Number(rep.id.slice('rep-'.length));
  const viewer = { centerId, userId: rep.id, role: 'rep' as const, teamId: `team-${Math.floor(index / 20)}` };
  const commands = offlineDay(rep, commandsEach, now);
  const { results } = await executePush(database, viewer, { protocol: 2, deviceId: rep.deviceId, commands }, now);
  expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true);
};

type Reads = { name: string; rows: number };
const readSoFar = async (): Promise<Reads[]> => {
  await database.query('select pg_stat_force_next_flush()');
  return database.query<Reads>(
    `select relname as name, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables
     where relname in ('attempts', 'answers', 'notes', 'callbacks') order by relname`,
  );
};

test('a push reads the rows of its own leads, in a center that has grown since the plans were first made', {
  timeout: 120_000,
}, async () => {
  const { reps, id } = await makeCenter(database, pushesBefore + pushes, commandsEach, now);
  for (const rep of reps.slice(0, pushesBefore)) await push(id, rep);
  const before = await readSoFar();
  for (const rep of reps.slice(pushesBefore)) await push(id, rep);
  const after = await readSoFar();
  expect(after).toHaveLength(4);
  const all = pushes * pushesBefore * leadsEach;
  for (const [index, { name, rows }] of after.entries()) expect.soft(rows - (before[index]?.rows ?? 0), name).toBeLessThan(all / 4);
});
