import { many, one, where } from '../../shared/commands/command.ts';
import { returnLead } from '../../shared/commands/return-lead.ts';
import type { Attempt, Touch } from '../../shared/domain/call.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Company } from '../../shared/domain/people.ts';
import { scoreLead } from '../../shared/domain/score.ts';
import { localClock } from '../../shared/domain/zone.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace } from '../commands/workspace.ts';
import type { Sql } from '../db/database.ts';
import type { Dependencies } from '../dependencies.ts';
import { inEachCenter } from '../in-each-center.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';

const usuallyEveryMs = 10 * 60_000;
/** Leads looked at in one transaction, and transactions in one turn: the rest is for the next turn, which goes on from there. */
const leadsAtOnce = 200;
const mostAtOnce = 5;

type BackDependencies = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/**
 * Brings back who is kept informed when the day set for them comes, or their score has risen past the bar without a touch that came in here,
 * by a colleague or a call; what another command changes for them brings them back with it. Another model alone does not: by it they were
 * past the bar before. Every process looks; a lead that one has brought back rests no more for the others.
 */
export const startBringingBack = (
  dependencies: BackDependencies,
  onError: (error: unknown) => void,
  everyMs = usuallyEveryMs,
): Repeated => {
  /** By center: how far the round has come among those whose score is at the bar. */
  const places = new Map<string, string>();
  const { database, now, newId } = dependencies;
  /** Resolves to how many are back. */
  const goRound = async (centerId: string, isStopped: () => boolean): Promise<number> => {
    let back = 0;
    for (let turn = 0; turn < mostAtOnce && !isStopped(); turn += 1) {
      const after = places.get(centerId) ?? '';
      const looked = await database.transaction((sql) => bringBack(sql, centerId, { after, at: now(), newId }));
      places.set(centerId, looked.next);
      back += looked.back;
      if (looked.next === '') break;
    }
    return back;
  };
  return repeatEvery(everyMs, (isStopped) => inEachCenter(dependencies, isStopped, (centerId) => goRound(centerId, isStopped)), onError);
};

type Look = { after: string; at: number; newId: () => string };

/** Looks at the next leads; `next` is where to go on, '' when the round is over. */
export const bringBack = async (sql: Sql, centerId: string, { after, at, newId }: Look): Promise<{ back: number; next: string }> => {
  const workspace = createWorkspace(sql, centerId);
  const { settings } = await workspace.load({ settings: one('settings', 'center') });
  if (!settings) return { back: 0, next: '' };
  const ids = await candidates(sql, centerId, settings, { after, today: localClock(at, settings.zone).day });
  const needs = { leads: many('leads', ids), touches: where('touches', 'leadId', ids), attempts: where('attempts', 'leadId', ids) };
  const { leads, touches, attempts } = await workspace.load(needs);
  const { companies, colleagues } = await workspace.load({
    companies: many('companies', [...new Set(leads.flatMap(({ companyId }) => companyId ?? []))]),
    colleagues: where('leads', 'companyId', [...new Set(leads.map(({ companyId }) => companyId))]),
  });
  const context = systemContext(newId(), at);
  let back = 0;
  for (const lead of leads) {
    const scoreBefore = scoreAtRest(lead, { touches, attempts, companies, colleagues }, settings);
    const returned = returnLead(lead, { touches: [], scoreBefore }, settings, context);
    if (!returned) continue;
    workspace.put(returned.puts);
    back += 1;
  }
  await workspace.flush();
  return { back, next: ids.length === leadsAtOnce ? (ids.at(-1) ?? '') : '' };
};

type Known = {
  touches: readonly Touch[];
  attempts: readonly Attempt[];
  companies: readonly Company[];
  colleagues: readonly Lead[];
};

/** The score a lead had when it came to rest, by the model that holds now: what lies past the bar then has not risen since. */
const scoreAtRest = (lead: Lead, { touches, attempts, companies, colleagues }: Known, settings: CenterSettings): number => {
  const at = lead.stageSinceAt;
  const facts = {
    lead,
    company: companies.find(({ id }) => id === lead.companyId),
    touches: touches.filter(({ leadId, happenedAt }) => leadId === lead.id && happenedAt <= at),
    attempts: attempts.filter(({ leadId, startedAt }) => leadId === lead.id && startedAt <= at),
    contactsAtCompany: Math.max(
      1,
      colleagues.filter(({ companyId, arrivedAt }) => companyId !== null && companyId === lead.companyId && arrivedAt <= at).length,
    ),
  };
  return scoreLead(facts, settings, at).score;
};

type Place = { after: string; today: string };

/** Of those who are kept informed, who may come back at all: by score, or because their day is here. */
const candidates = async (sql: Sql, centerId: string, { returns }: CenterSettings, { after, today }: Place): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(
    `select id from leads where center_id = $1 and stage = 'keepInformed' and not do_not_call and id > $2
       and ((revisit_on is not null and revisit_on <= $3) or ($4::bigint is not null and score >= $4::bigint))
     order by id limit ${leadsAtOnce}`,
    [centerId, after, today, returns.scoreFrom],
  );
  return found.map(({ id }) => id);
};
