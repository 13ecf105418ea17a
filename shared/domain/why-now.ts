import type { Letter } from './bantfo.ts';
import { type BestHours, bestHours } from './best-hours.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Band, Lead, ScoreLine } from './lead.ts';
import type { QueueReason } from './queue.ts';
import { nextLetterToAsk } from './verdict.ts';

/** One line beside the next lead: a fact with its numbers, worded by the screen. */
export type WhyLine =
  | { code: 'place'; reason: QueueReason; lastSaid: string }
  /** `of`: all connects of the lead, in whatever hour. */
  | { code: 'bestHours'; hours: BestHours; of: number }
  /** `top`: the greatest lines; `rest`: what the others add up to. */
  | { code: 'score'; score: number; band: Band; top: NamedPoints[]; rest: number }
  | { code: 'ask'; letter: Letter; isRequired: boolean };

export type NamedPoints = Pick<ScoreLine, 'label' | 'points'>;

type WhyLead = Pick<Lead, 'hours' | 'connects' | 'score' | 'band' | 'scoreLines' | 'letters' | 'lastSaid'>;

const topLines = 3;

/** Why this lead is next, strongest first: the promise or rule that put it there, its best hours, its score, what to ask. */
export const whyNow = (lead: WhyLead, reason: QueueReason, settings: Pick<CenterSettings, 'bantfo'>): WhyLine[] => {
  const hours = bestHours(lead);
  const letter = nextLetterToAsk(lead.letters, settings);
  const lines: WhyLine[] = [{ code: 'place', reason, lastSaid: lead.lastSaid }];
  if (hours) lines.push({ code: 'bestHours', hours, of: lead.connects });
  lines.push(scoreOf(lead));
  if (letter) lines.push({ code: 'ask', letter, isRequired: settings.bantfo.required.includes(letter) });
  return lines;
};

const scoreOf = ({ score, band, scoreLines }: WhyLead): WhyLine => {
  const top = byName(scoreLines)
    .sort((a, b) => b.points - a.points)
    .slice(0, topLines);
  const rest = score - top.reduce((sum, line) => sum + line.points, 0);
  return { code: 'score', score, band, top, rest };
};

/** Several rules may find the same thing, and each line is named after it: in short it is said once, with all that it gave. */
export const byName = (lines: readonly NamedPoints[]): NamedPoints[] =>
  [...Map.groupBy(lines, ({ label }) => label)].map(([label, same]) => ({
    label,
    points: same.reduce((sum, { points }) => sum + points, 0),
  }));
