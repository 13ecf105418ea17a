import type { Touch } from '../../shared/domain/call.ts';
import type { LeadSource } from '../../shared/domain/lead.ts';
import type { Campaign } from '../../shared/domain/people.ts';
import { dayAfter } from '../../shared/domain/zone.ts';

type TouchLine = Pick<Touch, 'kind' | 'title' | 'detail' | 'buyingPhase'>;

/** How leads of a campaign come in: with what first touch, and at once or in one file. */
export type SampleCampaign = {
  id: string;
  name: string;
  channel: Campaign['channel'];
  source: LeadSource;
  /** Days before today. */
  startedDaysAgo: number;
  endedDaysAgo: number | null;
  /** What it cost per 400 leads of the center, in minor units. */
  cost: number;
  expectedLeads: number;
  /** How often a lead comes from here, beside the other campaigns. */
  weight: number;
  /** How much likelier than an average lead its leads are to be qualified, and to leave for good. */
  quality: number;
  firstTouch: TouchLine;
  /** All its leads came in together so many working days ago, mostly by a file, and not one by one. */
  intake: { workingDaysAgo: number; fileName: string | null } | null;
  /** When the first touch was, in days before today, where it was before the lead came in. */
  touchedDaysAgo: readonly [number, number] | null;
};

const eur = (amount: number) => amount * 100;

export const sampleCampaigns: readonly SampleCampaign[] = [
  {
    id: 'retrofitGuide',
    name: 'Retrofit guide, autumn',
    channel: 'search',
    source: 'webForm',
    startedDaysAgo: 76,
    endedDaysAgo: null,
    cost: eur(12_400),
    expectedLeads: 90,
    weight: 24,
    quality: 1.4,
    firstTouch: { kind: 'download', title: 'Retrofit guide', detail: 'First download', buyingPhase: 'learning' },
    intake: null,
    touchedDaysAgo: null,
  },
  {
    id: 'fachPack',
    name: 'FachPack',
    channel: 'tradeShow',
    source: 'tradeShow',
    startedDaysAgo: 54,
    endedDaysAgo: 52,
    cost: eur(25_600),
    expectedLeads: 120,
    weight: 24,
    quality: 1,
    firstTouch: { kind: 'badgeScan', title: 'Badge scan, FachPack', detail: 'Hall 3, stand 3-418', buyingPhase: 'interest' },
    intake: { workingDaysAgo: 13, fileName: 'fachpack-scans.csv' },
    touchedDaysAgo: [54, 52],
  },
  {
    id: 'webinar',
    name: 'Webinar, line stops',
    channel: 'webinar',
    source: 'webForm',
    startedDaysAgo: 33,
    endedDaysAgo: 26,
    cost: eur(2_760),
    expectedLeads: 40,
    weight: 10,
    quality: 0.6,
    firstTouch: { kind: 'event', title: 'Webinar: why lines stop', detail: 'Stayed 38 of 45 minutes', buyingPhase: 'learning' },
    intake: { workingDaysAgo: 22, fileName: null },
    touchedDaysAgo: [33, 33],
  },
  {
    id: 'referrals',
    name: 'Customer referrals',
    channel: 'referral',
    source: 'referral',
    startedDaysAgo: 76,
    endedDaysAgo: null,
    cost: eur(4_800),
    expectedLeads: 20,
    weight: 6,
    quality: 3,
    firstTouch: {
      kind: 'referral',
      title: 'Recommended by a customer',
      detail: 'By a plant we retrofitted in spring',
      buyingPhase: 'interest',
    },
    intake: null,
    touchedDaysAgo: null,
  },
  {
    id: 'webInquiry',
    name: 'Web inquiry',
    channel: 'search',
    source: 'inquiry',
    startedDaysAgo: 76,
    endedDaysAgo: null,
    cost: eur(5_900),
    expectedLeads: 50,
    weight: 13,
    quality: 1.5,
    firstTouch: {
      kind: 'inquiry',
      title: 'Inquiry by web form',
      detail: '“Please call me about our filling line.”',
      buyingPhase: 'preference',
    },
    intake: null,
    touchedDaysAgo: null,
  },
  {
    id: 'coldList',
    name: 'Cold list, food north',
    channel: 'coldList',
    source: 'prospecting',
    startedDaysAgo: 13,
    endedDaysAgo: null,
    cost: eur(8_960),
    expectedLeads: 110,
    weight: 38,
    quality: 0.25,
    firstTouch: { kind: 'import', title: 'cold-list-food-north.csv', detail: 'Bought addresses, food, north', buyingPhase: null },
    intake: { workingDaysAgo: 8, fileName: 'cold-list-food-north.csv' },
    touchedDaysAgo: null,
  },
];

/** Leads for which nobody said where they came from: the report asks marketing. */
export const noCampaignWeight = 4;

/** The campaigns as rows. Costs grow with the size of the center, so that a cost per lead stays one that could be. */
export const campaignRows = (homeDay: string, leads: number): Campaign[] =>
  sampleCampaigns.map(({ id, name, channel, startedDaysAgo, endedDaysAgo, cost, expectedLeads }) => ({
    id,
    name,
    channel,
    startsOn: dayAfter(homeDay, { days: -startedDaysAgo }),
    endsOn: endedDaysAgo === null ? null : dayAfter(homeDay, { days: -endedDaysAgo }),
    cost: Math.round((cost * Math.max(leads, 40)) / 400 / 10_000) * 10_000,
    currency: 'EUR',
    expectedLeads: Math.round((expectedLeads * leads) / 400),
  }));
