import { many, one, where } from '../../shared/commands/command.ts';
import { moveLead } from '../../shared/commands/reassign-leads.ts';
import { turnsSharedAt } from '../../shared/domain/missed-callback.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace } from '../commands/workspace.ts';
import type { Sql } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';

const usuallyEveryMs = 60_000;
const leadsAtOnce = 200;
/** A call to the lead that began since and has no outcome yet keeps the promise; one that is older was forgotten. */
const longestCallMs = 2 * 60 * 60_000;

type ShareDependencies = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/**
 * A promise to call back that was missed by more than the center's grace goes to the team: its lead returns to the pool with the callback,
 * and whoever of the team is free keeps it. Not while the rep is on the phone with the lead, nor while their
 * desktop is away: they may have kept it without anybody knowing yet, and the team lead is told of it all the same.
 */
export const startSharingMissed = (
  dependencies: ShareDependencies,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): Repeated => repeatEvery(everyMs, (isStopped) => shareMissed(dependencies, isStopped), onError);

/** One center per transaction: the change feed takes one version for each. */
const shareMissed = async ({ database, now, newId, pokes }: ShareDependencies, isStopped: () => boolean): Promise<void> => {
  const centers = await database.query<{ id: string }>('select id from centers order by id');
  for (const { id: centerId } of centers) {
    if (isStopped()) return;
    const shared = await database.transaction((sql) => shareIn(sql, centerId, { at: now(), newId }));
    if (shared > 0) pokes.changed(centerId);
  }
};

type Moment = { at: number; newId: () => string };

const shareIn = async (sql: Sql, centerId: string, { at, newId }: Moment): Promise<number> => {
  const workspace = createWorkspace(sql, centerId);
  const { settings } = await workspace.load({ settings: one('settings', 'center') });
  if (!settings) return 0;
  const ids = await missedLeads(sql, centerId, at - settings.queue.callbackGraceMs, at - longestCallMs);
  if (ids.length === 0) return 0;
  const { leads, callbacks, checkouts } = await workspace.load({
    leads: many('leads', ids),
    checkouts: many('checkouts', ids),
    callbacks: where('callbacks', 'leadId', ids),
  });
  const context = systemContext(newId(), at);
  const taken = new Set(checkouts.filter((each) => each.endedAt === null).map((each) => each.leadId));
  // Locked now: what was moved, kept or put off since the look above stays as it is.
  const missed = leads.filter((lead) =>
    callbacks.some(
      (each) =>
        each.leadId === lead.id &&
        each.state === 'open' &&
        each.userId !== null &&
        each.userId === lead.ownerId &&
        turnsSharedAt(each, settings) <= at &&
        !taken.has(lead.id),
    ),
  );
  for (const lead of missed) {
    const open = callbacks.filter((each) => each.leadId === lead.id && each.state === 'open');
    workspace.put(moveLead(lead, undefined, open, { moveId: context.commandId, reason: missedReason }, context));
  }
  await workspace.flush();
  return missed.length;
};

/** As it stands in the lead's history. */
const missedReason = 'The promised callback was missed: anybody of the team may keep it now.';

/** Leads of reps who are at their desktops, with a personal promise due before `dueBefore` and no call under way since `callsFrom`. */
const missedLeads = async (sql: Sql, centerId: string, dueBefore: number, callsFrom: number): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(
    `select distinct l.id from callbacks c
     join leads l on l.center_id = c.center_id and l.id = c.lead_id and l.owner_id = c.user_id
     join users u on u.center_id = c.center_id and u.id = c.user_id and u.role = 'rep'
     join presences p on p.center_id = c.center_id and p.id = c.user_id and p.is_connected
     where c.center_id = $1 and c.state = 'open' and c.due_at <= $2 and l.team_id is not null
       and not exists (
         select 1 from attempts a
         where a.center_id = c.center_id and a.lead_id = l.id and a.disposition_code is null and a.started_at > $3
       )
     order by l.id limit ${leadsAtOnce}`,
    [centerId, dueBefore, callsFrom],
  );
  return found.map(({ id }) => id);
};
