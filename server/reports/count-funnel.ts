import { funnelCells, funnelSteps, goneStages, lineOf } from '../../shared/domain/funnel.ts';
import { leakTimes } from '../../shared/domain/leaks.ts';
import { type Asked, daysBefore, listedIn, type ReportAnswer, tellReport } from '../../shared/domain/reports/answer.ts';
import { boundsOf, fieldOf, monthOf, type ReportChoice, type Split } from '../../shared/domain/reports/choice.ts';
import { peopleOf } from '../../shared/domain/reports/counted.ts';
import type { ReportFacts } from '../../shared/domain/reports/facts.ts';
import { sizeOf } from '../../shared/domain/reports/figures.ts';
import { type FunnelClass, type FunnelMembers, membersBehind, tablesOfClasses } from '../../shared/domain/reports/funnel-classes.ts';
import { namesSegments } from '../../shared/domain/reports/run-report.ts';
import { isOpenStage, isSalesStage, type Stage, stages } from '../../shared/domain/stage.ts';
import { dayAfter, dayStart } from '../../shared/domain/zone.ts';
import type { Database, Sql } from '../db/database.ts';
import { seesCenter, type ViewerScope, viewerParams, visibleCondition } from '../sync/visibility.ts';
import type { BehindPage, LeadsPage } from './leads-page.ts';
import { readAround } from './read-facts.ts';

/**
 * The funnel counted by the database, where a center may have a million leads and twice as many changes of stage: the rules of
 * `shared/domain/funnel.ts` and `leaks.ts` as SQL, held to them figure by figure by `npm run reports-agree`. Instants, days and people are
 * worked out here and given to it, so that no calendar or zone of the database takes part.
 */

/** What SQL cannot say is counted over rows: segments are rules of the center's own. */
export const canCountFunnel = ({ name, choice }: Asked): boolean => name === 'funnel' && !namesSegments(name, choice);

const quoted = (texts: Iterable<string>): string => [...texts].map((text) => `'${text}'`).join(', ');
const stagesWhere = (isMeant: (stage: Stage) => boolean): string => quoted(stages.filter(isMeant));

/** SQL of the step at which a stage stands, 0 where it stands beside the main line. */
const lineIn = (column: string): string => {
  const whens = stages.flatMap((stage) => (lineOf[stage] ? [`when '${stage}' then ${lineOf[stage]}`] : []));
  return `case ${column} ${whens.join(' ')} else 0 end`;
};

/** Values for the placeholders of one statement; the viewer's are the first three. */
const bindings = (viewer: ViewerScope) => {
  const values: unknown[] = viewerParams(viewer);
  const bind = (value: unknown, type: string): string => {
    values.push(value);
    return `$${values.length}::${type}`;
  };
  return { values, bind };
};
type Bind = ReturnType<typeof bindings>['bind'];

const lastRep = `coalesce(h.rep_id, t.owner_id, '')`;

/** SQL of the key by which a lead is told apart. Months are numbers here, from the first of `months`. */
const keyIn = (by: Split, months: readonly number[], bind: Bind): string => {
  const field = fieldOf(by);
  if (field !== null) return `coalesce(t.custom->>${bind(field, 'text')}, '')`;
  if (by === 'month') return `width_bucket(t.arrived_at, ${bind(months, 'bigint[]')})::text`;
  if (by === 'rep') return lastRep;
  return { campaign: `coalesce(t.campaign_id, '')`, source: 't.source', team: 't.team_id', country: `coalesce(t.country, '')` }[
    by as 'source'
  ];
};

const finite = (at: number): number | null => (Number.isFinite(at) ? at : null);

const conditionsOf = (choice: ReportChoice, zone: string, bind: Bind): string[] => {
  const { from, till } = boundsOf(choice.days, zone);
  const only = (column: string, value: unknown, type = 'text') => (value === null ? [] : [`${column} ${bind(value, type)}`]);
  return [
    ...only('t.arrived_at >=', finite(from), 'bigint'),
    ...only('t.arrived_at <', finite(till), 'bigint'),
    ...only(`coalesce(t.campaign_id, '') =`, choice.campaignId),
    ...only('t.source =', choice.source),
    ...only('t.team_id =', choice.teamId),
    ...only('t.country =', choice.country),
    ...only(`${lastRep} =`, choice.repId),
  ];
};

type Around = Omit<ReportFacts, 'leads'>;
type Question = { viewer: ViewerScope; around: Around; choice: ReportChoice; months: readonly number[]; at: number };

/** `classed`: each lead chosen, with its key, the furthest step it came to and the cell it stands in. */
const classedLeads = ({ viewer, around, choice, months, at }: Question, bind: Bind): string => {
  const { activeUserIds, teamIds } = peopleOf(around);
  const times = leakTimes(around.settings, at);
  const now = bind(at, 'bigint');
  const conditions = conditionsOf(choice, around.settings.zone, bind);
  const isNarrow = conditions.length > 0 || !seesCenter(viewer);
  return `
  handed as (
    select t.lead_id, bool_or(t.answer = 'waiting' and t.answer_due_at < least(t.asked_at, ${now})) as is_unanswered,
      (array_agg(t.rep_id order by t.handed_off_at desc, t.id desc) filter (where t.origin <> 'outside'))[1] as rep_id
    from handoffs t where ${visibleCondition(viewer, 'handoffs')} group by t.lead_id
  ), chosen as (
    select t.id, t.stage, ${keyIn(choice.split, months, bind)} as key,
      t.stage in (${stagesWhere(isOpenStage)}) and (
        (t.stage not in (${stagesWhere(isSalesStage)})
          and not case when t.owner_id is null then t.team_id = any(${bind([...teamIds], 'text[]')}) else t.owner_id = any(${bind([...activeUserIds], 'text[]')}) end)
        or (t.stage = 'handedOff' and coalesce(h.is_unanswered, false))
        or (t.stage = 'qualified' and t.stage_since_at <= ${bind(times.handOffSince, 'bigint')})
        or t.next_action_kind is null or t.next_action_at is null
        or (t.next_action_kind = 'callback' and greatest(t.next_action_at, t.assigned_at) <= ${bind(times.missedSince, 'bigint')})
        or (t.next_action_kind = 'firstCall' and t.attempts = 0 and t.next_action_at <= ${now}
          and coalesce(t.assigned_at, 0) <= ${bind(times.firstCallSince, 'bigint')})
      ) as is_leak
    from leads t left join handed h on h.lead_id = t.id
    where ${[visibleCondition(viewer, 'leads'), ...conditions].join(' and ')}
  ), ways as (
    select c.lead_id, max(${lineIn('c.to_stage')}) as far, min(c.changed_at * 8 + ${lineIn('c.from_stage')}) & 7 as began
    from stage_changes c where c.center_id = $1 ${isNarrow ? 'and c.lead_id in (select id from chosen)' : ''} group by c.lead_id
  ), placed as (
    select c.id, c.key, c.stage, c.is_leak, greatest(${lineIn('c.stage')}, w.far, w.began)::int as furthest
    from chosen c left join ways w on w.lead_id = c.id
  ), classed as (
    select id, key, furthest, case when stage in (${quoted(goneStages)}) then 'left' when is_leak then 'leak'
      when stage in (${stagesWhere((stage) => lineOf[stage] !== null)}) and ${lineIn('stage')} = furthest then 'stillHere' else 'resting' end as cell
    from placed
  )`;
};

/**
 * One connection for a report: room enough for one entry a lead in memory, no second processor, which is for those at work, and no
 * look-up lead by lead, which a planner without statistics would take for a few.
 */
const withRoom = <Result>(database: Database, work: (sql: Sql) => Promise<Result>): Promise<Result> =>
  database.transaction(async (sql) => {
    await sql.script(`set local work_mem = '64MB'; set local max_parallel_workers_per_gather = 0; set local enable_nestloop = off`);
    return work(sql);
  });

/** The first moments of the months in which leads arrived, and what they are called. */
const readMonths = async (sql: Sql, viewer: ViewerScope, zone: string): Promise<{ name: string; start: number }[]> => {
  const [span] = await sql.query<{ first: number | null; last: number | null }>(
    `select min(t.arrived_at) as first, max(t.arrived_at) as last from leads t where ${visibleCondition(viewer, 'leads')}`,
    viewerParams(viewer),
  );
  const months: { name: string; start: number }[] = [];
  if (span?.first == null || span.last === null) return months;
  const end = monthOf(span.last, zone);
  for (let day = `${monthOf(span.first, zone)}-01`; day.slice(0, 7) <= end; day = dayAfter(day, { months: 1 }))
    months.push({ name: day.slice(0, 7), start: dayStart(day, zone) });
  return months;
};

type Open = { sql: Sql; viewer: ViewerScope; around: Around; months: { name: string; start: number }[]; at: number };

const open = async (sql: Sql, viewer: ViewerScope, { choice }: Asked, at: number): Promise<Open> => {
  const around = await readAround(sql, viewer);
  const months = choice.split === 'month' ? await readMonths(sql, viewer, around.settings.zone) : [];
  return { sql, viewer, around, months, at };
};

const questionOf = ({ viewer, around, months, at }: Open, choice: ReportChoice): Question => ({
  viewer,
  around,
  choice,
  months: months.map(({ start }) => start),
  at,
});

const readClasses = async (from: Open, choice: ReportChoice): Promise<FunnelClass[]> => {
  const { values, bind } = bindings(from.viewer);
  const rows = await from.sql.query<FunnelClass>(
    `with ${classedLeads(questionOf(from, choice), bind)} select key, furthest, cell, count(*)::int as count from classed group by 1, 2, 3`,
    values,
  );
  if (choice.split !== 'month') return rows;
  return rows.map((row) => ({ ...row, key: from.months[Number(row.key) - 1]?.name ?? '' }));
};

const countVisible = async ({ sql, viewer }: Open): Promise<number> => {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from leads t where ${visibleCondition(viewer, 'leads')}`,
    viewerParams(viewer),
  );
  return row?.count ?? 0;
};

/** The funnel as it is told. Only for what `canCountFunnel`. */
export const answerFunnel = (database: Database, viewer: ViewerScope, asked: Asked, at: number): Promise<ReportAnswer> =>
  withRoom(database, async (sql) => {
    const from = await open(sql, viewer, asked, at);
    const tablesOf = async (days: ReportChoice['days']) =>
      tablesOfClasses(await readClasses(from, { ...asked.choice, days }), from.around, asked.choice);
    const days = daysBefore(asked);
    const said = { zone: from.around.settings.zone, leads: await countVisible(from), tables: await tablesOf(asked.choice.days) };
    return tellReport(asked, { ...said, before: days && { days, tables: await tablesOf(days) } }, at);
  });

/** Who stands behind a figure of the funnel; undefined where it has none there. Only for what `canCountFunnel`. */
export const leadsOfFunnel = (
  database: Database,
  viewer: ViewerScope,
  asked: Asked,
  behind: BehindPage,
  at: number,
): Promise<LeadsPage | undefined> =>
  withRoom(database, async (sql) => {
    const from = await open(sql, viewer, asked, at);
    const classes = await readClasses(from, asked.choice);
    const listed = listedIn(tablesOfClasses(classes, from.around, asked.choice), behind);
    if (!listed) return undefined;
    const { value, column, figure } = listed;
    const members = membersBehind({ ...behind, column });
    const ids = sizeOf(figure) === 0 || !members ? [] : await readMembers(from, asked.choice, members, behind);
    return { value, column, total: sizeOf(figure), leads: ids.map((leadId) => ({ leadId, amount: 1 })) };
  });

const readMembers = async (from: Open, choice: ReportChoice, members: FunnelMembers, { after, limit }: BehindPage): Promise<string[]> => {
  const { values, bind } = bindings(from.viewer);
  const classed = classedLeads(questionOf(from, choice), bind);
  const { key, least, most, cell } = members;
  const isWhole = least === 0 && most === funnelSteps.length - 1;
  const months = from.months.map(({ name }) => name);
  const conditions = [
    ...(key === null ? [] : [`key = ${bind(choice.split === 'month' ? String(months.indexOf(key) + 1) : key, 'text')}`]),
    ...(isWhole ? [] : [`furthest between ${bind(least, 'int')} and ${bind(most, 'int')}`]),
    ...(cell === null
      ? []
      : [
          `cell = ${bind(
            funnelCells.find((each) => each === cell),
            'text',
          )}`,
        ]),
  ];
  const rows = await from.sql.query<{ id: string }>(
    `with ${classed} select id from classed ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by id offset ${bind(after, 'bigint')} limit ${bind(limit, 'bigint')}`,
    values,
  );
  return rows.map(({ id }) => id);
};
