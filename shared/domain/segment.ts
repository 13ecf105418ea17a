import { z } from 'zod';
import { letter, letterState, stateOfLetter } from './bantfo.ts';
import { type Touch, touchKinds } from './call.ts';
import { count, id, line } from './fields.ts';
import type { Lead } from './lead.ts';
import type { Company } from './people.ts';
import { pulseMix } from './pulse-settings.ts';

/** Named groups of leads: a small expression over what is known of a lead, its company, its touches and its answers. */

export const segmentFields = [
  'stage',
  'source',
  'campaignId',
  'band',
  'score',
  'country',
  'language',
  'title',
  'attempts',
  'connects',
] as const;
export type SegmentField = (typeof segmentFields)[number];
export const companyFields = ['name', 'industry', 'employees', 'country', 'city', 'isKeyAccount'] as const;
export type CompanyField = (typeof companyFields)[number];

/** `is`: one of the values · `has`: one of the values is in it · `atLeast`, `atMost`: the first value, as a number · `known`: not empty. */
export const segmentOps = ['is', 'isNot', 'has', 'atLeast', 'atMost', 'known', 'unknown'] as const;
const op = z.enum(segmentOps);
const values = z.array(line).max(60);

export const segmentTest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead'), field: z.enum(segmentFields), op, values }),
  z.object({ kind: z.literal('company'), field: z.enum(companyFields), op, values }),
  /** So many touches of a kind, or of any (null), within so many days, or ever (null); `atLeast` 0: none at all. */
  z.object({ kind: z.literal('touch'), touch: z.enum(touchKinds).nullable(), withinDays: count.min(1).nullable(), atLeast: count }),
  z.object({ kind: z.literal('answer'), letter, states: z.array(letterState).min(1) }),
  z.object({ kind: z.literal('segment'), segmentId: id }),
]);
export type SegmentTest = z.infer<typeof segmentTest>;

/** Groups hold tests and groups. `all` of nothing holds for everybody, `any` of nothing for nobody. */
export type SegmentRule = SegmentTest | { kind: 'all' | 'any' | 'none'; of: SegmentRule[] };
export const segmentRule: z.ZodType<SegmentRule> = z.lazy(() =>
  z.union([segmentTest, z.object({ kind: z.enum(['all', 'any', 'none']), of: z.array(segmentRule).max(30) })]),
);

export const segment = z.object({
  id,
  label: line.min(1),
  rule: segmentRule,
  /** Days after which these leads are to have heard from us; null: as everybody else. */
  maxSilenceDays: count.min(1).nullable(),
  /** What takes turns in the touches planned for them; left out: as for everybody else. */
  mix: pulseMix.optional(),
});
export type Segment = z.infer<typeof segment>;
export const segments = z.array(segment).max(60);
export const noSegments: Segment[] = [];

export type SegmentLead = Pick<Lead, 'id' | 'letters' | SegmentField>;
export type SegmentFacts = {
  lead: SegmentLead;
  company: Pick<Company, CompanyField> | undefined;
  touches: readonly Pick<Touch, 'kind' | 'happenedAt'>[];
  now: number;
};

const dayMs = 86_400_000;

/** Whether a lead belongs to a rule. A segment that is not there, or that names itself by way of others, holds for nobody. */
export const isInSegment = (rule: SegmentRule, facts: SegmentFacts, byId: ReadonlyMap<string, Segment>): boolean =>
  holds(rule, facts, byId, []);

const holds = (rule: SegmentRule, facts: SegmentFacts, byId: ReadonlyMap<string, Segment>, within: readonly string[]): boolean => {
  const each = (inner: SegmentRule) => holds(inner, facts, byId, within);
  switch (rule.kind) {
    case 'all':
      return rule.of.every(each);
    case 'any':
      return rule.of.some(each);
    case 'none':
      return !rule.of.some(each);
    case 'lead':
      return compares(facts.lead[rule.field], rule.op, rule.values);
    case 'company':
      return compares(facts.company?.[rule.field] ?? null, rule.op, rule.values);
    case 'touch':
      return hasTouches(rule, facts);
    case 'answer':
      return rule.states.includes(stateOfLetter(facts.lead.letters, rule.letter));
    case 'segment': {
      const named = byId.get(rule.segmentId);
      if (!named || within.includes(named.id)) return false;
      return holds(named.rule, facts, byId, [...within, named.id]);
    }
  }
};

type Plain = string | number | boolean | null;

const compares = (value: Plain, how: (typeof segmentOps)[number], wanted: readonly string[]): boolean => {
  const text = value === null ? '' : String(value).toLowerCase();
  switch (how) {
    case 'is':
      return wanted.some((each) => each.toLowerCase() === text);
    case 'isNot':
      return !wanted.some((each) => each.toLowerCase() === text);
    case 'has':
      return wanted.some((each) => each !== '' && text.includes(each.toLowerCase()));
    case 'atLeast':
      return typeof value === 'number' && value >= Number(wanted[0] ?? Number.NaN);
    case 'atMost':
      return typeof value === 'number' && value <= Number(wanted[0] ?? Number.NaN);
    case 'known':
      return text !== '';
    case 'unknown':
      return text === '';
  }
};

const hasTouches = ({ touch, withinDays, atLeast }: Extract<SegmentTest, { kind: 'touch' }>, { touches, now }: SegmentFacts): boolean => {
  const since = withinDays === null ? Number.NEGATIVE_INFINITY : now - withinDays * dayMs;
  const found = touches.filter(
    ({ kind, happenedAt }) => (touch === null || kind === touch) && happenedAt >= since && happenedAt <= now,
  ).length;
  return atLeast === 0 ? found === 0 : found >= atLeast;
};

/** Whether a rule asks about touches, itself or by way of others: they have to be read then. */
export const asksForTouches = (rule: SegmentRule, byId: ReadonlyMap<string, Segment>, within: readonly string[] = []): boolean => {
  if ('of' in rule) return rule.of.some((each) => asksForTouches(each, byId, within));
  if (rule.kind !== 'segment') return rule.kind === 'touch';
  const named = byId.get(rule.segmentId);
  return named !== undefined && !within.includes(named.id) && asksForTouches(named.rule, byId, [...within, named.id]);
};

export const anyAsksForTouches = (all: readonly Segment[]): boolean => {
  const byId = segmentsById(all);
  return all.some(({ rule }) => asksForTouches(rule, byId));
};

export const segmentsById = (all: readonly Segment[]): Map<string, Segment> => new Map(all.map((each) => [each.id, each]));
