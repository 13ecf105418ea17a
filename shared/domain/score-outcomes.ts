import type { Handoff } from './handoff.ts';
import { rateInterval } from './rate-interval.ts';
import type { ScoreFacts } from './score-worth.ts';

/** A lead that sales has decided on, with the score it would have had. */
export type DecidedLead = { leadId: string; isWon: boolean; score: number };

/** What is needed before a figure means anything: fewer are shown as too few, without one. */
export const fewestDecided = 20;
export const fewestOfEach = 5;

export type Decided = { leadId: string; isWon: boolean; at: number };

/**
 * What became of leads, one outcome each: of the last handoff that was won or lost. `at` is when it was handed to sales: what a score could
 * have said, it had to say by then, so that nothing of the sale itself is told to the model that is to foresee it.
 */
export const decidedLeads = (handoffs: Iterable<Pick<Handoff, 'leadId' | 'outcome' | 'handedOffAt' | 'id'>>): Decided[] => {
  const last = new Map<string, Pick<Handoff, 'leadId' | 'outcome' | 'handedOffAt' | 'id'>>();
  for (const each of handoffs) {
    if (each.outcome === 'open') continue;
    const known = last.get(each.leadId);
    const isLater = !known || each.handedOffAt > known.handedOffAt || (each.handedOffAt === known.handedOffAt && each.id > known.id);
    if (isLater) last.set(each.leadId, each);
  }
  return [...last.values()]
    .map(({ leadId, outcome, handedOffAt }) => ({ leadId, isWon: outcome === 'won', at: handedOffAt }))
    .sort((a, b) => (a.leadId < b.leadId ? -1 : 1));
};

/** What was known of a lead at an instant: touches and calls up to then. Title and company are as they are now: they keep no history. */
export const factsAsOf = (facts: ScoreFacts, at: number): ScoreFacts => ({
  ...facts,
  touches: facts.touches.filter(({ happenedAt }) => happenedAt <= at),
  attempts: facts.attempts.filter(({ startedAt }) => startedAt <= at),
});

/**
 * The chance that a lead that was won has a higher score than one that was lost; a tie counts half (Mann and Whitney). Null without both.
 * 0.5: the score knows nothing; 1: it parts them all. `error`: the standard error by Hanley and McNeil (1982).
 */
export const areaUnderCurve = (leads: readonly DecidedLead[]): { area: number; error: number } | null => {
  const won = leads.filter(({ isWon }) => isWon).length;
  const lost = leads.length - won;
  if (won === 0 || lost === 0) return null;
  const ordered = leads.toSorted((a, b) => a.score - b.score);
  let [wins, lostBelow] = [0, 0];
  for (let from = 0; from < ordered.length; ) {
    let till = from;
    let [wonHere, lostHere] = [0, 0];
    for (; till < ordered.length && ordered[till]?.score === ordered[from]?.score; till += 1) {
      if (ordered[till]?.isWon) wonHere += 1;
      else lostHere += 1;
    }
    wins += wonHere * (lostBelow + lostHere / 2);
    lostBelow += lostHere;
    from = till;
  }
  const area = wins / (won * lost);
  const [q1, q2] = [area / (2 - area), (2 * area * area) / (1 + area)];
  const variance = (area * (1 - area) + (won - 1) * (q1 - area * area) + (lost - 1) * (q2 - area * area)) / (won * lost);
  return { area, error: Math.sqrt(Math.max(variance, 0)) };
};

/** `leads` and `won` may be parts: leads of one score that lie over a border are shared out by how many fall on either side. */
export type Decile = { decile: number; leads: number; won: number; rate: number; lift: number };

/** Ten equal parts by score, the highest first: how often each was won, and how many times as often as all of them. */
export const liftByDecile = (leads: readonly DecidedLead[]): Decile[] => {
  const total = leads.length;
  const base = leads.filter(({ isWon }) => isWon).length / Math.max(total, 1);
  if (total === 0 || base === 0) return [];
  const groups = [...Map.groupBy(leads, ({ score }) => score)].sort(([a], [b]) => b - a).map(([, of]) => of);
  const size = total / 10;
  const won = new Float64Array(10);
  let before = 0;
  for (const group of groups) {
    const rate = group.filter(({ isWon }) => isWon).length / group.length;
    for (let decile = 0; decile < 10; decile += 1) {
      const shared = Math.min(before + group.length, (decile + 1) * size) - Math.max(before, decile * size);
      if (shared > 0) won[decile] = (won[decile] ?? 0) + shared * rate;
    }
    before += group.length;
  }
  return [...won].map((of, index) => ({ decile: index + 1, leads: size, won: of, rate: of / size, lift: of / size / base }));
};

export type CalibrationBin = { from: number; to: number; leads: number; won: number; rate: number; low: number; high: number };

const binPoints = 10;
const lastBinFrom = 100;

/** What share was won at each ten points of score, with the interval chance leaves open (Wilson, 95 %). Scores below 0 and from 100 on share a bin. */
export const calibrationOf = (leads: readonly DecidedLead[]): CalibrationBin[] => {
  const binOf = ({ score }: DecidedLead) => Math.max(0, Math.min(lastBinFrom, Math.floor(score / binPoints) * binPoints));
  return [...Map.groupBy(leads, binOf)]
    .sort(([a], [b]) => a - b)
    .map(([from, of]) => {
      const won = of.filter(({ isWon }) => isWon).length;
      const { low, high } = rateInterval(won, of.length) ?? { low: 0, high: 1 };
      return { from, to: from + binPoints - 1, leads: of.length, won, rate: won / of.length, low, high };
    });
};

export type ModelOutcomes = {
  won: number;
  lost: number;
  /** Null: too few to say. */
  curve: { area: number; error: number } | null;
  deciles: Decile[];
  bins: CalibrationBin[];
};

/** How well scores foresaw what became of leads; nothing but the counts where there are too few. */
export const judgeScores = (leads: readonly DecidedLead[]): ModelOutcomes => {
  const won = leads.filter(({ isWon }) => isWon).length;
  const lost = leads.length - won;
  if (leads.length < fewestDecided || won < fewestOfEach || lost < fewestOfEach) return { won, lost, curve: null, deciles: [], bins: [] };
  return { won, lost, curve: areaUnderCurve(leads), deciles: liftByDecile(leads), bins: calibrationOf(leads) };
};
