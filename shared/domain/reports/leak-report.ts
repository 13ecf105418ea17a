import { Temporal } from 'temporal-polyfill';
import { isPastAnswerTime } from '../handoff.ts';
import type { Leak } from '../leaks.ts';
import { handOffWithinHours } from '../leaks.ts';
import { addWorkingHours, workingHoursBefore } from '../sla.ts';
import { isOpenStage, type Stage } from '../stage.ts';
import { dayStart, localClock, weekdayOf } from '../zone.ts';
import { chosenLeads, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { leaksAmong, splitLeads } from './counted.ts';
import type { ChangeFact, HandoffFact, LeadFact, ReportFacts } from './facts.ts';
import { countOf, given, tableOf } from './figures.ts';
import type { Figure, ReportTable } from './report.ts';

/** Working hours after which a lead that nobody has called counts as late in weeks gone by: a list has a week for its first calls. */
export const firstCallHours = 40;
const weeksShown = 13;

/** Leaks as they are now, and those of each week's end as far as history tells: owners and plans of the past are not kept. */
export const leakReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const { all } = chosenLeads(facts, choice);
  return [leaksNow(facts, all, at), leaksByCampaign(facts, all, at), leaksByWeek(facts, all, at)];
};

const leaksNow = (facts: ReportFacts, leads: readonly LeadFact[], at: number): ReportTable => {
  const rows = leaksAmong(facts, leads, at).map((leak) => ({ key: leakKey(leak), figures: leakFigures(leak, at) }));
  return tableOf({ id: 'now', rowKind: 'leak', columns: ['leads', 'oldest'], rows, isPartition: true });
};

const leaksByCampaign = (facts: ReportFacts, leads: readonly LeadFact[], at: number): ReportTable => {
  const leaking = new Set(leaksAmong(facts, leads, at).flatMap(({ leadIds }) => leadIds));
  const rows = splitLeads(
    facts,
    { split: 'campaign' },
    leads.filter(({ id }) => leaking.has(id)),
  ).map(({ key, label, leads: of }) => ({ key, label, figures: { leads: countOf(of.map(({ id }) => id)) } }));
  return tableOf({ id: 'campaigns', rowKind: 'campaign', columns: ['leads'], rows, isPartition: true });
};

export const leakKey = ({ kind, stage }: Leak): string => `${kind} ${stage}`;
const leakFigures = ({ leadIds, oldestSinceAt }: Leak, at: number): Partial<Record<ColumnId, Figure>> => ({
  leads: countOf(leadIds),
  oldest: given(Math.max(0, at - oldestSinceAt)),
});

const leaksByWeek = (facts: ReportFacts, leads: readonly LeadFact[], at: number): ReportTable => {
  const histories = historiesOf(facts, leads);
  const rows = weekEnds(at, facts.settings.zone).map(({ key, end }) => ({ key, figures: leaksAt(facts, histories, end) }));
  const columns: readonly ColumnId[] = ['allLeaks', 'firstCallLate', 'notHandedOff', 'unanswered'];
  return tableOf({ id: 'weeks', rowKind: 'week', columns, rows, isPartition: false });
};

/** Mondays at midnight by the center's clocks, the last one now. `key`: the day the week began. */
export const weekEnds = (at: number, zone: string): { key: string; end: number }[] => {
  const today = localClock(at, zone).day;
  const monday = Temporal.PlainDate.from(today).subtract({ days: weekdayOf(today) - 1 });
  return Array.from({ length: weeksShown }, (_, index) => {
    const begins = monday.subtract({ weeks: weeksShown - 1 - index });
    return { key: begins.toString(), end: Math.min(at, dayStart(begins.add({ weeks: 1 }).toString(), zone)) };
  });
};

/** `lateFrom`: from when on its missing first call is late; worked out once, as it asks the calendar. */
type History = { lead: LeadFact; changes: ChangeFact[]; handoffs: HandoffFact[]; lateFrom: number };

const historiesOf = (facts: ReportFacts, leads: readonly LeadFact[]): History[] => {
  const changes = Map.groupBy(facts.changes, ({ leadId }) => leadId);
  const handoffs = Map.groupBy(facts.handoffs, ({ leadId }) => leadId);
  const late = lateAfter(facts.settings.zone);
  return leads.map((lead) => ({
    lead,
    changes: (changes.get(lead.id) ?? []).toSorted((a, b) => a.changedAt - b.changedAt),
    handoffs: handoffs.get(lead.id) ?? [],
    lateFrom: late(lead.arrivedAt),
  }));
};

/** Arrivals of the same minute have the same end of their time. */
const lateAfter = (zone: string): ((at: number) => number) => {
  const known = new Map<number, number>();
  return (at) => {
    const minute = Math.floor(at / 60_000) * 60_000;
    const found = known.get(minute) ?? addWorkingHours(minute, firstCallHours, zone);
    known.set(minute, found);
    return found;
  };
};

/** The stage a lead stood in at an instant, and since when; null before it arrived. */
const stageAt = ({ lead, changes }: History, at: number): { stage: Stage; since: number } | null => {
  if (lead.arrivedAt > at) return null;
  const last = changes.findLast(({ changedAt }) => changedAt <= at);
  if (last) return { stage: last.toStage, since: last.changedAt };
  return { stage: changes[0]?.fromStage ?? lead.stage, since: lead.arrivedAt };
};

const leaksAt = (facts: ReportFacts, histories: readonly History[], at: number): Partial<Record<ColumnId, Figure>> => {
  const handOffSince = workingHoursBefore(at, handOffWithinHours, facts.settings.zone);
  const found: Record<'firstCallLate' | 'notHandedOff' | 'unanswered', string[]> = { firstCallLate: [], notHandedOff: [], unanswered: [] };
  for (const history of histories) {
    const kind = leakAt(history, at, handOffSince);
    if (kind) found[kind].push(history.lead.id);
  }
  const all = [...found.unanswered, ...found.notHandedOff, ...found.firstCallLate];
  return {
    allLeaks: countOf(all),
    firstCallLate: countOf(found.firstCallLate),
    notHandedOff: countOf(found.notHandedOff),
    unanswered: countOf(found.unanswered),
  };
};

const leakAt = (history: History, at: number, handOffSince: number): 'firstCallLate' | 'notHandedOff' | 'unanswered' | null => {
  const stood = stageAt(history, at);
  if (!stood || !isOpenStage(stood.stage)) return null;
  if (stood.stage === 'handedOff') return history.handoffs.some((each) => isUnanswered(each, at)) ? 'unanswered' : null;
  if (stood.stage === 'qualified') return stood.since <= handOffSince ? 'notHandedOff' : null;
  const { firstAttemptAt } = history.lead;
  const isUncalled = firstAttemptAt === null || firstAttemptAt > at;
  return isUncalled && stood.stage !== 'accepted' && stood.stage !== 'nurture' && history.lateFrom <= at ? 'firstCallLate' : null;
};

const isUnanswered = (handoff: HandoffFact, at: number): boolean =>
  handoff.handedOffAt <= at && isPastAnswerTime(handoff, at) && (handoff.answeredAt === null || handoff.answeredAt > at);
