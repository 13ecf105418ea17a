import type { Lead } from './lead.ts';

/** From which score a lead fell below the floor of the pulse. */
export type ScoreFall = { from: number; score: number; floor: number };

/**
 * Whether a score fell below the floor, and from where: what its lines would add up to had nothing faded since. Who never reached the floor
 * did not fall. Null: no floor is agreed, or the score stands above it.
 */
export const scoreFall = ({ score, scoreLines }: Pick<Lead, 'score' | 'scoreLines'>, floor: number | null): ScoreFall | null => {
  if (floor === null || score >= floor) return null;
  const from = scoreLines.reduce((sum, { full, points }) => sum + (full ?? points), 0);
  return from >= floor ? { from, score, floor } : null;
};
