import { fieldsOfScore, isKnownContact } from '../../shared/commands/score-of-lead.ts';
import type { Attempt, Touch } from '../../shared/domain/call.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Company } from '../../shared/domain/people.ts';
import { isSameValue } from '../../shared/domain/same-value.ts';
import { createScorer, scoreWith } from '../../shared/domain/score.ts';
import { isOpenStage, type Stage } from '../../shared/domain/stage.ts';
import { instantToWall } from '../../shared/domain/zone.ts';
import type { Database, Sql } from '../db/database.ts';
import { readSettings } from '../db/read-settings.ts';
import { lockedRows, readRowsBy, writeRows } from '../db/rows.ts';
import type { Dependencies } from '../dependencies.ts';
import { inEachCenter } from '../in-each-center.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';

/**
 * Scores leads anew where nobody works on them: all of a center when another model is published, and once a day those at work, as points
 * fade. A walk in the order of the leads' ids, some in each transaction, that goes on where it was after a restart.
 */

const usuallyEveryMs = 5_000;
/** Few enough that a desktop that pushes one of these leads does not notice the wait. */
const leadsAtOnce = 200;
/** Transactions in one turn, so that others of the center come between: 100,000 leads take about five minutes. */
const mostAtOnce = 4;

type WalkDependencies = Pick<Dependencies, 'database' | 'now' | 'pokes'>;

export const startRescoring = (dependencies: WalkDependencies, onError: (error: unknown) => void, everyMs = usuallyEveryMs): Repeated =>
  repeatEvery(
    everyMs,
    (isStopped) => inEachCenter(dependencies, isStopped, (centerId) => walkOn(dependencies, centerId, isStopped)),
    onError,
  );

/** Resolves to how many leads have another score. */
const walkOn = async ({ database, now }: WalkDependencies, centerId: string, isStopped: () => boolean): Promise<number> => {
  let changed = 0;
  for (let turn = 0; turn < mostAtOnce && !isStopped(); turn += 1) {
    const step = await rescoreSome(database, centerId, now());
    changed += step.changed;
    if (step.isDone) break;
  }
  return changed;
};

type Step = { changed: number; isDone: boolean };
const resting: Step = { changed: 0, isDone: true };

/** The next leads of the walk; of several servers one takes it at a time. */
export const rescoreSome = (database: Database, centerId: string, now: number): Promise<Step> =>
  database.transaction(async (sql) => {
    const settings = await readSettings(sql, centerId);
    if (!settings) return resting;
    const walk = await readWalk(sql, centerId, settings.score.model, instantToWall(now, settings.zone).slice(0, 10));
    if (!walk) return resting;
    const ids = await idsAfter(sql, centerId, walk.lastId);
    const changed = await rescore(sql, centerId, ids, settings, now);
    const isDone = ids.length < leadsAtOnce;
    await sql.query(
      `insert into score_walks (center_id, model, day, last_id, is_done) values ($1, $2, $3, $4, $5)
       on conflict (center_id) do update set model = excluded.model, day = excluded.day, last_id = excluded.last_id, is_done = excluded.is_done`,
      [centerId, walk.model, walk.day, ids.at(-1) ?? walk.lastId, isDone],
    );
    return { changed, isDone };
  });

/** Scores those of some leads that a command left without a score, in its transaction. */
export const scoreUnscored = async (sql: Sql, centerId: string, ids: readonly string[], now: number): Promise<void> => {
  const found = await sql.query<{ id: string }>(
    'select id from leads where center_id = $1 and id = any($2::text[]) and scored_at is null',
    [centerId, ids],
  );
  if (found.length === 0) return;
  const settings = await readSettings(sql, centerId);
  const unscored = found.map(({ id }) => id).sort();
  if (settings) await rescore(sql, centerId, unscored, settings, now);
};

type Walk = { model: string; day: string; lastId: string };

/** Where to go on; from the start under another model or on another day. Undefined when it is done, or another server is at it. */
const readWalk = async (sql: Sql, centerId: string, model: string, day: string): Promise<Walk | undefined> => {
  const [any] = await sql.query<{ model: string; day: string; isDone: boolean }>(
    'select model, day, is_done as "isDone" from score_walks where center_id = $1',
    [centerId],
  );
  if (any?.model === model && any.day === day && any.isDone) return undefined;
  if (!any) return { model, day, lastId: '' };
  const [held] = await sql.query<Walk>(
    'select model, day, last_id as "lastId" from score_walks where center_id = $1 and not (is_done and model = $2 and day = $3) for update skip locked',
    [centerId, model, day],
  );
  if (!held) return undefined;
  return held.model === model && held.day === day ? held : { model, day, lastId: '' };
};

const idsAfter = async (sql: Sql, centerId: string, lastId: string): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(`select id from leads where center_id = $1 and id > $2 order by id limit ${leadsAtOnce}`, [
    centerId,
    lastId,
  ]);
  return found.map(({ id }) => id);
};

/** Writes what has another score now; the lead's version stays, as nobody did anything to it. Returns how many. */
const rescore = async (sql: Sql, centerId: string, ids: readonly string[], settings: CenterSettings, now: number): Promise<number> => {
  if (ids.length === 0) return 0;
  const leads = ((await lockedRows(sql, centerId, 'leads', ids)) as Lead[]).filter((lead) => isDue(lead, settings.score.model));
  if (leads.length === 0) return 0;
  const leadIds = leads.map(({ id }) => id);
  const companyIds = [...new Set(leads.flatMap(({ companyId }) => companyId ?? []))];
  const byLead = async <Row extends { leadId: string }>(table: 'touches' | 'attempts'): Promise<Map<string, Row[]>> => {
    const rows = await readRowsBy(sql, centerId, { table, column: 'lead_id', values: leadIds, isLocked: false });
    return Map.groupBy(rows as unknown as Row[], ({ leadId }) => leadId);
  };
  const [touches, attempts] = [await byLead<Touch>('touches'), await byLead<Attempt>('attempts')];
  const companies = new Map(
    ((await readRowsBy(sql, centerId, { table: 'companies', column: 'id', values: companyIds, isLocked: false })) as Company[]).map(
      (company) => [company.id, company],
    ),
  );
  const contacts = await contactsAt(sql, centerId, companyIds);
  const scorer = createScorer(settings);
  const scored = leads.flatMap((lead) => {
    const facts = {
      lead,
      company: companies.get(lead.companyId ?? ''),
      touches: touches.get(lead.id) ?? [],
      attempts: attempts.get(lead.id) ?? [],
      contactsAtCompany: Math.max(1, contacts.get(lead.companyId ?? '') ?? 1),
    };
    const fields = fieldsOfScore(scoreWith(scorer, facts, now), now);
    const { scoredAt: _at, ...said } = fields;
    return isSameValue(said, pick(lead)) && lead.scoredAt !== null ? [] : [{ ...lead, ...fields }];
  });
  await writeRows(sql, centerId, 'leads', scored);
  return scored.length;
};

const pick = ({ score, band, scoreLines, scoreModel, scoreFacts }: Lead) => ({ score, band, scoreLines, scoreModel, scoreFacts });

/** Under another model everybody is; else who is at work or at rest, as somebody may call them. */
const isDue = (lead: Lead, model: string): boolean => {
  if (lead.stage === 'merged' || lead.stage === 'purged') return false;
  return lead.scoreModel !== model || lead.scoredAt === null || isOpenStage(lead.stage) || lead.stage === 'keepInformed';
};

/** Known leads of companies, by company. */
const contactsAt = async (sql: Sql, centerId: string, companyIds: readonly string[]): Promise<Map<string, number>> => {
  const found = await sql.query<{ companyId: string; stages: Stage[] }>(
    `select wanted.id as "companyId", array_agg(l.stage) as stages from unnest($2::text[]) as wanted(id)
     cross join lateral (select stage from leads where center_id = $1 and company_id = wanted.id offset 0) l group by wanted.id`,
    [centerId, companyIds],
  );
  return new Map(found.map(({ companyId, stages }) => [companyId, stages.filter((stage) => isKnownContact({ stage })).length]));
};
