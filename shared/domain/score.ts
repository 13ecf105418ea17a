import type { CenterSettings } from './center-settings.ts';
import type { Band, ScoreLine } from './lead.ts';
import type { ScoreModel, ScoreRule } from './score-model.ts';
import { longestPhrase, phraseOf, rememberTexts, wordsOf } from './score-words.ts';
import { type Finder, finderOf, mostFacts, type Part, type ScoreFact, type ScoreFacts, strongestFirst } from './score-worth.ts';

/** A line with what it was made of: a change of anything else leaves the line as it is. */
export type FoundLine = ScoreLine & { facts: readonly ScoreFact[] };
export type Score = { score: number; band: Band; lines: FoundLine[]; model: string };

type ScoreSettings = Pick<CenterSettings, 'score'>;

/**
 * The sum of rule lines as it stands at an instant; a line of nothing is left out. Points that fade are worth half after
 * each half-life. Touches of ours (`out`) do not count: only what the lead did, but for segments that ask for them. The same on every machine, bit for bit.
 */
export const scoreLead = (facts: ScoreFacts, settings: ScoreSettings, at: number): Score => scoreWith(scorerOf(settings.score), facts, at);

/** Made ready once for all leads that are scored under the very same model, as long as that is held. */
const scorers = new WeakMap<ScoreModel, Scorer>();
const scorerOf = (model: ScoreModel): Scorer => {
  const known = scorers.get(model);
  if (known) return known;
  const scorer = createScorer({ score: model });
  scorers.set(model, scorer);
  return scorer;
};

/** Rules made ready for many leads: phrases folded once, titles remembered once read. */
export type Scorer = { model: ScoreModel; rules: readonly { rule: ScoreRule; find: Finder }[] };

export const createScorer = ({ score: model }: ScoreSettings): Scorer => {
  const strongestTitle = titleReader(model.rules);
  return { model, rules: model.rules.map((rule) => ({ rule, find: finderOf(rule, (title) => strongestTitle(title).rule === rule) })) };
};

/** The same as `scoreLead`, for many leads under the same rules. */
export const scoreWith = ({ model, rules }: Scorer, facts: ScoreFacts, at: number): Score => {
  const { touches } = facts;
  const own = touches.every(isOfLead) ? facts : { ...facts, touches: touches.filter(isOfLead) };
  const lines: FoundLine[] = [];
  let score = 0;
  for (const { rule, find } of rules) {
    const line = lineOf(rule, find(own, at, facts));
    if (!line) continue;
    lines.push(line);
    score += line.points;
  }
  return { score, band: bandIn(model, score), lines, model: model.model };
};

const isOfLead = ({ direction }: ScoreFacts['touches'][number]): boolean => direction === 'in';

export const bandOf = (score: number, { score: model }: ScoreSettings): Band => bandIn(model, score);

export const bandIn = ({ hotFrom, warmFrom }: Pick<ScoreModel, 'hotFrom' | 'warmFrom'>, score: number): Band => {
  if (score >= hotFrom) return 'hot';
  return score >= warmFrom ? 'warm' : 'cold';
};

const lineOf = (rule: ScoreRule, parts: Part[]): FoundLine | null => {
  if (parts.length === 0) return null;
  const counted = countedParts(rule, parts);
  const points = limited(rule, sumOf(counted, 'points'));
  if (points === 0) return null;
  const full = limited(rule, sumOf(counted, 'full'));
  const only = counted.length === 1 ? counted[0]?.title : undefined;
  const line = { rule: rule.id, label: (only || rule.label).slice(0, 300), points, facts: counted.flatMap(({ facts }) => facts) };
  return full === points ? line : { ...line, full };
};

/** Without a cap the strongest alone; with one the strongest up to where it is reached, so that no line names what it has no use for. */
const countedParts = (rule: ScoreRule, parts: Part[]): readonly Part[] => {
  if (parts.length === 1) return parts;
  const ordered = parts.sort(strongestFirst);
  if (rule.cap === null) return ordered.slice(0, 1);
  const most = Math.abs(rule.cap);
  let [sum, used, facts] = [0, 0, 0];
  for (const part of ordered) {
    facts += part.facts.length;
    if (Math.abs(toWhole(sum)) >= most || (used > 0 && facts > mostFacts)) break;
    sum += part.points;
    used += 1;
  }
  return ordered.slice(0, Math.max(used, 1));
};

const sumOf = (parts: readonly Part[], field: 'points' | 'full'): number => parts.reduce((sum, part) => sum + part[field], 0);

/** Whole points within the cap, which also holds for rules that take points away. */
const limited = ({ cap }: ScoreRule, sum: number): number => {
  const points = toWhole(sum);
  return cap === null ? points : Math.sign(points) * Math.min(Math.abs(points), Math.abs(cap)) || 0;
};

/** Halves away from zero, and no negative zero. */
const toWhole = (points: number): number => Math.sign(points) * Math.round(Math.abs(points)) || 0;

/** Of all title rules only the longest words found count: a vice president is no president, a plant manager more than a manager. */
const titleReader = (rules: readonly ScoreRule[]): ((title: string) => { rule: ScoreRule | null }) => {
  const titles = rules.filter(({ kind }) => kind === 'titleWord').map((rule) => ({ rule, phrases: rule.match.flatMap(phraseOf) }));
  return rememberTexts((title) => {
    const words = wordsOf(title);
    let [best, length] = [null as ScoreRule | null, 0];
    for (const { rule, phrases } of titles) {
      const letters = longestPhrase(words, phrases);
      if (letters > length) [best, length] = [rule, letters];
    }
    return { rule: best };
  });
};
