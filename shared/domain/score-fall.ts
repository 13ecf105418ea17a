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

const dayMs = 86_400_000;

/**
 * A fall that asks for a call: nobody has called for the days of silence. What they did themselves, or a mail of ours, keeps the silence
 * away but not the score.
 */
export const fallToCall = (
  lead: Pick<Lead, 'score' | 'scoreLines' | 'lastAttemptAt'>,
  floor: number | null,
  { days, now }: { days: number; now: number },
): ScoreFall | null => {
  const isCalled = lead.lastAttemptAt !== null && now - lead.lastAttemptAt < days * dayMs;
  return isCalled ? null : scoreFall(lead, floor);
};
