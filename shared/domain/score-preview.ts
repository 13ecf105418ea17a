import type { Band } from './lead.ts';
import { createScorer, scoreWith } from './score.ts';
import type { ScoreModel } from './score-model.ts';
import type { ScoreFacts } from './score-worth.ts';

export const bands = ['cold', 'warm', 'hot'] as const satisfies Band[];

/** Leads that go from one band to another, or stay. */
export type BandMove = { from: Band; to: Band; leadIds: string[] };
export type ScoreMoves = {
  scored: number;
  /** Leads whose score is another number, whether or not it changes their band. */
  rescored: number;
  /** All nine, cold to hot. */
  moves: BandMove[];
  /** Leads that sales would take now and would not have, and the other way round. */
  reached: string[];
  fell: string[];
};

/**
 * What another model makes of leads, one after the other. Both models score at the same instant, so that what has faded since somebody was
 * last scored is not put down to the change.
 */
export const countScoreMoves = (before: ScoreModel, after: ScoreModel, at: number) => {
  const [old, fresh] = [createScorer({ score: before }), createScorer({ score: after })];
  const moves = new Map<string, BandMove>(
    bands.flatMap((from) => bands.map((to) => [`${from}${to}`, { from, to, leadIds: [] as string[] }] as const)),
  );
  const result: ScoreMoves = { scored: 0, rescored: 0, moves: [...moves.values()], reached: [], fell: [] };
  return {
    take: (facts: ScoreFacts): void => {
      const [was, is] = [scoreWith(old, facts, at), scoreWith(fresh, facts, at)];
      result.scored += 1;
      if (was.score !== is.score) result.rescored += 1;
      moves.get(`${was.band}${is.band}`)?.leadIds.push(facts.lead.id);
      const [could, can] = [was.score >= before.threshold, is.score >= after.threshold];
      if (can && !could) result.reached.push(facts.lead.id);
      if (could && !can) result.fell.push(facts.lead.id);
    },
    result: (): ScoreMoves => result,
  };
};

/** Leads that change band. */
export const movedLeads = ({ moves }: ScoreMoves): string[] => moves.flatMap(({ from, to, leadIds }) => (from === to ? [] : leadIds));
