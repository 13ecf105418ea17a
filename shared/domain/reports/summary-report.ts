import { costOf } from './campaign-report.ts';
import { boundsOf, isWithin, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { countLeads, leaksAmong } from './counted.ts';
import type { ReportFacts } from './facts.ts';
import { countOf, given, sumOf, tableOf } from './figures.ts';
import { wayFigures } from './funnel-report.ts';
import { handoffFigures } from './handoff-report.ts';
import { pulseReport } from './plan-report.ts';
import type { ReportTable } from './report.ts';
import { waitFigures } from './speed-report.ts';

const columns: readonly ColumnId[] = [
  'leads',
  'qsos',
  'qsoRate',
  'handoffs',
  'acceptRate',
  'answerMedian',
  'won',
  'closeRate',
  'value',
  'cost',
  'costPerQso',
  'ratio',
  'firstCall',
  'inTimeRate',
  'callsPerQso',
  'allLeaks',
  'pulseRate',
];

/** The one page for the meeting: the figures of the other reports that say most, in one row; handoffs are those of the days' leads. */
export const summaryReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(facts, choice);
  const { currency, queue, zone } = facts.settings;
  const ids = new Set(counted.all.map(({ id }) => id));
  const bounds = boundsOf(choice.days, zone);
  const handoffs = facts.handoffs.filter(
    ({ leadId, handedOffAt, origin }) => origin !== 'outside' && ids.has(leadId) && isWithin(handedOffAt, bounds),
  );
  const leaks = leaksAmong(facts, counted.all, at).flatMap(({ leadIds }) => leadIds);
  const campaigns = facts.campaigns.filter(
    (each) => each.currency === currency && (choice.campaignId === null || each.id === choice.campaignId),
  );
  const cost = sumOf(campaigns.map(({ id }) => costOf(facts, choice, id, at) ?? 0));
  const { handoffsWon: _won, value: _value, ...answers } = handoffFigures(handoffs, currency, at);
  const figures = {
    ...answers,
    ...wayFigures(counted, counted.leads, currency),
    ...waitFigures(counted.leads, queue.firstCallWithinMs),
    ...pulseReport(facts, choice, at)[0]?.total?.figures,
    allLeaks: countOf(leaks),
    cost: given(cost, currency),
  };
  return [tableOf({ id: 'summary', rowKind: 'all', columns, rows: [{ key: 'all', figures }], isPartition: false })];
};
