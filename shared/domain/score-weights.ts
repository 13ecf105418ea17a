import type { ScoreRule } from './score-model.ts';
import { fewestDecided, fewestOfEach } from './score-outcomes.ts';

/** A decided lead with the points that each rule gave it. */
export type LearnedFrom = { isWon: boolean; points: ReadonlyMap<string, number> };

/** What outcomes say a rule is worth. `rule`: the same rule with its points, cap, items and phases moved by one factor. */
export type WeightSuggestion = {
  ruleId: string;
  seenWon: number;
  seenLost: number;
  ofWon: number;
  ofLost: number;
  /** Log-odds of winning that seeing the rule adds, all others being equal. */
  weight: number;
  points: number;
  suggested: number;
  rule: ScoreRule;
};

/** A rule that fewer decided leads show says too little. */
const fewestSeen = 5;
/** Strength of the prior that a rule says nothing: as much as a few leads, so that rare rules stay near zero. */
const ridge = 1;
const mostFactor = 4;

/**
 * Weights learned from won and lost: a logistic regression with a ridge, over which rules gave points to whom. The same outcomes give the same
 * weights. They are scaled so that all rules together give as many points as now. Empty where there are too few outcomes.
 */
export const suggestWeights = (leads: readonly LearnedFrom[], rules: readonly ScoreRule[]): WeightSuggestion[] => {
  const won = leads.filter(({ isWon }) => isWon).length;
  const lost = leads.length - won;
  if (leads.length < fewestDecided || won < fewestOfEach || lost < fewestOfEach) return [];
  const seen = rules
    .map((rule) => seenOf(rule, leads))
    .filter(({ seenWon, seenLost }) => {
      const total = seenWon + seenLost;
      return total >= fewestSeen && total < leads.length;
    });
  const weights = fitWeights(
    leads.map(({ points }) => seen.map(({ rule }) => (points.has(rule.id) ? 1 : 0))),
    leads.map(({ isWon }) => (isWon ? 1 : 0)),
  );
  const scale = scaleOf(seen, weights);
  return seen.flatMap((each, index) => {
    const weight = weights[index] ?? 0;
    const factor = each.mean === 0 ? 0 : Math.max(-mostFactor, Math.min(mostFactor, (weight * scale) / each.mean));
    const rule = scaledRule(each.rule, factor);
    if (rule.points === each.rule.points) return [];
    const { seenWon, seenLost } = each;
    return [
      { ruleId: rule.id, seenWon, seenLost, ofWon: won, ofLost: lost, weight, points: each.rule.points, suggested: rule.points, rule },
    ];
  });
};

type Seen = { rule: ScoreRule; seenWon: number; seenLost: number /** Points it gives where it gives any. */; mean: number };

const seenOf = (rule: ScoreRule, leads: readonly LearnedFrom[]): Seen => {
  const found = leads.filter(({ points }) => points.has(rule.id));
  const seenWon = found.filter(({ isWon }) => isWon).length;
  const sum = found.reduce((total, { points }) => total + (points.get(rule.id) ?? 0), 0);
  return { rule, seenWon, seenLost: found.length - seenWon, mean: found.length === 0 ? 0 : sum / found.length };
};

const scaleOf = (seen: readonly Seen[], weights: readonly number[]): number => {
  const points = seen.reduce((sum, { mean }) => sum + Math.abs(mean), 0);
  const learned = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return learned === 0 ? 0 : points / learned;
};

/** A rule whose every number of points is multiplied, and stays a number that may be published. */
const scaledRule = (rule: ScoreRule, factor: number): ScoreRule => {
  const by = (points: number) => Math.round(points * factor) || 0;
  const { phases, items } = rule;
  return {
    ...rule,
    points: by(rule.points),
    cap: rule.cap === null ? null : Math.max(1, Math.abs(by(rule.cap))),
    ...(phases ? { phases: { learning: by(phases.learning), interest: by(phases.interest), preference: by(phases.preference) } } : {}),
    ...(items ? { items: items.map((each) => ({ ...each, points: by(each.points) })) } : {}),
  };
};

const mostSteps = 50;
const closeEnough = 1e-10;

/** Weights of a ridge logistic regression by Newton's method, without the intercept, which is fitted free. */
export const fitWeights = (rows: readonly (readonly number[])[], outcomes: readonly number[]): number[] => {
  const width = (rows[0]?.length ?? 0) + 1;
  let weights = new Array<number>(width).fill(0);
  for (let step = 0; step < mostSteps; step += 1) {
    const change = solve(...newtonStep(rows, outcomes, weights));
    weights = weights.map((weight, index) => weight + (change[index] ?? 0));
    if (change.every((each) => Math.abs(each) < closeEnough)) break;
  }
  return weights.slice(1);
};

const newtonStep = (
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
  weights: readonly number[],
): [hessian: number[][], gradient: number[]] => {
  const hessian: number[][] = weights.map((_, row) => weights.map((__, column) => (row === column && row > 0 ? ridge : 0)));
  const gradient: number[] = weights.map((weight, index) => (index === 0 ? 0 : -ridge * weight));
  rows.forEach((row, at) => {
    const inputs: number[] = [1, ...row];
    const chance = 1 / (1 + Math.exp(-inputs.reduce((sum, input, index) => sum + input * (weights[index] ?? 0), 0)));
    const spread = chance * (1 - chance);
    inputs.forEach((input, index) => {
      if (input === 0) return;
      gradient[index] = (gradient[index] ?? 0) + input * ((outcomes[at] ?? 0) - chance);
      const line = hessian[index] ?? [];
      inputs.forEach((other, column) => {
        line[column] = (line[column] ?? 0) + spread * input * other;
      });
    });
  });
  return [hessian, gradient];
};

/** Gauss with pivots; a hair on the diagonal keeps an intercept that nothing varies solvable. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, index) => [...row.map((each, column) => each + (index === column ? 1e-9 : 0)), right[index] ?? 0]);
  const width = rows.length;
  for (let column = 0; column < width; column += 1) clearColumn(rows, column);
  return rows.map((row, index) => (row[width] ?? 0) / at(rows, index, index));
};

/** Leaves nothing in a column but its diagonal, which is the largest there is. */
const clearColumn = (rows: number[][], column: number): void => {
  let pivot = column;
  for (let row = column + 1; row < rows.length; row += 1)
    if (Math.abs(at(rows, row, column)) > Math.abs(at(rows, pivot, column))) pivot = row;
  [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
  rows.forEach((line, row) => {
    const factor = row === column ? 0 : at(rows, row, column) / at(rows, column, column);
    if (factor === 0) return;
    for (let each = column; each <= rows.length; each += 1) line[each] = (line[each] ?? 0) - factor * at(rows, column, each);
  });
};

const at = (rows: readonly (readonly number[])[], row: number, column: number): number => rows[row]?.[column] ?? 0;
