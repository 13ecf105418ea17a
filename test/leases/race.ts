import type { Sql } from '../../server/db/database.ts';
import { isHeld } from './caller.ts';
import type { Racer } from './crowd.ts';
import { faultsOf, readHistory } from './history.ts';

export type Won = { racer: Racer; leadId: string; fence: number };
export type RaceOutcome = { won: Won[]; asks: number; askMs: number[]; raceMs: number };

const renewEveryMs = 30_000;

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** All racers at once go for the leads, each in an order of their own, until they have one or have asked for all; who has one dials it. */
export const race = async (racers: readonly Racer[], leadIds: readonly string[]): Promise<RaceOutcome> => {
  const askMs: number[] = [];
  const startedAt = performance.now();
  const won: Won[] = [];
  // As their desktops do: a lease is kept for as long as the call is on the screen.
  const renewing = setInterval(() => void Promise.all(won.map(({ racer, leadId, fence }) => racer.renew(leadId, fence))), renewEveryMs);
  const run = async (racer: Racer): Promise<void> => {
    for (const leadId of shuffled(leadIds)) {
      const askedAt = performance.now();
      const answer = await racer.take(leadId);
      askMs.push(performance.now() - askedAt);
      if (!isHeld(answer)) continue;
      won.push({ racer, leadId, fence: answer.fence });
      await racer.dial(leadId, answer.fence);
      return;
    }
  };
  await Promise.all(racers.map(run));
  clearInterval(renewing);
  return { won, asks: askMs.length, askMs, raceMs: performance.now() - startedAt };
};

/** What does not hold after a race in which no lease ran out; empty when all is well. */
export const problemsOfRace = async (sql: Sql, centerId: string, { won }: RaceOutcome, leadIds: readonly string[]): Promise<string[]> => {
  const history = await readHistory(sql, centerId);
  const calls = await sql.query<{ leadId: string; calls: number; flagged: number }>(
    `select lead_id as "leadId", count(*)::int as calls, (count(*) filter (where may_be_double))::int as flagged from attempts
     where center_id = $1 and lead_id = any($2::text[]) group by lead_id`,
    [centerId, [...leadIds]],
  );
  const problems = faultsOf(history.filter((each) => leadIds.includes(each.leadId)));
  if (won.length !== leadIds.length) problems.push(`${won.length} winners for ${leadIds.length} leads`);
  if (new Set(won.map(({ leadId }) => leadId)).size !== won.length) problems.push('a lead was won twice');
  if (new Set(won.map(({ racer }) => racer.id)).size !== won.length) problems.push('somebody won twice');
  for (const { leadId, calls: count, flagged } of calls) {
    if (count !== 1) problems.push(`${leadId} was called ${count} times`);
    if (flagged > 0) problems.push(`${leadId} is flagged, and nobody was late`);
  }
  return problems;
};
