import { type FunnelStep, funnelSteps, type Path, pathsOf } from '../funnel.ts';
import { type LeakPeople, leaksOf } from '../leaks.ts';
import { wallClockMs, wallDayStartMs } from '../zone.ts';
import { chosenLeads, type ReportChoice, type Split, splitKeysOf, splitLabel } from './choice.ts';
import type { HandoffFact, LeadFact, ReportFacts } from './facts.ts';
import { moneyOf, type Part } from './figures.ts';
import { type Figure, notGiven, type RowKind } from './report.ts';

/** What several reports ask of the same leads: how far they came, what was sold to them, who leaks. */

export type Sale = { leadId: string; value: number; currency: string; closedAt: number | null };

/** Won handoffs. A sale without a currency was entered in that of the center. */
export const salesOf = (handoffs: readonly HandoffFact[], currency: string): Sale[] =>
  handoffs
    .filter(({ outcome }) => outcome === 'won')
    .map((each) => ({ leadId: each.leadId, value: each.value ?? 0, currency: each.currency ?? currency, closedAt: each.closedAt }));

/** The money of some sales in one currency; what was sold in others stands beside it. */
export const valueFigure = (sales: readonly Sale[], currency: string): Figure => {
  const byLead = new Map<string, Map<string, number>>([[currency, new Map()]]);
  for (const sale of sales) {
    const sums = byLead.get(sale.currency) ?? new Map<string, number>();
    byLead.set(sale.currency, sums.set(sale.leadId, (sums.get(sale.leadId) ?? 0) + sale.value));
  }
  return moneyOf(
    [...byLead].map(([each, sums]) => [each, [...sums]]),
    currency,
  );
};

/** How many of some things each lead has. */
export const partsPerLead = (of: readonly { leadId: string }[]): Part[] => {
  const counts = new Map<string, number>();
  for (const { leadId } of of) counts.set(leadId, (counts.get(leadId) ?? 0) + 1);
  return [...counts];
};

export type Counted = {
  all: readonly LeadFact[];
  /** The leads of the period. */
  leads: readonly LeadFact[];
  paths: ReadonlyMap<string, Path>;
  sales: ReadonlyMap<string, Sale[]>;
  /** Of the center: its calendar and clocks count. */
  zone: string;
  /** Leads that came to a step or beyond it. */
  reached: (leads: readonly LeadFact[], step: FunnelStep) => string[];
};

export const countLeads = (facts: ReportFacts, choice: ReportChoice, isOfAnyTime = false): Counted => {
  const { all, arrived } = chosenLeads(facts, choice);
  const leads = isOfAnyTime ? all : arrived;
  const paths = pathsOf(leads, facts.changes);
  const reached = (some: readonly LeadFact[], step: FunnelStep): string[] => {
    const least = funnelSteps.indexOf(step);
    return some.flatMap(({ id }) => ((paths.get(id)?.length ?? 1) > least ? [id] : []));
  };
  const sales = Map.groupBy(salesOf(facts.handoffs, facts.settings.currency), ({ leadId }) => leadId);
  return { all, leads, paths, sales, zone: facts.settings.zone, reached };
};

export const salesAmong = ({ sales }: Pick<Counted, 'sales'>, leads: readonly LeadFact[]): Sale[] =>
  leads.flatMap(({ id }) => sales.get(id) ?? []);

/**
 * From the beginning of the day of arrival to the first sale, ms by the clocks of the zone; below zero where it is dated before that: it
 * is counted as it was entered. Lists often know only the day a lead came, and a day on which clocks change is one day as any other.
 */
export const timesToWin = ({ sales, zone }: Pick<Counted, 'sales' | 'zone'>, leads: readonly LeadFact[]): Part[] =>
  leads.flatMap(({ id, arrivedAt }): Part[] => {
    const closed = (sales.get(id) ?? []).flatMap(({ closedAt }) => closedAt ?? []);
    return closed.length > 0 ? [[id, wallClockMs(Math.min(...closed), zone) - wallDayStartMs(arrivedAt, zone)]] : [];
  });

/** The leaks there are at an instant. */
export const leaksAmong = (facts: ReportFacts, leads: readonly LeadFact[], at: number) =>
  leaksOf(leads, facts.handoffs, { people: peopleOf(facts), settings: facts.settings, at });

/** Who there is. */
export const peopleOf = ({ users, teams }: Pick<ReportFacts, 'users' | 'teams'>): LeakPeople => ({
  activeUserIds: new Set(users.filter(({ isActive }) => isActive).map(({ id }) => id)),
  teamIds: new Set(teams.map(({ id }) => id)),
});

export type SplitRow = { key: string; label: string | null; leads: LeadFact[] };
export const splitKind = (choice: Pick<ReportChoice, 'split'>): RowKind =>
  choice.split.startsWith('field:') ? 'field' : (choice.split as RowKind);

/** Leads told apart: the most first, months in their order, what is not given last. A lead stands in the row of each of its segments. */
export const splitLeads = (facts: ReportFacts, choice: Pick<ReportChoice, 'split'>, leads: readonly LeadFact[]): SplitRow[] => {
  const keysOf = splitKeysOf(facts, choice.split);
  const byKey = new Map<string, LeadFact[]>();
  for (const lead of leads) {
    for (const key of keysOf(lead)) {
      const row = byKey.get(key);
      if (row) row.push(lead);
      else byKey.set(key, [lead]);
    }
  }
  const rows = [...byKey].map(([key, of]) => ({ key, label: splitLabel(facts, choice.split, key), leads: of }));
  return rows.sort(inSplitOrder(choice.split, (row) => row.leads.length));
};

/** Rows of a split by how many leads they hold, months in their order, what is not given last. */
export const inSplitOrder =
  <R extends { key: string }>(by: Split, sizeOf: (row: R) => number) =>
  (a: R, b: R): number =>
    Number(a.key === notGiven) - Number(b.key === notGiven) || (by === 'month' ? 0 : sizeOf(b) - sizeOf(a)) || (a.key < b.key ? -1 : 1);
