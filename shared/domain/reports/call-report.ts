import { rateInterval } from '../rate-interval.ts';
import { localClock } from '../zone.ts';
import { type Bounds, boundsOf, chosenLeads, isWithin, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { partsPerLead } from './counted.ts';
import type { AttemptFact, ReportFacts } from './facts.ts';
import { figureOf, given, type Part, tableOf } from './figures.ts';
import { handoffFigures } from './handoff-report.ts';
import { type Figure, notGiven, type ReportTable } from './report.ts';

/** Reports over calls of the days: by script, by hour, by rep. A call without an outcome yet is none. */

type Calls = { attempts: AttemptFact[]; leadIds: ReadonlySet<string>; bounds: Bounds; qualifying: ReadonlySet<string> };

/** Calls count for who made them, so a rep is chosen by the call and not by the lead. */
const callsWithin = (facts: ReportFacts, choice: ReportChoice): Calls => {
  const leadIds = new Set(chosenLeads(facts, { ...choice, repId: null }).all.map(({ id }) => id));
  const bounds = boundsOf(choice.days, facts.settings.zone);
  const attempts = facts.attempts.filter(
    ({ leadId, startedAt, userId, dispositionCode }) =>
      dispositionCode !== null && leadIds.has(leadId) && isWithin(startedAt, bounds) && (choice.repId === null || userId === choice.repId),
  );
  const qualifying = new Set(facts.dispositions.flatMap(({ id, raises }) => (raises === 'qualify' ? [id] : [])));
  return { attempts, leadIds, bounds, qualifying };
};

const callFigures = (of: readonly AttemptFact[], qualifying: ReadonlySet<string>) => {
  const connects = of.filter(({ isConnect }) => isConnect);
  const qualified = connects.filter(({ dispositionCode }) => qualifying.has(dispositionCode ?? ''));
  return {
    callsMade: figureOf('callsMade', partsPerLead(of)),
    connects: figureOf('connects', partsPerLead(connects)),
    qualifiedCalls: figureOf('qualifiedCalls', partsPerLead(qualified)),
    talk: figureOf('talk', talkParts(connects)),
  };
};

const talkParts = (attempts: readonly AttemptFact[]): Part[] => {
  const sums = new Map<string, number>();
  for (const { leadId, talkMs } of attempts) sums.set(leadId, (sums.get(leadId) ?? 0) + talkMs);
  return [...sums];
};

/** What came of the calls made with each version of a script, with how sure the rate is. */
export const scriptReport = (facts: ReportFacts, choice: ReportChoice): ReportTable[] => {
  const { attempts, qualifying } = callsWithin(facts, choice);
  const scripts = new Map(facts.scripts.map((script) => [script.id, script]));
  const rows = [...Map.groupBy(attempts, ({ scriptId }) => scriptId ?? notGiven)].map(([key, of]) => {
    const script = scripts.get(key);
    const figures = callFigures(of, qualifying);
    const interval = rateInterval(figures.qualifiedCalls.value ?? 0, figures.connects.value ?? 0);
    const sure = { qualifiedLow: given(interval?.low ?? null), qualifiedHigh: given(interval?.high ?? null) };
    return { key, label: script ? `${script.name} · ${script.version}` : key || null, figures: { ...figures, ...sure } };
  });
  const columns: readonly ColumnId[] = [
    'callsMade',
    'connects',
    'connectRate',
    'qualifiedCalls',
    'qualifiedRate',
    'qualifiedLow',
    'qualifiedHigh',
    'talkPerCall',
  ];
  return [tableOf({ id: 'scripts', rowKind: 'script', columns, rows: rows.sort(byCalls), isPartition: true })];
};

type Drafted = { key: string; figures: Partial<Record<ColumnId, Figure>> };
const byCalls = (a: Drafted, b: Drafted): number =>
  (b.figures.callsMade?.value ?? 0) - (a.figures.callsMade?.value ?? 0) || (a.key < b.key ? -1 : 1);

const hourColumns: readonly ColumnId[] = ['callsMade', 'connects', 'connectRate', 'qualifiedCalls', 'qualifiedRate'];
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** When people answer: by the hour on the lead's own clocks, and by weekday (the center's) and hour. */
export const hourReport = (facts: ReportFacts, choice: ReportChoice): ReportTable[] => {
  const { attempts, qualifying } = callsWithin(facts, choice);
  const hourOf = ({ localHour }: AttemptFact) => (localHour === null ? notGiven : twoDigits(localHour));
  const weekdayOf = ({ startedAt }: AttemptFact) => localClock(startedAt, facts.settings.zone).weekday;
  const rowsBy = (keyOf: (attempt: AttemptFact) => string) =>
    [...Map.groupBy(attempts, keyOf)]
      .map(([key, of]) => ({ key, figures: callFigures(of, qualifying) }))
      .sort(
        (a, b) =>
          Number(a.key.endsWith(' ') || a.key === notGiven) - Number(b.key.endsWith(' ') || b.key === notGiven) || (a.key < b.key ? -1 : 1),
      );
  return [
    tableOf({ id: 'hours', rowKind: 'hour', columns: hourColumns, rows: rowsBy(hourOf), isPartition: true }),
    tableOf({
      id: 'week',
      rowKind: 'weekdayHour',
      columns: hourColumns,
      rows: rowsBy((attempt) => `${weekdayOf(attempt)} ${hourOf(attempt)}`),
      isPartition: true,
    }),
  ];
};

/** What each rep did in the days, and what sales made of it. */
export const repReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const calls = callsWithin(facts, choice);
  const calledBy = Map.groupBy(calls.attempts, ({ userId }) => userId);
  const handedBy = Map.groupBy(
    facts.handoffs.filter(
      ({ leadId, handedOffAt, origin }) => origin !== 'outside' && calls.leadIds.has(leadId) && isWithin(handedOffAt, calls.bounds),
    ),
    ({ repId }) => repId,
  );
  const qualifiedBy = Map.groupBy(
    facts.changes.filter(
      ({ leadId, toStage, changedAt }) => toStage === 'qualified' && calls.leadIds.has(leadId) && isWithin(changedAt, calls.bounds),
    ),
    ({ byId }) => byId,
  );
  const promised = Map.groupBy(promisesWithin(facts, calls, at), ({ userId, createdById }) => userId ?? createdById);
  const reps = facts.users.filter(({ id, role }) => role === 'rep' || calledBy.has(id) || handedBy.has(id));
  const rows = reps
    .filter(({ id, teamId }) => (choice.repId === null || id === choice.repId) && (choice.teamId === null || teamId === choice.teamId))
    .map(({ id, name }) => ({
      key: id,
      label: name,
      figures: {
        ...callFigures(calledBy.get(id) ?? [], calls.qualifying),
        qualifiedBy: figureOf('qualifiedBy', partsPerLead(qualifiedBy.get(id) ?? [])),
        ...handoffFigures(handedBy.get(id) ?? [], facts.settings.currency, at),
        ...promiseFigures(promised.get(id) ?? []),
      },
    }));
  return [tableOf({ id: 'reps', rowKind: 'rep', columns: repColumns, rows: rows.sort(byCalls), isPartition: true })];
};

const repColumns: readonly ColumnId[] = [
  'callsMade',
  'connects',
  'connectRate',
  'talk',
  'qualifiedBy',
  'handoffs',
  'handoffsAccepted',
  'acceptRate',
  'handoffsWon',
  'value',
  'callbacksDue',
  'keptRate',
];

type Promised = ReportFacts['callbacks'][number];

/** Promises that came due in the days. One that was moved or called off before it was due is none; an open one is broken once it is past. */
const promisesWithin = (facts: ReportFacts, { leadIds, bounds }: Calls, at: number): Promised[] =>
  facts.callbacks.filter(
    ({ leadId, dueAt, state, closedAt }) =>
      leadIds.has(leadId) &&
      isWithin(dueAt, bounds) &&
      (dueAt <= at || state === 'kept') &&
      (state === 'open' || state === 'kept' || (closedAt ?? dueAt) > dueAt),
  );

const promiseFigures = (of: readonly Promised[]) => ({
  callbacksDue: figureOf('callbacksDue', partsPerLead(of)),
  callbacksKept: figureOf('callbacksKept', partsPerLead(of.filter(({ state }) => state === 'kept'))),
});
