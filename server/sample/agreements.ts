import { type Agreement, agreementId } from '../../shared/domain/agreement.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import { outcomeSection, outcomesInOrder } from '../../shared/domain/outcome-versions.ts';
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

const scoreBefore: ScoreModel = { ...defaultSettings.score, model: '11' };

/** What the center began with, and a word of who is in its core market. */
const score: ScoreModel = {
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

/** When each reason is the right one, by its code: for whoever leaves a lead, and for whoever reads it later. */
const reasonDefinitions: CenterSettings['reasonDefinitions'] = {
  noNeed: 'They know what we do and have nothing that stops or wears out. Not for “no time today”.',
  noBudgetEver: 'No plan of theirs will hold money for this. If it may next year: nurture.',
  wrongFit: 'Another trade, too small, or machines that we do not work on.',
  boundToSupplier: 'A contract keeps them with somebody else for longer than our horizon. Note until when.',
  plantCloses: 'The plant closes or moves, and its lines with it.',
  student: 'Reads for a study or a thesis and buys nothing.',
  budgetNotApproved: 'We said approved, and the person with the money knows nothing of it.',
  noDecisionMaker: 'Nobody whom sales could meet may decide.',
  needUnclear: 'Sales could not repeat in a sentence what is to become better.',
  notReachable: 'Three tries of sales on three days, no answer.',
  tooEarly: 'A need and money, but not within a year.',
  projectPaused: 'Stopped by them for a reason that will pass. Note which.',
  choseIncumbent: 'Stayed with whom they had.',
  choseCompetitor: 'Chose somebody else whom they had not had before. Note whom.',
  price: 'Our offer was the dearer one, and nothing else spoke against it.',
  projectStopped: 'Nobody gets the contract: there is no project any more.',
  plantSold: 'The plant was sold or closed before the contract.',
  noDecision: 'Half a year after our offer, and nobody has said yes or no.',
};

/** The agreements of the sample center, where they are not those that any center begins with. */
export const sampleSettings: CenterSettings = {
  ...defaultSettings,
  name: 'Refinery sample',
  score,
  segments: [...sampleSegments],
  reasonDefinitions,
  pulse: { scoreFloor: 30, mix: ['call', 'mail', 'event'] },
};

const outcomes = outcomesInOrder(defaultDispositions);

/** One section as it was and as it is since somebody published it. */
type Step = { section: string; daysAgo: number; old: unknown; now: unknown; agreedBy: string; why: string };

/** What marketing and sales have agreed on so far, section by section, each once. */
const steps: readonly Step[] = [
  {
    section: 'definitions',
    daysAgo: 61,
    old: {
      ...defaultSettings.definitions,
      lead: 'A contact who did something more than once.',
      qualified: 'Budget, need and timing are favourable.',
    },
    now: sampleSettings.definitions,
    agreedBy: 'Marketing and sales, quarterly meeting',
    why: 'Sales sent back QSOs that were below the threshold, and marketing counted every second download as a lead.',
  },
  {
    section: outcomeSection,
    daysAgo: 47,
    old: outcomes.map((each) => (each.id === 'noAnswer' ? { ...each, giveUpAfter: 8 } : each)),
    now: outcomes,
    agreedBy: 'Team leads',
    why: 'A third of those who were reached at last were reached after the eighth try.',
  },
  {
    section: 'segments',
    daysAgo: 34,
    old: [],
    now: sampleSettings.segments,
    agreedBy: 'Marketing and sales, review of the summer',
    why: 'To see what kinds of plants become customers, and to plan our touches for them.',
  },
  {
    section: 'score',
    daysAgo: 33,
    old: scoreBefore,
    now: sampleSettings.score,
    agreedBy: 'Marketing and sales, review of the summer',
    why: 'A plant that fits is to come up before one that only reads a lot.',
  },
  {
    section: 'pulse',
    daysAgo: 33,
    old: defaultSettings.pulse,
    now: sampleSettings.pulse,
    agreedBy: 'Team leads',
    why: 'Who loses interest is to be asked before they are cold.',
  },
];

/** Both versions of every section that was changed; `publishedAt`: the instant at which somebody published so many days ago. */
export const sampleAgreements = (publishedById: string, publishedAt: (daysAgo: number) => number): Agreement[] =>
  steps.flatMap(({ section, daysAgo, old, now, why, agreedBy }) => {
    const version = (at: number, value: unknown) => ({ id: agreementId(section, at), section, version: at, value: { [section]: value } });
    return [
      { ...version(1, old), why: '', agreedBy: '', publishedById: null, publishedAt: null },
      { ...version(2, now), why, agreedBy, publishedById, publishedAt: publishedAt(daysAgo) },
    ];
  });
