import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { DayRange } from '../campaign-cost.ts';
import { id, line } from '../fields.ts';
import { leadSource } from '../lead.ts';
import { dayAfter, dayStart, localClock } from '../zone.ts';
import type { LeadFact, Memberships, ReportFacts } from './facts.ts';
import { notGiven } from './report.ts';

/** What figures are counted over, and by what they are split. Days are the center's, both counting; null: without bound. */
export type ReportChoice = {
  days: DayRange;
  campaignId: string | null;
  source: z.infer<typeof leadSource> | null;
  repId: string | null;
  teamId: string | null;
  country: string | null;
  /** Leads that are in it at the instant of counting, whatever they were when they arrived. */
  segmentId: string | null;
  split: Split;
};

/** What a lead can be split by. `field:NAME`: a column that an import kept as it was. */
export const splits = ['campaign', 'source', 'rep', 'team', 'month', 'country', 'segment'] as const;
export type Split = (typeof splits)[number] | `field:${string}`;
export const split = z.union([z.enum(splits), z.templateLiteral(['field:', line.min(1)])]);
export const fieldOf = (by: Split): string | null => (by.startsWith('field:') ? by.slice('field:'.length) : null);

export const reportFilter = z.object({
  campaign: id.optional(),
  source: leadSource.optional(),
  rep: id.optional(),
  team: id.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  segment: id.optional(),
});

export const wholeCenter: ReportChoice = {
  days: { from: null, to: null },
  campaignId: null,
  source: null,
  repId: null,
  teamId: null,
  country: null,
  segmentId: null,
  split: 'campaign',
};

/** Half-open bounds of days in a zone, epoch ms. A day begins at its first moment, also where clocks change at midnight. */
export type Bounds = { from: number; till: number };
export const boundsOf = ({ from, to }: DayRange, zone: string): Bounds => ({
  from: from === null ? Number.NEGATIVE_INFINITY : dayStart(from, zone),
  till: to === null ? Number.POSITIVE_INFINITY : dayStart(dayAfter(to, { days: 1 }), zone),
});
export const isWithin = (at: number, { from, till }: Bounds): boolean => at >= from && at < till;

export const periods = ['month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear', 'all'] as const;
export type Period = (typeof periods)[number];

const lengthOf: Partial<Record<Period, { months: number; isLast: boolean }>> = {
  month: { months: 1, isLast: false },
  lastMonth: { months: 1, isLast: true },
  quarter: { months: 3, isLast: false },
  lastQuarter: { months: 3, isLast: true },
  year: { months: 12, isLast: false },
  lastYear: { months: 12, isLast: true },
};

/** The days of a period that holds `at`, or came before it, by the calendar of a zone. */
export const daysOf = (period: Period, at: number, zone: string): DayRange => {
  const length = lengthOf[period];
  if (!length) return { from: null, to: null };
  const month = Temporal.PlainDate.from(localClock(at, zone).day).with({ day: 1 });
  const first = month.subtract({ months: ((month.month - 1) % length.months) + (length.isLast ? length.months : 0) });
  return { from: first.toString(), to: first.add({ months: length.months }).subtract({ days: 1 }).toString() };
};

export const comparisons = ['before', 'yearBefore'] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * The days to compare with: as many just before, or the same a year before. Whole months are compared with whole months, so that
 * February stands beside January and not beside 28 days. Null where there is no beginning or end to go by.
 */
export const comparedDays = ({ from, to }: DayRange, comparison: Comparison): DayRange | null => {
  if (from === null || to === null) return null;
  const [first, after] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to).add({ days: 1 })];
  if (comparison === 'yearBefore') {
    const year = { years: 1 };
    return { from: first.subtract(year).toString(), to: after.subtract(year).subtract({ days: 1 }).toString() };
  }
  const isWholeMonths = first.day === 1 && after.day === 1;
  const length = first.until(after, { largestUnit: isWholeMonths ? 'months' : 'days' });
  return { from: first.subtract(length).toString(), to: first.subtract({ days: 1 }).toString() };
};

/** The month an instant lies in, `YYYY-MM`, by the center's calendar. */
export const monthOf = (at: number, zone: string): string => localClock(at, zone).day.slice(0, 7);

/** Who a lead counts for: the rep of its last handoff (of two at one instant that with the greater id), else who has it now. */
export const repsOf = (facts: Pick<ReportFacts, 'leads' | 'handoffs'>): ((lead: LeadFact) => string) => {
  const last = new Map<string, { repId: string; at: number; id: string }>();
  for (const { id, leadId, repId, handedOffAt, origin } of facts.handoffs) {
    // What sales had from somewhere else was no rep's.
    if (origin === 'outside') continue;
    const known = last.get(leadId);
    if (!known || handedOffAt > known.at || (handedOffAt === known.at && id > known.id)) last.set(leadId, { repId, at: handedOffAt, id });
  }
  return (lead) => last.get(lead.id)?.repId ?? lead.ownerId ?? notGiven;
};

/** Whether a lead is one of those chosen, its time left aside. */
const isChosen = (
  choice: ReportChoice,
  repOf: (lead: LeadFact) => string,
  memberships: Memberships | undefined,
): ((lead: LeadFact) => boolean) => {
  const { campaignId, source, repId, teamId, country, segmentId } = choice;
  return (lead) =>
    (campaignId === null || (lead.campaignId ?? notGiven) === campaignId) &&
    (source === null || lead.source === source) &&
    (teamId === null || lead.teamId === teamId) &&
    (country === null || lead.country === country) &&
    (segmentId === null || (memberships?.get(lead.id)?.includes(segmentId) ?? false)) &&
    (repId === null || repOf(lead) === repId);
};

/** The leads chosen: of any time, and those that arrived within the days. */
export const chosenLeads = <Lead extends LeadFact>(
  facts: { leads: readonly Lead[]; handoffs: ReportFacts['handoffs']; settings: { zone: string }; memberships?: Memberships },
  choice: ReportChoice,
): { all: Lead[]; arrived: Lead[] } => {
  const all = facts.leads.filter(isChosen(choice, repsOf(facts), facts.memberships));
  const bounds = boundsOf(choice.days, facts.settings.zone);
  return { all, arrived: all.filter(({ arrivedAt }) => isWithin(arrivedAt, bounds)) };
};

/** Splits in which a lead may stand in several rows, so that a total is not the sum of them. */
export const isShared = (by: Split): boolean => by === 'segment';

const inNone: readonly string[] = [notGiven];

/** By what a lead is told apart in a split, each of its segments among it; `notGiven` where it has none. */
export const splitKeysOf = (facts: ReportFacts, by: Split): ((lead: LeadFact) => readonly string[]) => {
  if (by !== 'segment') {
    const keyOf = splitKeyOf(facts, by);
    return (lead) => [keyOf(lead)];
  }
  return ({ id }) => {
    const own = facts.memberships?.get(id);
    return own && own.length > 0 ? own : inNone;
  };
};

const splitKeyOf = (facts: ReportFacts, by: Split): ((lead: LeadFact) => string) => {
  const field = fieldOf(by);
  if (field !== null) return (lead) => lead.custom?.[field] ?? notGiven;
  if (by === 'rep') return repsOf(facts);
  if (by === 'month') return (lead) => monthOf(lead.arrivedAt, facts.settings.zone);
  if (by === 'source') return (lead) => lead.source;
  if (by === 'team') return (lead) => lead.teamId;
  return by === 'country' ? (lead) => lead.country ?? notGiven : (lead) => lead.campaignId ?? notGiven;
};

/** What the center calls a key of a split, null where it is a word of the product's own or nothing. */
export const splitLabel = (
  facts: Pick<ReportFacts, 'campaigns' | 'users' | 'teams' | 'settings'>,
  by: Split,
  key: string,
): string | null => {
  if (key === notGiven) return null;
  if (fieldOf(by) !== null) return key;
  if (by === 'segment') return facts.settings.segments.find(({ id }) => id === key)?.label ?? key;
  const named = { campaign: facts.campaigns, rep: facts.users, team: facts.teams }[by as string];
  return named ? (named.find((each) => each.id === key)?.name ?? key) : null;
};
