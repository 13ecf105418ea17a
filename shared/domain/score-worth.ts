import type { Attempt, Touch } from './call.ts';
import { halved } from './half-life.ts';
import type { ScoreRule } from './score-model.ts';
import { isInScoreSegment, type ScoredCompany, type ScoredLead } from './score-segment.ts';
import { longestPhrase, phraseOf, rememberTexts, wordsOf } from './score-words.ts';

/** What a lead is scored by. Touches and attempts in any order; the same lead gives the same lines however its rows were read. */
export type ScoreFacts = {
  lead: ScoredLead;
  company?: ScoredCompany | null | undefined;
  touches: readonly Pick<Touch, 'id' | 'kind' | 'direction' | 'title' | 'buyingPhase' | 'happenedAt' | 'durationMs'>[];
  attempts: readonly Pick<Attempt, 'id' | 'isConnect' | 'startedAt'>[];
  /** Known leads at the same company, this one among them. */
  contactsAtCompany: number;
};
type ScoredTouch = ScoreFacts['touches'][number];

/** What a line was made of. Ids of touches, attempts, the company (`contacts`: of those known there), the lead (`title`), the
 * `segment` it is in. */
export type ScoreFact = { kind: 'touch' | 'attempt' | 'title' | 'company' | 'contacts' | 'segment'; id: string };

/** One thing that a rule found: what it is worth now, and was before it faded. */
export type Part = { points: number; full: number; facts: readonly ScoreFact[]; at: number; title?: string };

/** `own`: the facts without touches of ours, which segments alone ask for. */
export type Finder = (own: ScoreFacts, at: number, facts: ScoreFacts) => Part[];

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Makes a rule ready: what its words are looked for by is worked out once. `isTitle`: whether the title rule is the one that counts. */
export const finderOf = (rule: ScoreRule, isTitle: (title: string) => boolean): Finder => {
  switch (rule.kind) {
    case 'touchKind':
      return byTouch(rule, ({ kind }) => rule.match.includes(kind));
    case 'buyingPhase':
      return byTouch(rule, ({ buyingPhase }) => buyingPhase !== null && rule.match.includes(buyingPhase));
    case 'content':
      return byItem(rule, ({ kind }) => kind === 'download');
    case 'event':
      return byItem(rule, ({ kind }) => kind === 'event' || kind === 'badgeScan');
    case 'downloads':
      return byNumber(rule, 'download');
    case 'visits':
      return byNumber(rule, 'visit');
    case 'timeOnSite':
      return byMinutes(rule);
    case 'recency':
      return byFreshness(rule);
    case 'answeredCall':
      return byCall(rule);
    case 'keyAccount':
      return ({ company }) => (company?.isKeyAccount ? [standing(rule, 1, { kind: 'company', id: company.id })] : []);
    case 'companySize':
      return ({ company }) =>
        company && company.employees !== null && company.employees >= leastOf(rule)
          ? [standing(rule, 1, { kind: 'company', id: company.id })]
          : [];
    case 'titleWord':
      return ({ lead }) => (isTitle(lead.title) ? [{ ...standing(rule, 1, { kind: 'title', id: lead.id }), title: lead.title }] : []);
    case 'companyContacts':
      return ({ company, contactsAtCompany }) => {
        const times = contactsAtCompany - leastOf(rule) + 1;
        return company && times > 0 ? [standing(rule, rule.cap === null ? 1 : times, { kind: 'contacts', id: company.id })] : [];
      };
    case 'segment':
      return bySegment(rule);
  }
};

/** A fact without a date, which does not fade. */
const standing = (rule: ScoreRule, times: number, fact: ScoreFact): Part => ({
  points: rule.points * times,
  full: rule.points * times,
  facts: [fact],
  at: 0,
});

const bySegment = (rule: ScoreRule): Finder => {
  const { segment } = rule;
  if (!segment) return () => [];
  return (_own, at, { lead, company, touches }) =>
    isInScoreSegment(segment, { lead, company, touches, now: at }) ? [standing(rule, 1, { kind: 'segment', id: segment.id })] : [];
};

const leastOf = (rule: ScoreRule): number => Math.max(1, Number(rule.match[0] ?? 1) || 1);

/** How much of its points something has left after so long; a happening in the future counts as now. */
const leftOf = (days: number | null, happenedAt: number, at: number): number =>
  days ? halved(Math.max(at - happenedAt, 0) / (days * dayMs)) : 1;

const ofTouch = (touch: ScoredTouch, points: number, days: number | null, at: number): Part => ({
  points: points * leftOf(days, touch.happenedAt, at),
  full: points,
  facts: [{ kind: 'touch', id: touch.id }],
  at: touch.happenedAt,
  title: touch.title,
});

const newestFirst = (a: { happenedAt: number; id: string }, b: { happenedAt: number; id: string }): number =>
  b.happenedAt - a.happenedAt || (a.id < b.id ? -1 : 1);

const byTouch =
  (rule: ScoreRule, isMeant: (touch: ScoredTouch) => boolean): Finder =>
  ({ touches }, at) =>
    touches.filter(isMeant).map((touch) => ofTouch(touch, rule.points, rule.halfLifeDays, at));

/** Each item or event counts once, the newest time. Without a name everything is one of its own. */
const byItem = (rule: ScoreRule, isMeant: (touch: ScoredTouch) => boolean): Finder => {
  const items = (rule.items ?? []).map(({ title, points }) => ({ phrases: phraseOf(title), points }));
  const named = rule.match.flatMap(phraseOf);
  const itemOf = rememberTexts((title) => {
    const words = wordsOf(title);
    const points = items.find(({ phrases }) => longestPhrase(words, phrases) > 0)?.points ?? null;
    return { key: words.trim(), points, isNamed: named.length === 0 || points !== null || longestPhrase(words, named) > 0 };
  });
  return ({ touches }, at) => {
    const seen = new Set<string>();
    return touches
      .filter((touch) => isMeant(touch) && itemOf(touch.title).isNamed)
      .sort(newestFirst)
      .flatMap((touch) => {
        const { key, points } = itemOf(touch.title);
        if (key !== '' && seen.has(key)) return [];
        seen.add(key);
        const byPhase = touch.buyingPhase === null ? undefined : rule.phases?.[touch.buyingPhase];
        return [ofTouch(touch, points ?? byPhase ?? rule.points, rule.halfLifeDays, at)];
      });
  };
};

/** Points when the least number is reached, and again for each further one; it fades with the touch that made the number full. */
const byNumber = (rule: ScoreRule, counted: Touch['kind']): Finder => {
  const least = leastOf(rule);
  return ({ touches }, at) => {
    const found = touches.filter(({ kind }) => kind === counted).sort(newestFirst);
    return found.slice(least - 1).map((touch, index) => {
      const part = ofTouch(touch, rule.points, rule.halfLifeDays, at);
      return index === 0 ? { ...part, facts: found.slice(0, least).map(({ id }) => ({ kind: 'touch', id })) } : part;
    });
  };
};

/** Points for each so many minutes of visits together; the minutes of each visit fade with it. */
const byMinutes = (rule: ScoreRule): Finder => {
  const stepMs = leastOf(rule) * minuteMs;
  return ({ touches }, at) => {
    const visits = touches.filter(({ kind, durationMs }) => kind === 'visit' && Boolean(durationMs)).sort(newestFirst);
    const counted = visits.slice(0, mostFacts);
    const timesOf = (leftAt: (touch: ScoredTouch) => number) => {
      const spentMs = counted.reduce((sum, touch) => sum + (touch.durationMs ?? 0) * leftAt(touch), 0);
      const times = Math.floor(spentMs / stepMs);
      return rule.cap === null ? Math.min(times, 1) : times;
    };
    const times = timesOf(({ happenedAt }) => leftOf(rule.halfLifeDays, happenedAt, at));
    if (times === 0) return [];
    const facts = counted.map(({ id }): ScoreFact => ({ kind: 'touch', id }));
    return [{ points: rule.points * times, full: rule.points * timesOf(() => 1), facts, at: counted[0]?.happenedAt ?? 0 }];
  };
};

/** The one touch that is freshest by the half-life of its kind. */
const byFreshness = (rule: ScoreRule): Finder => {
  const days = new Map(rule.halfLives?.map((each) => [each.kind, each.days]));
  const isMeant = ({ kind }: ScoredTouch) => rule.match.length === 0 || rule.match.includes(kind);
  return ({ touches }, at) => {
    const parts = touches
      .filter(isMeant)
      .map((touch) => ofTouch(touch, rule.points, days.get(touch.kind) ?? rule.halfLifeDays, at))
      .sort(strongestFirst);
    return parts.slice(0, 1);
  };
};

const byCall =
  (rule: ScoreRule): Finder =>
  ({ attempts }, at) =>
    attempts
      .filter(({ isConnect }) => isConnect)
      .map(({ id, startedAt }) => ({
        points: rule.points * leftOf(rule.halfLifeDays, startedAt, at),
        full: rule.points,
        facts: [{ kind: 'attempt', id }],
        at: startedAt,
      }));

/** More than this many of the strongest do not count in one line: what it was made of stays readable. */
export const mostFacts = 20;

/** Ties go to the newer, then by id, so that no order of reading matters. */
export const strongestFirst = (a: Part, b: Part): number =>
  Math.abs(b.points) - Math.abs(a.points) || b.at - a.at || ((a.facts[0]?.id ?? '') < (b.facts[0]?.id ?? '') ? -1 : 1);
