import { funnelSteps } from '../funnel.ts';
import { keepsPulse, pulseOf } from '../pulse.ts';
import { dayAfter, lastOfMonth, localClock } from '../zone.ts';
import { broughtAlone, costOf } from './campaign-report.ts';
import { boundsOf, isWithin, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { type Counted, countLeads, partsPerLead, salesOf, valueFigure } from './counted.ts';
import type { ReportFacts } from './facts.ts';
import { countOf, figureOf, given, sumOf, tableOf } from './figures.ts';
import { endOfWay, wayFigures } from './funnel-report.ts';
import { segmentFactsOf } from './memberships.ts';
import { type Figure, notGiven, type ReportTable } from './report.ts';

const monthDays = 365.2425 / 12;
const dayMs = 86_400_000;

/** The days of a choice; without bound from the first lead to today. */
const wholeDays = (facts: ReportFacts, { days }: ReportChoice, at: number): { from: string; to: string } => {
  const first = facts.leads.reduce((least, { arrivedAt }) => Math.min(least, arrivedAt), at);
  return { from: days.from ?? localClock(first, facts.settings.zone).day, to: days.to ?? localClock(at, facts.settings.zone).day };
};

const dayCount = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1);

/**
 * The leads that the sales target needs, worked back from won through the rates that leads of the days have shown, beside what came;
 * then each campaign's plan beside what it brought. A step whose rate nobody has shown yet ends the way back.
 */
export const planReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(broughtAlone(facts), choice);
  const { from, to } = wholeDays(facts, choice, at);
  const target = facts.settings.measures.monthlySales;
  const sales = target === null ? null : (target * dayCount(from, to)) / monthDays;
  return [needTable(counted, sales), campaignPlan(facts, choice, counted)];
};

const needTable = (counted: Counted, sales: number | null): ReportTable => {
  const reached = funnelSteps.map((step) => counted.reached(counted.leads, step));
  const needed: (number | null)[] = [];
  for (let step = funnelSteps.length - 1; step >= 0; step -= 1) {
    const [here, next] = [reached[step]?.length ?? 0, reached[step + 1]?.length ?? 0];
    const after = needed[step + 1] ?? null;
    needed[step] = step === funnelSteps.length - 1 ? sales : after === null || next === 0 ? null : (after * here) / next;
  }
  return tableOf({
    id: 'need',
    rowKind: 'step',
    columns: ['reached', 'movedOn', 'passRate', 'needed', 'gap'],
    rows: funnelSteps.map((step, at) => {
      const [here, next] = [reached[at] ?? [], reached[at + 1] ?? []];
      const need = needed[at] ?? null;
      const figures = {
        reached: countOf(here),
        movedOn: countOf(next),
        needed: given(up(need)),
        gap: given(need === null ? null : here.length - (up(need) ?? 0)),
        ...endOfWay(step),
      };
      return { key: step, figures };
    }),
    isPartition: false,
  });
};

/** Nobody is a part of a lead. The small step aside keeps what is whole but for the last digit of a division from one more. */
const up = (value: number | null): number | null => (value === null ? null : Math.ceil(value - 1e-9));

const campaignPlan = (facts: ReportFacts, choice: ReportChoice, counted: Counted): ReportTable => {
  const all = counted.leads.length;
  const rate = all === 0 ? null : counted.reached(counted.leads, 'qualified').length / all;
  const rows = facts.campaigns
    .filter(({ id }) => choice.campaignId === null || choice.campaignId === id)
    .map(({ id, name, expectedLeads }) => {
      const leads = counted.leads.filter(({ campaignId }) => campaignId === id);
      const planned = { planned: given(expectedLeads), plannedQsos: given(rate === null ? null : Math.round(expectedLeads * rate)) };
      return {
        key: id,
        label: name,
        figures: { ...wayFigures(counted, leads, facts.settings.currency), ...planned, gap: given(leads.length - expectedLeads) },
      };
    })
    .sort((a, b) => (b.figures.planned.value ?? 0) - (a.figures.planned.value ?? 0) || (a.key < b.key ? -1 : 1));
  const columns: readonly ColumnId[] = ['planned', 'leads', 'gap', 'plannedQsos', 'qsos', 'qsoRate', 'won'];
  return tableOf({ id: 'campaigns', rowKind: 'campaign', columns, rows, isPartition: false });
};

const returnColumns: readonly ColumnId[] = [
  'loadedCost',
  'qsos',
  'loadedPerQso',
  'sales',
  'loadedPerSale',
  'value',
  'loadedRatio',
  'result',
];

/**
 * What the center costs, its campaigns among it, against what its QSOs won, month by month: QSOs in the month they were qualified,
 * money in the month the sale was closed. A month under way costs its days so far.
 */
export const returnReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(facts, choice, true);
  const { currency, zone } = facts.settings;
  const chosen = new Set(counted.leads.map(({ id }) => id));
  const sales = salesOf(facts.handoffs, currency).filter(({ leadId }) => chosen.has(leadId));
  const step = funnelSteps.indexOf('qualified');
  const rows = monthsOf(facts, choice, at).map(({ key, days }) => {
    const bounds = boundsOf(days, zone);
    const won = sales.filter(({ closedAt }) => closedAt !== null && isWithin(closedAt, bounds));
    const qsos = counted.leads.flatMap(({ id }) => {
      const when = counted.paths.get(id)?.[step];
      return when !== undefined && isWithin(when, bounds) ? [id] : [];
    });
    const value = valueFigure(won, currency);
    const cost = loadedCost(facts, choice, days, at);
    const result = cost === null ? null : (value.value ?? 0) - cost;
    return {
      key,
      figures: {
        loadedCost: given(cost, currency),
        qsos: countOf(qsos),
        sales: figureOf('sales', partsPerLead(won)),
        value,
        result: given(result, currency),
      },
    };
  });
  return [tableOf({ id: 'months', rowKind: 'month', columns: returnColumns, rows, isPartition: true })];
};

type Days = { from: string; to: string };

/** The center's own cost by days, and that of the campaigns; null while nobody has said what the center costs. */
const loadedCost = (facts: ReportFacts, { campaignId }: ReportChoice, days: Days, at: number): number | null => {
  const { monthlyCost } = facts.settings.measures;
  if (monthlyCost === null) return null;
  const own = Math.round(
    (monthlyCost * dayCount(days.from, days.to)) / dayCount(days.from.slice(0, 8).concat('01'), lastOfMonth(days.from)),
  );
  const campaigns = facts.campaigns.filter(
    ({ id, currency }) => currency === facts.settings.currency && (campaignId === null || id === campaignId),
  );
  return own + sumOf(campaigns.map(({ id }) => costOf(facts, { days }, id, at) ?? 0));
};

// Calendar dates as text are in order as they stand.
const earlierDay = (a: string, b: string): string => [a, b].sort()[0] ?? a;
const laterDay = (a: string, b: string): string => [a, b].sort()[1] ?? b;

/** The months of a choice, the first and last cut to its days; none of the future. */
const monthsOf = (facts: ReportFacts, choice: ReportChoice, at: number): { key: string; days: Days }[] => {
  const whole = wholeDays(facts, choice, at);
  const today = localClock(at, facts.settings.zone).day;
  const last = earlierDay(whole.to, today);
  const months: { key: string; days: Days }[] = [];
  for (let first = `${whole.from.slice(0, 7)}-01`; first <= last; first = dayAfter(first, { months: 1 })) {
    const end = lastOfMonth(first);
    months.push({ key: first.slice(0, 7), days: { from: laterDay(first, whole.from), to: earlierDay(end, last) } });
  }
  return months;
};

const pulseColumns: readonly ColumnId[] = ['open', 'pulseKept', 'pulseMissed', 'pulseRate'];

/**
 * Which open leads have heard from us, or we from them, within the days that hold for them, by the very rule of the queue; as it stands
 * now. A lead stands in the group whose days hold: the segment that says so, key accounts, else its stage.
 */
export const pulseReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const { all } = countLeads(facts, choice, true);
  const open = all.filter(keepsPulse).map((lead) => {
    const { silence, leftMs } = pulseOf(lead, segmentFactsOf(facts, lead, at), facts.settings);
    return { lead, rule: silence.segmentId, isKept: leftMs >= 0 };
  });
  const figures = (of: typeof open): Partial<Record<ColumnId, Figure>> => {
    const ids = (some: typeof open) => countOf(some.map(({ lead }) => lead.id));
    return { open: ids(of), pulseKept: ids(of.filter(({ isKept }) => isKept)), pulseMissed: ids(of.filter(({ isKept }) => !isKept)) };
  };
  const groups = Map.groupBy(open, ({ rule, lead }) => (rule === 'keyAccount' ? 'keyAccounts' : (rule ?? lead.stage)));
  const owners = Map.groupBy(open, ({ lead }) => lead.ownerId ?? notGiven);
  const nameOf = (id: string) => (id === notGiven ? null : (facts.users.find((user) => user.id === id)?.name ?? id));
  const segmentOf = (key: string) => facts.settings.segments.find(({ id }) => id === key)?.label ?? null;
  const rows = [...groups].map(([key, of]) => ({ key, label: segmentOf(key), figures: figures(of) }));
  const ownerRows = [...owners].map(([key, of]) => ({ key, label: nameOf(key), figures: figures(of) }));
  return [
    tableOf({ id: 'groups', rowKind: 'pulse', columns: pulseColumns, rows: rows.sort(byMissed), isPartition: true }),
    tableOf({ id: 'owners', rowKind: 'rep', columns: pulseColumns, rows: ownerRows.sort(byMissed), isPartition: true }),
  ];
};

type Drafted = { key: string; figures: Partial<Record<ColumnId, Figure>> };
const byMissed = (a: Drafted, b: Drafted): number =>
  (b.figures.pulseMissed?.value ?? 0) - (a.figures.pulseMissed?.value ?? 0) || (a.key < b.key ? -1 : 1);
