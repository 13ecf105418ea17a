import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '../../server/db/database.ts';
import { isHeld } from './caller.ts';
import type { Racer } from './crowd.ts';
import { faultsOf, type LoggedTerm, readHistory } from './history.ts';

/** Leases that are taken, renewed, given back, and left to run out by callers that then call all the same, for a while. */

type Dialled = { attemptId: string; leadId: string; userId: string; fence: number; sentAt: number; answeredAt: number };
export type Churned = { dialled: Dialled[]; terms: number; late: number };

const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)];

export const churn = async (racers: readonly Racer[], leadIds: readonly string[], leaseMs: number, forMs: number): Promise<Churned> => {
  const until = performance.now() + forMs;
  const dialled: Dialled[] = [];
  let terms = 0;
  let late = 0;
  const dial = async (racer: Racer, leadId: string, fence: number): Promise<void> => {
    const sentAt = Date.now();
    const attemptId = await racer.dial(leadId, fence);
    dialled.push({ attemptId, leadId, userId: racer.id, fence, sentAt, answeredAt: Date.now() });
  };
  const turn = async (racer: Racer): Promise<void> => {
    const leadId = pick(leadIds) ?? '';
    const answer = await racer.take(leadId);
    if (!isHeld(answer)) return;
    terms += 1;
    const { fence } = answer;
    const chance = Math.random();
    if (chance < 0.25) {
      // Hangs for longer than the term, as a process that was stopped, and then goes on as if nothing had been.
      late += 1;
      await wait(leaseMs * (1.1 + Math.random()));
      return dial(racer, leadId, fence);
    }
    if (chance < 0.5) {
      await wait(leaseMs * 0.6);
      await racer.renew(leadId, fence);
      await wait(leaseMs * 0.6);
    }
    await dial(racer, leadId, fence);
    // Some leave without a word.
    if (chance < 0.9) await racer.release(leadId, fence);
  };
  const run = async (racer: Racer): Promise<void> => {
    while (performance.now() < until) {
      await turn(racer);
      await wait(Math.random() * 20);
    }
  };
  await Promise.all(racers.map(run));
  return { dialled, terms, late };
};

/** Two clocks of one machine, read in two processes. */
const clockMs = 20;

/** What does not hold: terms that overlap, calls under a fence of another, late calls that are not flagged, flags without a reason. */
export const problemsOfChurn = async (
  sql: Sql,
  centerId: string,
  { dialled }: Churned,
): Promise<{ problems: string[]; flagged: number; history: LoggedTerm[] }> => {
  const ids = new Set(dialled.map((each) => each.leadId));
  const history = (await readHistory(sql, centerId)).filter((each) => ids.has(each.leadId));
  const rows = await sql.query<{ id: string; mayBeDouble: boolean }>(
    'select id, may_be_double as "mayBeDouble" from attempts where center_id = $1 and id = any($2::text[])',
    [centerId, dialled.map((each) => each.attemptId)],
  );
  const flags = new Map(rows.map((row) => [row.id, row.mayBeDouble]));
  const byLead = Map.groupBy(history, (each) => each.leadId);
  const problems = faultsOf(history);
  if (rows.length !== dialled.length) problems.push(`${dialled.length} calls were made, ${rows.length} arrived`);
  for (const { attemptId, leadId, userId, fence, sentAt, answeredAt } of dialled) {
    const terms = byLead.get(leadId) ?? [];
    if (terms.find((each) => each.fence === fence)?.holderId !== userId) problems.push(`${leadId}: a call under a fence of somebody else`);
    const foreign = terms.filter((each) => each.fence > fence && each.holderId !== userId);
    const isFlagged = flags.get(attemptId) === true;
    if (!isFlagged && foreign.some((each) => each.grantedAt < sentAt - clockMs)) problems.push(`${leadId}: a late call was not noticed`);
    if (isFlagged && !foreign.some((each) => each.grantedAt < answeredAt + clockMs)) problems.push(`${leadId}: flagged without a reason`);
  }
  return { problems, flagged: rows.filter((row) => row.mayBeDouble).length, history };
};
