import { type Agreement, agreementId } from '../../shared/domain/agreement.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { ScoreModel } from '../../shared/domain/score-model.ts';
import { scoreSegmentOf } from '../../shared/domain/score-segment.ts';
import { type Segment, type SegmentRule, segmentsById } from '../../shared/domain/segment.ts';
import type { Industry } from './countries/country.ts';

const industries: readonly Industry[] = [
  'Beverages',
  'Brewery',
  'Dairy',
  'Frozen food',
  'Meat',
  'Fish',
  'Bakery',
  'Preserves',
  'Ingredients',
  'Edible oils',
  'Mills',
];

const all = (...of: SegmentRule[]): SegmentRule => ({ kind: 'all', of });
const any = (...of: SegmentRule[]): SegmentRule => ({ kind: 'any', of });
const named = (segmentId: string): SegmentRule => ({ kind: 'segment', segmentId });
const company = (field: 'industry' | 'employees' | 'country' | 'isKeyAccount', op: 'is' | 'atLeast' | 'atMost', ...values: string[]) =>
  ({ kind: 'company', field, op, values }) satisfies SegmentRule;

/** Whom the sample center sells to, from the wide to the narrow; the narrow are made of the wide. */
export const sampleSegments: readonly Segment[] = [
  { id: 'foodAndDrink', label: 'Food and drink', rule: company('industry', 'is', ...industries), maxSilenceDays: null },
  {
    id: 'coreMarket',
    label: 'Core market',
    rule: all(named('foodAndDrink'), company('employees', 'atLeast', '100'), company('employees', 'atMost', '1000')),
    maxSilenceDays: null,
  },
  { id: 'germanSpeaking', label: 'German-speaking plants', rule: company('country', 'is', 'DE', 'AT', 'CH'), maxSilenceDays: null },
  {
    id: 'readers',
    label: 'Read us twice this quarter',
    rule: any(
      { kind: 'touch', touch: 'download', withinDays: 90, atLeast: 2 },
      { kind: 'touch', touch: 'visit', withinDays: 90, atLeast: 2 },
      { kind: 'touch', touch: 'event', withinDays: 90, atLeast: 1 },
    ),
    maxSilenceDays: null,
  },
  {
    id: 'focus',
    label: 'Focus plants',
    rule: all(named('coreMarket'), any(company('isKeyAccount', 'is', 'true'), named('readers'))),
    maxSilenceDays: 6,
    mix: ['call', 'mail', 'call', 'event'],
  },
  {
    id: 'noDecider',
    label: 'Need without a decider',
    rule: all(
      { kind: 'answer', letter: 'N', states: ['partly', 'favourable'] },
      { kind: 'answer', letter: 'A', states: ['unknown', 'unfavourable'] },
    ),
    maxSilenceDays: 10,
    mix: ['mail', 'call'],
  },
];

const before: ScoreModel = { ...defaultSettings.score, model: '11' };

/** What the center began with, and a word of who is in its core market. */
const after: ScoreModel = {
  ...defaultSettings.score,
  rules: [
    ...defaultSettings.score.rules,
    {
      id: 'coreMarket',
      label: 'Core market',
      kind: 'segment',
      match: [],
      points: 4,
      cap: null,
      halfLifeDays: null,
      segment: scoreSegmentOf(sampleSegments[1] as Segment, segmentsById(sampleSegments)),
    },
  ],
};

/** The agreements of the sample center, where they are not those that any center begins with. */
export const sampleSettings: CenterSettings = {
  ...defaultSettings,
  name: 'Refinery sample',
  score: after,
  segments: [...sampleSegments],
  pulse: { scoreFloor: 30, mix: ['call', 'mail', 'event'] },
};

type Section = 'definitions' | 'segments' | 'score' | 'pulse';
type Step = { section: Section; daysAgo: number; old: unknown; why: string; agreedBy: string };

const said = (section: Section, daysAgo: number, old: unknown, agreedBy: string, why: string): Step => ({
  section,
  daysAgo,
  old,
  agreedBy,
  why,
});

/** What marketing and sales have agreed on so far, section by section, each once. */
const steps: readonly Step[] = [
  said(
    'definitions',
    61,
    {
      ...defaultSettings.definitions,
      lead: 'A contact who did something more than once.',
      qualified: 'Budget, need and timing are favourable.',
    },
    'Marketing and sales, quarterly meeting',
    'Sales sent back QSOs that were below the threshold; marketing counted every second download as a lead.',
  ),
  said(
    'segments',
    34,
    [],
    'Marketing and sales, review of the summer’s contracts',
    'Most of what was won came from a few kinds of plants.',
  ),
  said(
    'score',
    33,
    before,
    'Marketing and sales, review of the summer’s contracts',
    'Plants of our core market close more often than their touches say.',
  ),
  said('pulse', 33, defaultSettings.pulse, 'Team leads', 'Leads whose interest fades are to be asked before they are cold.'),
];

/** Both versions of every section that was changed; `dayStartAt`: the instant at which somebody publishes so many days ago. */
export const sampleAgreements = (publishedById: string, dayStartAt: (daysAgo: number) => number): Agreement[] =>
  steps.flatMap(({ section, daysAgo, old, why, agreedBy }) => {
    const version = (at: number, value: unknown) => ({ id: agreementId(section, at), section, version: at, value: { [section]: value } });
    return [
      { ...version(1, old), why: '', agreedBy: '', publishedById: null, publishedAt: null },
      { ...version(2, sampleSettings[section]), why, agreedBy, publishedById, publishedAt: dayStartAt(daysAgo) },
    ];
  });
