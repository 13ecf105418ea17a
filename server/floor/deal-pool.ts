import { type FloorSettings, floorSettings } from '../../shared/domain/floor-settings.ts';
import type { LeadSource } from '../../shared/domain/lead.ts';
import { systemId } from '../../shared/domain/people.ts';
import { dealByRules, type RuleDeal, type RuleRep } from '../../shared/domain/standing-rules.ts';
import type { Sql } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { isBelieved } from '../leases/terms.ts';
import { needsSomebody } from './give-away.ts';
import { runAs } from './run-as.ts';

type Work = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/** Pool leads looked at in one go. */
const atOnce = 200;

/** Gives pool leads that have waited long enough to reps, by the standing rules of their center. */
export const dealPools = async ({ database, now, newId, pokes }: Work): Promise<void> => {
  const centers = await database.query<{ centerId: string; floor: unknown }>(
    `select center_id as "centerId", floor from settings where jsonb_path_exists(floor, '$.rules[*] ? (@.isOn == true)')`,
  );
  for (const { centerId, floor } of centers) {
    const settings = floorSettings.safeParse(floor);
    if (!settings.success) continue;
    const dealt = await database.transaction((sql) => dealPool(sql, centerId, settings.data, { at: now(), newId }));
    if (dealt > 0) pokes.changed(centerId);
  }
};

type Waiting = { id: string; teamId: string; language: string | null; source: LeadSource; isKeyAccount: boolean };

const dealPool = async (
  sql: Sql,
  centerId: string,
  { rules, dealAfterMs }: FloorSettings,
  { at, newId }: { at: number; newId: () => string },
) => {
  const teamIds = [...new Set(rules.filter((rule) => rule.isOn).map((rule) => rule.teamId))];
  const leads = await readWaiting(sql, centerId, teamIds, at - dealAfterMs);
  if (leads.length === 0) return 0;
  const deals = dealByRules(leads, await readReps(sql, centerId, teamIds, at), rules);
  const names = new Map(rules.map((rule) => [rule.id, rule.name]));
  for (const [ruleId, some] of Map.groupBy(deals, (each: RuleDeal) => each.ruleId)) {
    const moves = some.map(({ leadId, toId }) => ({ leadId, toId, fromId: null }));
    const acting = { centerId, userId: systemId, at, newId };
    await runAs(sql, acting, 'reassignLeads', [{ moveId: newId(), kind: 'rule', reason: names.get(ruleId) ?? '', moves }]);
  }
  return deals.length;
};

/** The longest waiting first; nobody is on them, and nobody has taken them along. */
const readWaiting = (sql: Sql, centerId: string, teamIds: readonly string[], before: number): Promise<Waiting[]> =>
  sql.query<Waiting>(
    `select l.id, l.team_id as "teamId", l.language, l.source, coalesce(c.is_key_account, false) as "isKeyAccount"
     from leads l left join companies c on c.center_id = l.center_id and c.id = l.company_id
     where l.center_id = $1 and l.owner_id is null and l.team_id = any($2::text[]) and not l.do_not_call and l.${needsSomebody}
       and greatest(l.arrived_at, coalesce(l.assigned_at, 0)) <= $3
       and not exists (select 1 from lease_terms t where t.center_id = $1 and t.lead_id = l.id
         and (t.holder_id is not null and t.expires_at > server_ms() or ${isBelieved('t')}))
       and not exists (select 1 from checkouts k where k.center_id = $1 and k.id = l.id and k.ended_at is null)
     order by l.arrived_at, l.id limit ${atOnce}`,
    [centerId, teamIds, before],
  );

/** Reps of the teams; here is who is connected and has not said to be away. */
const readReps = (sql: Sql, centerId: string, teamIds: readonly string[], at: number): Promise<RuleRep[]> =>
  sql.query<RuleRep>(
    `select u.id, u.team_id as "teamId", u.languages, u.skills, u.capacity,
       (select count(*)::int from leads l where l.center_id = $1 and l.owner_id = u.id and ${needsSomebody}) as load,
       coalesce(p.is_connected and p.state <> 'absent', false) and not exists (select 1 from absences a where a.center_id = $1
         and a.user_id = u.id and a.state in ('planned', 'running') and a.starts_at <= $3 and (a.ends_at is null or a.ends_at > $3)) as "isHere"
     from users u left join presences p on p.center_id = $1 and p.id = u.id
     where u.center_id = $1 and u.role = 'rep' and u.is_active and u.team_id = any($2::text[]) order by u.id`,
    [centerId, teamIds, at],
  );
