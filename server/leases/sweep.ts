import { many, where } from '../../shared/commands/command.ts';
import { endCheckout, receiversOf } from '../../shared/commands/end-checkout.ts';
import type { Checkout } from '../../shared/domain/lease.ts';
import type { Presence } from '../../shared/domain/people.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace } from '../commands/workspace.ts';
import type { Sql } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { endLapsedLeases } from './terms.ts';

const usuallyEveryMs = 5_000;
const checkoutsAtOnce = 200;

type SweepDependencies = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/**
 * Ends leases that ran out and checkouts whose shift is over, and lets moves through that waited for them. Every process sweeps: what one
 * has ended, the others find ended. Rows are right without it, only later.
 */
export const startLeaseSweep = (dependencies: SweepDependencies, onError: (error: unknown) => void, everyMs = usuallyEveryMs): Repeated =>
  repeatEvery(everyMs, () => sweep(dependencies), onError);

/** One center per transaction: the change feed takes one version for each. */
const sweep = async ({ database, now, newId, pokes }: SweepDependencies): Promise<void> => {
  const centers = await database.query<{ id: string }>(
    `select center_id as id from lease_terms where holder_id is not null and kind = 'lease' and expires_at <= server_ms()
     union select center_id from checkouts where ended_at is null and ends_at <= $1
     union select center_id from checkouts where pending_at is not null and ended_at is not null`,
    [now()],
  );
  for (const { id: centerId } of centers) {
    await endLapsedLeases(database, centerId);
    await database.transaction((sql) => endCheckouts(sql, centerId, { at: now(), newId }));
    pokes.changed(centerId);
  }
};

type Moment = { at: number; newId: () => string };

const endCheckouts = async (sql: Sql, centerId: string, { at, newId }: Moment): Promise<void> => {
  const due = await sql.query<{ id: string }>(
    `select id from checkouts where center_id = $1 and ((ended_at is null and ends_at <= $2) or (ended_at is not null and pending_at is not null))
     order by id limit ${checkoutsAtOnce}`,
    [centerId, at],
  );
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  const workspace = createWorkspace(sql, centerId);
  // Leads before checkouts, as every command locks them.
  const { leads, checkouts, callbacks } = await workspace.load({
    leads: many('leads', ids),
    checkouts: many('checkouts', ids),
    callbacks: where('callbacks', 'leadId', ids),
  });
  const { users } = await workspace.load({ users: many('users', receiversOf(checkouts)) });
  const away = await whoIsAway(sql, centerId, checkouts);
  const context = systemContext(newId(), at);
  for (const each of checkouts) {
    const isOver = each.endedAt === null && each.endsAt <= at;
    if (!isOver && each.pendingAt === null) continue;
    const end = { as: 'expired', mayHaveBeenCalled: away.has(each.userId) } as const;
    workspace.put(endCheckout(each, end, { leads, users, callbacks }, context));
  }
  await workspace.flush();
};

/** Whose desktops are not connected: they may have called without anybody knowing yet. */
const whoIsAway = async (sql: Sql, centerId: string, checkouts: readonly Checkout[]): Promise<Set<string>> => {
  const ids = [...new Set(checkouts.map((each) => each.userId))];
  const here = await sql.query<Pick<Presence, 'id'>>(
    'select id from presences where center_id = $1 and id = any($2::text[]) and is_connected',
    [centerId, ids],
  );
  return new Set(ids.filter((id) => !here.some((each) => each.id === id)));
};
