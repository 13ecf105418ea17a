import type { Touch } from './call.ts';
import type { CenterSettings, ScoreRule } from './center-settings.ts';
import { foldWords } from './fold-words.ts';
import type { Band, Lead, ScoreLine } from './lead.ts';
import type { Company } from './people.ts';

export type ScoreFacts = {
  lead: Pick<Lead, 'title' | 'connects' | 'lastAttemptAt'>;
  company?: Pick<Company, 'isKeyAccount' | 'employees'> | null | undefined;
  touches: readonly Pick<Touch, 'kind' | 'direction' | 'title' | 'buyingPhase' | 'happenedAt'>[];
  /** Known leads at the same company, this one among them. */
  contactsAtCompany: number;
};
export type Score = { score: number; band: Band; lines: ScoreLine[]; model: string };

type ScoreSettings = Pick<CenterSettings, 'score'>;

/**
 * The sum of rule lines as it stands at an instant; a line of nothing is left out. Points that fade are worth half after
 * each half-life. Touches of ours (`out`) do not count: only what the lead did.
 */
export const scoreLead = (facts: ScoreFacts, settings: ScoreSettings, at: number): Score => scoreWith(scorerOf(settings), facts, at);

/** Made ready once for all leads that are scored under the very same settings, as long as those are held. */
const scorers = new WeakMap<ScoreSettings['score'], Scorer>();
const scorerOf = (settings: ScoreSettings): Scorer => {
  const known = scorers.get(settings.score);
  if (known) return known;
  const scorer = createScorer(settings);
  scorers.set(settings.score, scorer);
  return scorer;
};

/** Rules made ready for many leads: phrases folded once, titles remembered once read. */
export type Scorer = {
  settings: ScoreSettings;
  titles: readonly { rule: ScoreRule; phrases: readonly string[] }[];
  titlesRead: Map<string, ScoreRule | null>;
};

export const createScorer = (settings: ScoreSettings): Scorer => ({
  settings,
  titles: settings.score.rules.filter(({ kind }) => kind === 'titleWord').map((rule) => ({ rule, phrases: rule.match.flatMap(phraseOf) })),
  titlesRead: new Map(),
});

/** The same as `scoreLead`, for many leads under the same rules. */
export const scoreWith = (scorer: Scorer, facts: ScoreFacts, at: number): Score => {
  const { settings } = scorer;
  const { rules, model } = settings.score;
  const own = { ...facts, touches: facts.touches.filter(({ direction }) => direction === 'in') };
  const title = titleRule(facts.lead.title, scorer);
  const lines = rules.flatMap((rule) => lineOf(rule, own, title, at) ?? []);
  const score = lines.reduce((sum, line) => sum + line.points, 0);
  return { score, band: bandOf(score, settings), lines, model };
};

export const bandOf = (score: number, { score: { hotFrom, warmFrom } }: ScoreSettings): Band => {
  if (score >= hotFrom) return 'hot';
  return score >= warmFrom ? 'warm' : 'cold';
};

/** What one rule adds: how often it applies with what is left of its weight, and the fact that shows it best. */
type Worth = { weights: number[]; label?: string };

const lineOf = (rule: ScoreRule, facts: ScoreFacts, title: ScoreRule | null, at: number): ScoreLine | null => {
  const { weights, label } = worthOf(rule, facts, title, at);
  const points = capped(rule, weights);
  return points === 0 ? null : { rule: rule.id, label: (label || rule.label).slice(0, 300), points };
};

const worthOf = (rule: ScoreRule, facts: ScoreFacts, title: ScoreRule | null, at: number): Worth => {
  const { lead, company, touches, contactsAtCompany } = facts;
  switch (rule.kind) {
    case 'touchKind':
      return ofTouches(
        rule,
        touches.filter(({ kind }) => rule.match.includes(kind)),
        at,
      );
    case 'buyingPhase':
      return ofTouches(
        rule,
        touches.filter(({ buyingPhase }) => buyingPhase !== null && rule.match.includes(buyingPhase)),
        at,
      );
    case 'keyAccount':
      return { weights: company?.isKeyAccount ? [1] : [] };
    case 'titleWord':
      return { weights: title === rule ? [1] : [], label: lead.title };
    case 'companySize':
      return { weights: isAtLeast(rule, company?.employees) ? [1] : [] };
    case 'answeredCall':
      return { weights: Array.from({ length: Math.min(lead.connects, 100) }, () => leftOf(rule, lead.lastAttemptAt ?? at, at)) };
    case 'companyContacts':
      return { weights: timesOver(rule, contactsAtCompany) };
  }
};

const ofTouches = (rule: ScoreRule, touches: ScoreFacts['touches'], at: number): Worth => {
  const newest = touches.toSorted((a, b) => b.happenedAt - a.happenedAt);
  const only = newest.length === 1 || rule.cap === null ? newest[0] : undefined;
  return { weights: newest.map((touch) => leftOf(rule, touch.happenedAt, at)), label: only?.title ?? '' };
};

/** Without a cap the best single occasion counts; with one, all of them up to it. Also for rules that take points away. */
const capped = ({ points, cap }: ScoreRule, weights: readonly number[]): number => {
  if (weights.length === 0) return 0;
  if (cap === null) return toWhole(points * Math.max(...weights));
  const sum = points * weights.reduce((total, weight) => total + weight, 0);
  return Math.sign(sum) * Math.min(Math.abs(toWhole(sum)), Math.abs(cap));
};

/** Halves away from zero, and no negative zero. */
const toWhole = (points: number): number => Math.sign(points) * Math.round(Math.abs(points)) || 0;

const dayMs = 86_400_000;

/** How much of its points a rule has left after so long; a happening in the future counts as now. */
const leftOf = ({ halfLifeDays }: ScoreRule, happenedAt: number, at: number): number =>
  halfLifeDays ? 0.5 ** (Math.max(at - happenedAt, 0) / (halfLifeDays * dayMs)) : 1;

const leastOf = (rule: ScoreRule): number => Number(rule.match[0] ?? 1);

const isAtLeast = (rule: ScoreRule, value: number | null | undefined): boolean =>
  value !== null && value !== undefined && value >= leastOf(rule);

/** Once at the least number, and once more for each further contact where the rule has a cap. */
const timesOver = (rule: ScoreRule, contacts: number): number[] => {
  const times = contacts - leastOf(rule) + 1;
  return Array.from({ length: Math.max(0, Math.min(times, 100)) }, () => 1);
};

const titleRule = (title: string, { titles, titlesRead }: Scorer): ScoreRule | null => {
  const known = titlesRead.get(title);
  if (known !== undefined) return known;
  const rule = strongestTitle(title, titles);
  titlesRead.set(title, rule);
  return rule;
};

/** Of all title rules only the longest words found count: a vice president is no president, a plant manager more than a manager. */
const strongestTitle = (title: string, titles: Scorer['titles']): ScoreRule | null => {
  const words = ` ${foldWords(title)} `;
  let [best, length] = [null as ScoreRule | null, 0];
  for (const { rule, phrases } of titles) {
    for (const phrase of phrases) {
      const letters = phrase.trim().length;
      if (letters > length && words.includes(phrase)) [best, length] = [rule, letters];
    }
  }
  return best;
};

/** What to look for in folded words. `*` at an end stands for the rest of a word: `*leiter`, `geschäftsführer*`. */
const phraseOf = (match: string): string[] => {
  const phrase = foldWords(match);
  return phrase === '' ? [] : [`${match.startsWith('*') ? '' : ' '}${phrase}${match.endsWith('*') ? '' : ' '}`];
};
