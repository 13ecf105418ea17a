import type { CenterSettings } from '../center-settings.ts';
import { hourReport, repReport, scriptReport } from './call-report.ts';
import { campaignReport, sourceReport } from './campaign-report.ts';
import type { ReportChoice } from './choice.ts';
import { cohortReport } from './cohort-report.ts';
import type { FactDepth, HistoryName, ReportFacts } from './facts.ts';
import { forecastReport } from './forecast-report.ts';
import { funnelReport, stepsReport } from './funnel-report.ts';
import { acceptanceReport } from './handoff-report.ts';
import { leakReport } from './leak-report.ts';
import { membershipsOf } from './memberships.ts';
import { planReport, pulseReport, returnReport } from './plan-report.ts';
import type { Report, ReportName, ReportTable } from './report.ts';
import { speedReport } from './speed-report.ts';
import { summaryReport } from './summary-report.ts';

/**
 * What the days of a report choose: leads that arrived in them, calls or handoffs made in them, or nothing, as it tells how things
 * stand now. It stands beside the title, so that no two reports are taken for one another.
 */
export type Basis = 'arrival' | 'calls' | 'handoffs' | 'now' | 'months';

type Definition = {
  basis: Basis;
  /** Histories it counts over. Handoffs say whom a lead counts for, so all need them. */
  needs: readonly HistoryName[];
  /** Whether the choice of a split changes anything. */
  hasSplit: boolean;
  run: (facts: ReportFacts, choice: ReportChoice, at: number) => ReportTable[];
};

const way = ['changes', 'handoffs'] as const satisfies HistoryName[];

export const reportDefinitions: Record<ReportName, Definition> = {
  summary: { basis: 'arrival', needs: way, hasSplit: false, run: summaryReport },
  funnel: { basis: 'arrival', needs: way, hasSplit: true, run: funnelReport },
  steps: { basis: 'arrival', needs: way, hasSplit: true, run: stepsReport },
  leaks: { basis: 'now', needs: way, hasSplit: false, run: leakReport },
  speed: { basis: 'arrival', needs: way, hasSplit: true, run: speedReport },
  campaigns: { basis: 'arrival', needs: way, hasSplit: false, run: campaignReport },
  sources: { basis: 'arrival', needs: way, hasSplit: true, run: sourceReport },
  acceptance: { basis: 'handoffs', needs: ['handoffs'], hasSplit: false, run: acceptanceReport },
  scripts: { basis: 'calls', needs: ['attempts', 'handoffs'], hasSplit: false, run: scriptReport },
  hours: { basis: 'calls', needs: ['attempts', 'handoffs'], hasSplit: false, run: hourReport },
  reps: { basis: 'calls', needs: ['changes', 'handoffs', 'attempts', 'callbacks'], hasSplit: false, run: repReport },
  forecast: { basis: 'now', needs: way, hasSplit: false, run: forecastReport },
  cohorts: { basis: 'arrival', needs: way, hasSplit: false, run: cohortReport },
  plan: { basis: 'arrival', needs: way, hasSplit: false, run: planReport },
  return: { basis: 'months', needs: way, hasSplit: false, run: returnReport },
  pulse: { basis: 'now', needs: ['handoffs'], hasSplit: false, run: pulseReport },
};

/** One report over the facts that a machine holds: the same function on desktop and server. `at` is epoch ms. */
export const runReport = (name: ReportName, facts: ReportFacts, choice: ReportChoice, at: number): Report => {
  const seen = namesSegments(name, choice) ? { ...facts, memberships: membershipsOf(facts, at) } : facts;
  return { name, tables: reportDefinitions[name].run(seen, choice, at) };
};

/** Whether a choice needs to know who is in which segment. */
export const namesSegments = (name: ReportName, { segmentId, split }: ReportChoice): boolean =>
  segmentId !== null || (split === 'segment' && reportDefinitions[name].hasSplit);

/** How much of the leads a report asks: the pulse alone asks little of them, unless a segment says how long its leads may hear nothing. */
export const depthOf = (name: ReportName, choice: ReportChoice, { segments }: Pick<CenterSettings, 'segments'>): FactDepth => {
  if (namesSegments(name, choice)) return 'segments';
  if (name !== 'pulse' && name !== 'summary') return 'plain';
  return segments.some(({ maxSilenceDays }) => maxSilenceDays !== null) ? 'segments' : 'pulse';
};
