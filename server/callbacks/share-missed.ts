import { many, one, where } from '../../shared/commands/command.ts';
import { moveLead } from '../../shared/commands/reassign-leads.ts';
import type { Callback } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { turnsSharedAt } from '../../shared/domain/missed-callback.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace } from '../commands/workspace.ts';
import type { Sql } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { inEachCenter } from '../in-each-center.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';

const usuallyEveryMs = 60_000;
const leadsAtOnce = 200;
/** A call to the lead that began since and has no outcome yet keeps the promise; one that is older was forgotten. */
const longestCallMs = 2 * 60 * 60_000;

type ShareDependencies = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/**
 * A promise to call back that was missed by more than the center's grace goes to the team: its lead returns to the pool with the callback,
 * and whoever of the team is free keeps it. Not while the rep is on the phone with the lead, nor while their desktop is away: they may have
 * kept it without anybody knowing yet, and the team lead is told of it all the same.
 */
export const startSharingMissed = (
  dependencies: ShareDependencies,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): Repeated => {
  const { database, now, newId } = dependencies;
  const share = (centerId: string) => database.transaction((sql) => shareIn(sql, centerId, { at: now(), newId }));
  return repeatEvery(everyMs, (isStopped) => inEachCenter(dependencies, isStopped, share), onError);
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
  const open = Map.groupBy(
    callbacks.filter((each) => each.state === 'open'),
    (each) => each.leadId,
  );
  const isMissed = (promised: Callback, { ownerId }: Lead) =>
    promised.userId !== null && promised.userId === ownerId && turnsSharedAt(promised, settings) <= at;
  // Locked now: what was moved, kept or put off since the look above stays as it is.
  const missed = leads.filter((lead) => !taken.has(lead.id) && open.get(lead.id)?.some((each) => isMissed(each, lead)));
  const move = { moveId: context.commandId, reason: missedReason };
  for (const lead of missed) workspace.put(moveLead(lead, undefined, open.get(lead.id) ?? [], move, context));
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
         where a.center_id = c.center_id and a.lead_id = l.id and a.disposition_code is null and a.voided is null and a.started_at > $3
       )
     order by l.id limit ${leadsAtOnce}`,
    [centerId, dueBefore, callsFrom],
  );
  return found.map(({ id }) => id);
};
