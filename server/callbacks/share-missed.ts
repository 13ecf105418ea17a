import { many, one, where } from '../../shared/commands/command.ts';
import { moveLead } from '../../shared/commands/reassign-leads.ts';
import type { Callback } from '../../shared/domain/call.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { openToTeamAt } from '../../shared/domain/missed-callback.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace } from '../commands/workspace.ts';
import { isCountedCall } from '../db/counted-call.ts';
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
 * kept it without anybody knowing yet, and the team lead is told of it all the same. One that was given to the team from the beginning
 * goes there when it is due, whether who has the lead is there or not: until then nobody else sees the lead.
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
  const ids = await dueLeads(sql, centerId, { at, missedBefore: at - settings.queue.callbackGraceMs, callsFrom: at - longestCallMs });
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
  // Locked now: what was moved, kept or put off since the look above stays as it is.
  const moved = leads.flatMap((lead) => {
    const promises = open.get(lead.id) ?? [];
    const due = promises.filter((each) => openToTeamAt(each, settings) <= at);
    const reason = taken.has(lead.id) ? undefined : reasonToMove(due, lead);
    return reason ? [moveLead(lead, undefined, promises, { moveId: context.commandId, reason }, context)] : [];
  });
  for (const puts of moved) workspace.put(puts);
  await workspace.flush();
  return moved.length;
};

/** As it stands in the lead's history. */
const reasons = {
  missed: 'The promised callback was missed: anybody of the team may keep it now.',
  shared: 'The callback was promised for the team and is due: anybody of it may keep it now.',
} as const;

/** Why a lead goes to its team, if it does: it is there already, or one of these promises asks for it. */
const reasonToMove = (due: readonly Callback[], { ownerId }: Lead): string | undefined => {
  if (ownerId === null) return undefined;
  if (due.some(({ userId }) => userId === null)) return reasons.shared;
  return due.some(({ userId }) => userId === ownerId) ? reasons.missed : undefined;
};

type Due = { at: number; missedBefore: number; callsFrom: number };

/**
 * Leads with a promise for the team that is due, and those of reps who are at their desktops with a personal one due before `missedBefore`;
 * none with a call under way since `callsFrom`.
 */
const dueLeads = async (sql: Sql, centerId: string, { at, missedBefore, callsFrom }: Due): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(
    `select distinct l.id from callbacks c
     join leads l on l.center_id = c.center_id and l.id = c.lead_id and l.owner_id = coalesce(c.user_id, l.owner_id)
     left join users u on u.center_id = c.center_id and u.id = c.user_id
     left join presences p on p.center_id = c.center_id and p.id = c.user_id
     where c.center_id = $1 and c.state = 'open' and l.team_id is not null
       and (c.user_id is null and c.due_at <= $2 or u.role = 'rep' and p.is_connected and c.due_at <= $4)
       and not exists (
         select 1 from attempts a
         where a.center_id = c.center_id and a.lead_id = l.id and a.disposition_code is null and ${isCountedCall('a')} and a.started_at > $3
       )
     order by l.id limit ${leadsAtOnce}`,
    [centerId, at, callsFrom, missedBefore],
  );
  return found.map(({ id }) => id);
};
