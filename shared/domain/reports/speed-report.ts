import { isShared, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { countLeads, splitKind, splitLeads } from './counted.ts';
import type { LeadFact, ReportFacts } from './facts.ts';
import { countOf, figureOf, type Part, tableOf } from './figures.ts';
import { wayFigures } from './funnel-report.ts';
import type { ReportTable } from './report.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How long leads waited for their first call; each row up to and with its length. */
export const waits = [
  { key: 'fiveMinutes', upTo: 5 * minuteMs },
  { key: 'halfAnHour', upTo: 30 * minuteMs },
  { key: 'oneHour', upTo: hourMs },
  { key: 'fourHours', upTo: 4 * hourMs },
  { key: 'oneDay', upTo: 24 * hourMs },
  { key: 'oneWeek', upTo: 7 * 24 * hourMs },
  { key: 'longer', upTo: Number.POSITIVE_INFINITY },
] as const;
export const waitKeys = [...waits.map(({ key }) => key), 'notCalled'] as const;

/** From arrival to the first call; 0 where somebody called before the lead was taken in. Null: not called yet. */
const waitOf = ({ arrivedAt, firstAttemptAt }: LeadFact): number | null =>
  firstAttemptAt === null ? null : Math.max(0, firstAttemptAt - arrivedAt);

const waitKeyOf = (lead: LeadFact): (typeof waitKeys)[number] => {
  const wait = waitOf(lead);
  return wait === null ? 'notCalled' : (waits.find(({ upTo }) => wait <= upTo)?.key ?? 'longer');
};

/** Speed to lead: by the clock, nights and closed windows counting. */
export const speedReport = (facts: ReportFacts, choice: ReportChoice): ReportTable[] => {
  const counted = countLeads(facts, choice);
  const byWait = Map.groupBy(counted.leads, waitKeyOf);
  const of = (leads: readonly LeadFact[]) => ({
    ...wayFigures(counted, leads, facts.settings.currency),
    ...waitFigures(leads, facts.settings.queue.firstCallWithinMs),
  });
  const rows = waitKeys.map((key) => ({ key, figures: of(byWait.get(key) ?? []) }));
  const parts = splitLeads(facts, choice, counted.leads).map(({ key, label, leads }) => ({ key, label, figures: of(leads) }));
  const waited: readonly ColumnId[] = ['leads', 'answered', 'answeredRate', 'qsos', 'qsoRate', 'won', 'closeRate'];
  const timed: readonly ColumnId[] = ['leads', 'called', 'firstCall', 'firstCallSlow', 'inTime', 'inTimeRate'];
  return [
    tableOf({ id: 'waits', rowKind: 'wait', columns: waited, rows, isPartition: true }),
    tableOf({
      id: 'split',
      rowKind: splitKind(choice),
      columns: timed,
      rows: parts,
      isPartition: !isShared(choice.split),
      whole: isShared(choice.split) ? of(counted.leads) : undefined,
    }),
  ];
};

export const waitFigures = (leads: readonly LeadFact[], withinMs: number) => {
  const times = leads.flatMap((lead): Part[] => {
    const wait = waitOf(lead);
    return wait === null ? [] : [[lead.id, wait]];
  });
  return {
    called: countOf(times.map(([id]) => id)),
    firstCall: figureOf('firstCall', times),
    firstCallSlow: figureOf('firstCallSlow', times),
    inTime: countOf(times.flatMap(([id, wait]) => (wait <= withinMs ? [id] : []))),
    answered: countOf(leads.flatMap(({ id, connects }) => (connects > 0 ? [id] : []))),
  };
};
