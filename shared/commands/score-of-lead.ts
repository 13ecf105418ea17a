import type { Touch } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import type { Lead } from '../domain/lead.ts';
import type { Company } from '../domain/people.ts';
import { scoreLead } from '../domain/score.ts';

export type ScoreRows = { company: Company | undefined; touches: readonly Touch[]; colleagues: readonly Lead[] };

/** The score of a lead as it stands on its row. `colleagues`: all known leads of the company, this one among them. */
export const scoreFields = (
  lead: Lead,
  { company, touches, colleagues }: ScoreRows,
  settings: CenterSettings,
  now: number,
): Pick<Lead, 'score' | 'band' | 'scoreLines' | 'scoreModel'> => {
  const facts = { lead, company, touches, contactsAtCompany: Math.max(1, colleagues.length) };
  const { score, band, lines, model } = scoreLead(facts, settings, now);
  return { score, band, scoreLines: lines, scoreModel: model };
};
