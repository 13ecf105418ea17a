import { touchKinds } from './call.ts';
import type { ScoreModel, ScoreRule } from './score-model.ts';
import { judgesItself } from './score-segment.ts';
import { mostFacts } from './score-worth.ts';

/** What is wrong with a model before it may be published. `ruleId` where it is one rule's. */
export type ScoreFault = { code: ScoreFaultCode; ruleId: string | null };
export type ScoreFaultCode =
  | 'bandsCross'
  | 'noRules'
  | 'labelMissing'
  | 'sameId'
  | 'noPoints'
  | 'pointsTooMany'
  | 'capTooSmall'
  | 'halfLife'
  | 'matchMissing'
  | 'leastNumber'
  | 'itemBlank'
  | 'signs'
  | 'segmentMissing'
  | 'segmentJudges';

export const mostPoints = 200;
export const mostHalfLifeDays = 3650;

/** Faults of bands, threshold and every rule; none: the model may be published. */
export const scoreFaults = (model: ScoreModel): ScoreFault[] => [
  ...(model.warmFrom < model.hotFrom ? [] : [{ code: 'bandsCross' as const, ruleId: null }]),
  ...(model.rules.length === 0 ? [{ code: 'noRules' as const, ruleId: null }] : []),
  ...model.rules.flatMap((rule, index) => {
    const isTaken = model.rules.findIndex(({ id }) => id === rule.id) < index;
    const codes = [...ruleFaults(rule), ...(isTaken ? (['sameId'] as const) : [])];
    return codes.map((code) => ({ code, ruleId: rule.id }));
  }),
];

/** What is wrong with one rule by itself. */
export const ruleFaults = (rule: ScoreRule): ScoreFaultCode[] => {
  const given = pointsOf(rule);
  const checks: [ScoreFaultCode, boolean][] = [
    ['labelMissing', rule.label.trim() === ''],
    ['noPoints', given.every((points) => points === 0)],
    ['pointsTooMany', given.some((points) => Math.abs(points) > mostPoints)],
    ['signs', given.some((points) => points > 0) && given.some((points) => points < 0)],
    ['capTooSmall', rule.cap !== null && (rule.cap < Math.max(...given.map(Math.abs), 1) || rule.cap > mostPoints * 5)],
    ['halfLife', [rule.halfLifeDays, ...(rule.halfLives ?? []).map(({ days }) => days)].some(isBadHalfLife)],
    ['matchMissing', isMatchMissing(rule)],
    ['leastNumber', needsNumber(rule) && !isGoodNumber(rule)],
    ['segmentMissing', rule.kind === 'segment' && !rule.segment],
    ['segmentJudges', rule.segment !== undefined && judgesItself(rule.segment.rule)],
    ['itemBlank', (rule.items ?? []).some(({ title }) => title.trim() === '')],
  ];
  return checks.flatMap(([code, isFaulty]) => (isFaulty ? [code] : []));
};

const pointsOf = ({ points, phases, items }: ScoreRule): number[] => [
  points,
  ...Object.values(phases ?? {}),
  ...(items ?? []).map((each) => each.points),
];

const isBadHalfLife = (days: number | null): boolean => days !== null && (days < 1 || days > mostHalfLifeDays);

const isMatchMissing = ({ kind, match }: ScoreRule): boolean => {
  if (kind === 'touchKind') return !match.some((each) => (touchKinds as readonly string[]).includes(each));
  return (kind === 'titleWord' || kind === 'buyingPhase') && !match.some((each) => each.trim() !== '');
};

const numbered = new Set<ScoreRule['kind']>(['downloads', 'visits', 'timeOnSite', 'companySize', 'companyContacts']);
const needsNumber = ({ kind }: ScoreRule): boolean => numbered.has(kind);

const isGoodNumber = ({ kind, match }: ScoreRule): boolean => {
  const least = Number(match[0]);
  const most = kind === 'downloads' || kind === 'visits' ? mostFacts : 1_000_000;
  return Number.isInteger(least) && least >= 1 && least <= most;
};
