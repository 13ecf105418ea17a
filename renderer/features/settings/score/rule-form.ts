import { type Touch, touchKinds } from '../../../../shared/domain/call.ts';
import type { ScoredItem, ScoreRule, ScoreRuleKind } from '../../../../shared/domain/score-model.ts';
import type { ScoreSegment } from '../../../../shared/domain/score-segment.ts';

/** A rule as it is typed: numbers as text, lists one a line. */
export type RuleForm = {
  label: string;
  points: string;
  cap: string;
  halfLife: string;
  /** Touch kinds or phases that are chosen. */
  chosen: string[];
  /** Words of a title, one a line. */
  words: string;
  least: string;
  learning: string;
  interest: string;
  preference: string;
  items: string;
  halfLives: Record<Touch['kind'], string>;
  segment: ScoreSegment | undefined;
};

export const phases = ['learning', 'interest', 'preference'] as const;
const listed: readonly ScoreRuleKind[] = ['touchKind', 'recency', 'buyingPhase'];
const worded: readonly ScoreRuleKind[] = ['titleWord', 'content', 'event'];
const numbered: readonly ScoreRuleKind[] = ['downloads', 'visits', 'timeOnSite', 'companySize', 'companyContacts'];

export const choosesFrom = (kind: ScoreRuleKind): boolean => listed.includes(kind);
export const hasWords = (kind: ScoreRuleKind): boolean => worded.includes(kind);
export const hasNumber = (kind: ScoreRuleKind): kind is 'downloads' | 'visits' | 'timeOnSite' | 'companySize' | 'companyContacts' =>
  numbered.includes(kind);
export const hasItems = (kind: ScoreRuleKind): boolean => kind === 'content' || kind === 'event';
/** Who somebody is does not fade. */
export const canFade = (kind: ScoreRuleKind): boolean =>
  !['keyAccount', 'titleWord', 'companySize', 'companyContacts', 'segment'].includes(kind);
/** Where one occasion is all there is, there is nothing to cap. */
export const canRepeat = (kind: ScoreRuleKind): boolean => !['keyAccount', 'titleWord', 'companySize', 'recency', 'segment'].includes(kind);

const textOf = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value));

export const ruleFormOf = (rule: ScoreRule): RuleForm => ({
  label: rule.label,
  points: String(rule.points),
  cap: textOf(rule.cap),
  halfLife: textOf(rule.halfLifeDays),
  chosen: choosesFrom(rule.kind) ? [...rule.match] : [],
  words: hasWords(rule.kind) ? rule.match.join('\n') : '',
  least: hasNumber(rule.kind) ? (rule.match[0] ?? '1') : '1',
  learning: textOf(rule.phases?.learning),
  interest: textOf(rule.phases?.interest),
  preference: textOf(rule.phases?.preference),
  items: (rule.items ?? []).map(({ title, points }) => `${title} = ${points}`).join('\n'),
  halfLives: Object.fromEntries(
    touchKinds.map((kind) => [kind, textOf(rule.halfLives?.find((each) => each.kind === kind)?.days)]),
  ) as Record<Touch['kind'], string>,
  segment: rule.segment,
});

/** What cannot be read as a whole number is 0, which the checks refuse where it matters. */
const wholeOf = (text: string): number => (/^\s*[-−+]?\d{1,6}\s*$/.test(text) ? Number(text.replace('−', '-')) : 0);
const wholeOrNull = (text: string): number | null => (text.trim() === '' ? null : wholeOf(text));

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((each) => each.trim().slice(0, 300))
      .filter(Boolean),
  ),
];

const itemOf = (line: string): ScoredItem => {
  const at = line.lastIndexOf('=');
  return at < 0 ? { title: '', points: 0 } : { title: line.slice(0, at).trim(), points: wholeOf(line.slice(at + 1)) };
};

/** The rule that the form stands for, sound or not: `ruleFaults` says. */
export const ruleOf = (form: RuleForm, { id, kind }: Pick<ScoreRule, 'id' | 'kind'>): ScoreRule => {
  const hasPhases = kind === 'content' && phases.some((phase) => form[phase].trim() !== '');
  const points = wholeOf(form.points);
  const byPhase = (phase: (typeof phases)[number]) => (form[phase].trim() === '' ? points : wholeOf(form[phase]));
  const items = hasItems(kind) ? linesOf(form.items).map(itemOf) : [];
  const halfLives =
    kind === 'recency'
      ? touchKinds.flatMap((each) => (form.halfLives[each].trim() === '' ? [] : [{ kind: each, days: wholeOf(form.halfLives[each]) }]))
      : [];
  return {
    id,
    kind,
    label: form.label.trim().slice(0, 300),
    match: choosesFrom(kind) ? form.chosen : hasNumber(kind) ? [form.least.trim()] : hasWords(kind) ? linesOf(form.words) : [],
    points,
    cap: canRepeat(kind) ? wholeOrNull(form.cap) : null,
    halfLifeDays: canFade(kind) ? wholeOrNull(form.halfLife) : null,
    ...(hasPhases ? { phases: { learning: byPhase('learning'), interest: byPhase('interest'), preference: byPhase('preference') } } : {}),
    ...(items.length > 0 ? { items } : {}),
    ...(halfLives.length > 0 ? { halfLives } : {}),
    ...(kind === 'segment' && form.segment ? { segment: form.segment } : {}),
  };
};

/** What a new rule begins as; its id is its kind, and a number where there is one already. */
export const newRule = (kind: ScoreRuleKind, rules: readonly ScoreRule[], label: string): ScoreRule => {
  const taken = new Set(rules.map(({ id }) => id));
  let id: string = kind;
  for (let number = 2; taken.has(id); number += 1) id = `${kind}${number}`;
  const halfLifeDays = canFade(kind) ? 60 : null;
  const match = hasNumber(kind) ? [kind === 'timeOnSite' ? '5' : kind === 'companySize' ? '250' : '2'] : [];
  return { id, label, kind, match, points: 10, cap: null, halfLifeDays };
};
