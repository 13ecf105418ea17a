import { funnelSteps } from '../funnel.ts';
import type { ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { countLeads, splitLeads } from './counted.ts';
import type { LeadFact, ReportFacts } from './facts.ts';
import { countOf, tableOf } from './figures.ts';
import type { Figure, ReportTable } from './report.ts';

const dayMs = 86_400_000;
export const horizons = { within30: 30, within60: 60, within90: 90, within180: 180, within365: 365 } as const;
type Horizon = keyof typeof horizons;

const columns: readonly ColumnId[] = ['leads', 'within30', 'rate30', 'within60', 'within90', 'rate90', 'within180', 'within365', 'rate365'];

/**
 * By month of arrival, how many leads were qualified, and in a second table won, within so many days of their arrival. A number that
 * the youngest lead of its month cannot have reached yet is left open, so that young months are not taken for poor ones.
 */
export const cohortReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(facts, choice);
  const months = splitLeads(facts, { split: 'month' }, counted.leads);
  const table = (id: string, whenOf: (lead: LeadFact) => number | null) =>
    tableOf({
      id,
      rowKind: 'month',
      columns,
      rows: months.map(({ key, leads }) => ({ key, figures: cohortFigures(leads, whenOf, at) })),
      isPartition: false,
    });
  const qualified = funnelSteps.indexOf('qualified');
  const closed = ({ id }: LeadFact) => (counted.sales.get(id) ?? []).flatMap(({ closedAt }) => closedAt ?? []);
  return [
    table('qualified', ({ id }) => counted.paths.get(id)?.[qualified] ?? null),
    table('won', (lead) => (closed(lead).length > 0 ? Math.min(...closed(lead)) : null)),
  ];
};

const cohortFigures = (
  leads: readonly LeadFact[],
  whenOf: (lead: LeadFact) => number | null,
  at: number,
): Partial<Record<ColumnId, Figure>> => {
  const youngest = leads.reduce((last, { arrivedAt }) => Math.max(last, arrivedAt), 0);
  const within = (id: Horizon): Figure => {
    if (youngest + horizons[id] * dayMs > at) return { value: null, leadIds: [] };
    return countOf(
      leads.flatMap((lead) => {
        const when = whenOf(lead);
        return when !== null && when - lead.arrivedAt <= horizons[id] * dayMs ? [lead.id] : [];
      }),
    );
  };
  const figures: Partial<Record<ColumnId, Figure>> = { leads: countOf(leads.map(({ id }) => id)) };
  for (const id of Object.keys(horizons) as Horizon[]) figures[id] = within(id);
  return figures;
};
