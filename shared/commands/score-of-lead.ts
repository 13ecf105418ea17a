import type { Attempt, Touch } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import type { Lead } from '../domain/lead.ts';
import type { Company } from '../domain/people.ts';
import { type Score, scoreLead } from '../domain/score.ts';
import { writeScoreFacts } from '../domain/score-facts.ts';

export type ScoreRows = {
  company: Company | undefined;
  touches: readonly Touch[];
  attempts: readonly Attempt[];
  /** All known leads of the company, this one among them. */
  colleagues: readonly Lead[];
};
/** Who was merged into another lead or erased is known no more. */
export const isKnownContact = ({ stage }: Pick<Lead, 'stage'>): boolean => stage !== 'merged' && stage !== 'purged';

export type ScoreFields = Pick<Lead, 'score' | 'band' | 'scoreLines' | 'scoreModel' | 'scoreFacts' | 'scoredAt'>;

/** The score of a lead as it stands on its row. */
export const scoreFields = (
  lead: Lead,
  { company, touches, attempts, colleagues }: ScoreRows,
  settings: CenterSettings,
  now: number,
): ScoreFields => {
  const contactsAtCompany = Math.max(1, colleagues.filter(isKnownContact).length);
  return fieldsOfScore(scoreLead({ lead, company, touches, attempts, contactsAtCompany }, settings, now), now);
};

/** A score as a lead's row holds it. */
export const fieldsOfScore = ({ score, band, lines, model }: Score, at: number): ScoreFields => ({
  score,
  band,
  scoreLines: lines.map(({ facts: _facts, ...line }) => line),
  scoreModel: model,
  scoreFacts: writeScoreFacts(lines),
  scoredAt: at,
});
