import { type FunnelColumn, type FunnelStep, funnelOf, funnelSteps } from '../funnel.ts';
import { isShared, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { type Counted, countLeads, leaksAmong, salesAmong, splitKind, splitLeads, timesToWin, valueFigure } from './counted.ts';
import type { LeadFact, ReportFacts } from './facts.ts';
import { countOf, figureOf, given, type Part, tableOf } from './figures.ts';
import type { Figure, ReportTable } from './report.ts';

export const wayColumns: readonly ColumnId[] = [
  'leads',
  'working',
  'qsos',
  'qsoRate',
  'handedOff',
  'accepted',
  'acceptedRate',
  'won',
  'closeRate',
];

export const stepColumns: readonly ColumnId[] = ['reached', 'movedOn', 'passRate', 'stillHere', 'leak', 'resting', 'left'];

/** Where the leads of the period are now, step by step, and how far each part of them came. */
export const funnelReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(facts, choice);
  return [stepsNow(facts, counted, at), splitTable(facts, choice, counted, wayColumns)];
};

const stepsNow = (facts: ReportFacts, { leads }: Counted, at: number): ReportTable => {
  const columns = funnelOf(leads, facts.changes, leaksAmong(facts, leads, at));
  return tableOf({
    id: 'steps',
    rowKind: 'step',
    columns: stepColumns,
    rows: columns.map((column) => ({ key: column.step, figures: { ...stepFigures(column), ...endOfWay(column.step) } })),
    isPartition: false,
  });
};

/** Nothing comes after the last step, so that nobody fails to pass it. */
export const endOfWay = (step: FunnelStep): Partial<Record<ColumnId, Figure>> =>
  step === funnelSteps.at(-1) ? { passRate: given(null) } : {};

const stepFigures = ({ reached, movedOn, stillHere, leak, resting, left }: FunnelColumn): Partial<Record<ColumnId, Figure>> => ({
  reached: countOf(reached),
  movedOn: countOf(movedOn),
  stillHere: countOf(stillHere),
  leak: countOf(leak),
  resting: countOf(resting),
  left: countOf(left),
});

/** How far some leads came and what was sold to them; money in `currency`. */
export const wayFigures = (counted: Counted, leads: readonly LeadFact[], currency: string): Partial<Record<ColumnId, Figure>> => {
  const sold = leads.filter(({ id }) => counted.sales.has(id));
  const times = timesToWin(counted, sold);
  // Looked up once for each lead and not for each step, as there may be a million of them.
  const lengths = leads.map(({ id }) => counted.paths.get(id)?.length ?? 1);
  const reached = (step: FunnelStep) => {
    const least = funnelSteps.indexOf(step);
    return countOf(leads.flatMap(({ id }, at) => ((lengths[at] ?? 1) > least ? [id] : [])));
  };
  return {
    leads: countOf(leads.map(({ id }) => id)),
    working: reached('working'),
    qsos: reached('qualified'),
    handedOff: reached('handedOff'),
    accepted: reached('accepted'),
    won: reached('won'),
    calls: figureOf('calls', callParts(leads)),
    sales: figureOf('sales', salesParts(counted, sold)),
    value: valueFigure(salesAmong(counted, sold), currency),
    timeToWin: figureOf('timeToWin', times),
    meanToWin: figureOf('meanToWin', times),
  };
};

const callParts = (leads: readonly LeadFact[]): Part[] =>
  leads.flatMap(({ id, attempts }): Part[] => (attempts > 0 ? [[id, attempts]] : []));

const salesParts = ({ sales }: Counted, leads: readonly LeadFact[]): Part[] =>
  leads.flatMap(({ id }): Part[] => {
    const own = sales.get(id);
    return own ? [[id, own.length]] : [];
  });

/** The chosen split over what is asked of each part. */
export const splitTable = (
  facts: ReportFacts,
  choice: Pick<ReportChoice, 'split'>,
  counted: Counted,
  columns: readonly ColumnId[],
): ReportTable =>
  tableOf({
    id: 'split',
    rowKind: splitKind(choice),
    columns,
    rows: splitLeads(facts, choice, counted.leads).map(({ key, label, leads }) => ({
      key,
      label,
      figures: wayFigures(counted, leads, facts.settings.currency),
    })),
    isPartition: !isShared(choice.split),
    whole: isShared(choice.split) ? wayFigures(counted, counted.leads, facts.settings.currency) : undefined,
  });

/** Rate, calls and time of each step, over leads that passed it. */
export const stepsReport = (facts: ReportFacts, choice: ReportChoice): ReportTable[] => {
  const counted = countLeads(facts, choice);
  const rows = funnelSteps.slice(0, -1).map((step, at) => ({ key: step, figures: passFigures(counted, at) }));
  const columns: readonly ColumnId[] = ['reached', 'movedOn', 'passRate', 'stepMedian', 'stepLate', 'stepCalls', 'callsPerLead'];
  const won: readonly ColumnId[] = ['leads', 'won', 'closeRate', 'timeToWin', 'meanToWin'];
  return [tableOf({ id: 'steps', rowKind: 'step', columns, rows, isPartition: false }), splitTable(facts, choice, counted, won)];
};

/** Leads that passed two steps at once spent no time at the first, and are in none of its times. */
const passFigures = ({ leads, paths }: Counted, step: number): Partial<Record<ColumnId, Figure>> => {
  const reached = leads.filter(({ id }) => (paths.get(id)?.length ?? 1) > step);
  const movedOn = reached.filter(({ id }) => (paths.get(id)?.length ?? 1) > step + 1);
  const times = movedOn.flatMap(({ id }): Part[] => {
    const [from = 0, till = 0] = (paths.get(id) ?? []).slice(step, step + 2);
    return till > from ? [[id, till - from]] : [];
  });
  return {
    reached: countOf(reached.map(({ id }) => id)),
    movedOn: countOf(movedOn.map(({ id }) => id)),
    stepMedian: figureOf('stepMedian', times),
    stepLate: figureOf('stepLate', times),
    stepCalls: figureOf('stepCalls', callParts(movedOn)),
  };
};
