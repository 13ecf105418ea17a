import { type Handoff, isPastAnswerTime } from './handoff.ts';

/** How a handoff stands: what the log shows and is filtered by. `late`: no answer within the agreed time, which stands still while a question waits. */
export const handoffStandings = ['waiting', 'late', 'accepted', 'rejected', 'won', 'lost'] as const;
export type HandoffStanding = (typeof handoffStandings)[number];

export const standingOf = (handoff: Handoff, at: number): HandoffStanding => {
  if (handoff.outcome !== 'open') return handoff.outcome;
  if (handoff.answer !== 'waiting') return handoff.answer;
  return isPastAnswerTime(handoff, at) ? 'late' : 'waiting';
};

/** Half-open in time: from ≤ handed off < till; null leaves that side open. Empty lists mean everybody, everything. */
export type HandoffFilter = {
  from: number | null;
  till: number | null;
  repIds: readonly string[];
  salespersonIds: readonly string[];
  standings: readonly HandoffStanding[];
};

const isAmong = <Value>(list: readonly Value[], value: Value): boolean => list.length === 0 || list.includes(value);

/** The log: what the filter lets through, newest first; ties by id, so that screen and file have one order. */
export const handoffLog = (handoffs: Iterable<Handoff>, filter: HandoffFilter, at: number): Handoff[] =>
  [...handoffs]
    .filter(
      (each) =>
        (filter.from === null || each.handedOffAt >= filter.from) &&
        (filter.till === null || each.handedOffAt < filter.till) &&
        isAmong(filter.repIds, each.repId) &&
        isAmong(filter.salespersonIds, each.salespersonId) &&
        isAmong(filter.standings, standingOf(each, at)),
    )
    .sort((a, b) => b.handedOffAt - a.handedOffAt || (a.id < b.id ? 1 : -1));

export type HandoffTotals = {
  handedOff: number;
  answered: number;
  accepted: number;
  won: number;
  /** Median time to an answer, ms; null when nothing is answered. */
  medianAnswerMs: number | null;
  /** Won value per currency, minor units. */
  wonValue: Record<string, number>;
};

/** Totals over a log. A won or lost handoff was accepted; one still waiting counts as handed off only. */
export const handoffTotals = (log: readonly Handoff[]): HandoffTotals => {
  const answered = log.filter((each) => each.answer !== 'waiting');
  const times = answered.flatMap((each) => (each.answeredAt === null ? [] : each.answeredAt - each.handedOffAt)).sort((a, b) => a - b);
  const wonValue: Record<string, number> = {};
  for (const each of log) {
    if (each.outcome === 'won' && each.currency) wonValue[each.currency] = (wonValue[each.currency] ?? 0) + (each.value ?? 0);
  }
  return {
    handedOff: log.length,
    answered: answered.length,
    accepted: answered.filter((each) => each.answer === 'accepted').length,
    won: log.filter((each) => each.outcome === 'won').length,
    medianAnswerMs: medianOf(times),
    wonValue,
  };
};

const medianOf = (sorted: readonly number[]): number | null => {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
};
