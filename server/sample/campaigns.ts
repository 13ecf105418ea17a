import type { Touch } from '../../shared/domain/call.ts';
import type { CampaignCost } from '../../shared/domain/campaign-cost.ts';
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

/** What a campaign costs in this center, in minor units: it grows with the center, so that a cost per lead stays one that could be. */
const costOf = (cost: number, leads: number): number => Math.round((cost * Math.max(leads, 40)) / 400 / 10_000) * 10_000;

/** The campaigns as rows; what they cost stands beside them, by period. */
export const campaignRows = (homeDay: string, leads: number): Campaign[] =>
  sampleCampaigns.map(({ id, name, channel, startedDaysAgo, endedDaysAgo, cost, expectedLeads }) => ({
    id,
    name,
    channel,
    startsOn: dayAfter(homeDay, { days: -startedDaysAgo }),
    endsOn: endedDaysAgo === null ? null : dayAfter(homeDay, { days: -endedDaysAgo }),
    cost: 0,
    currency: 'EUR',
    budget: Math.round((costOf(cost, leads) * 1.15) / 50_000) * 50_000,
    expectedLeads: Math.round((expectedLeads * leads) / 400),
  }));

/** What the money of each channel goes into, in shares of ten. */
const spentOn: Record<Campaign['channel'], readonly [what: string, tenths: number][]> = {
  tradeShow: [
    ['Stand and hall', 6],
    ['Travel and hotel', 3],
    ['Printed matter', 1],
  ],
  webinar: [
    ['Platform and speaker', 7],
    ['Invitations', 3],
  ],
  search: [['Ads', 10]],
  social: [['Ads', 10]],
  mail: [['Mailing', 10]],
  referral: [['Thanks to customers', 10]],
  coldList: [['Addresses', 10]],
  other: [['Costs', 10]],
};

/** Costs of a campaign in equal parts by calendar month where it runs on, by what they were spent on where it is over. */
export const campaignCostRows = (homeDay: string, leads: number, enteredAt: number): CampaignCost[] =>
  sampleCampaigns.flatMap((campaign) => {
    const startsOn = dayAfter(homeDay, { days: -campaign.startedDaysAgo });
    const endsOn = dayAfter(homeDay, { days: -(campaign.endedDaysAgo ?? 0) });
    const whole = costOf(campaign.cost, leads);
    const periods =
      campaign.channel === 'tradeShow' || campaign.channel === 'coldList' ? [{ startsOn, endsOn }] : monthsOf(startsOn, endsOn);
    const parts = periods.flatMap((period) => spentOn[campaign.channel].map(([what, tenths]) => ({ ...period, what, tenths })));
    const all = parts.reduce((sum, { tenths }) => sum + tenths, 0);
    let before = 0;
    return parts.map(({ tenths, ...part }, at): CampaignCost => {
      const from = Math.round((whole * before) / all);
      before += tenths;
      return {
        id: `${campaign.id}.cost${at}`,
        campaignId: campaign.id,
        ...part,
        amount: Math.round((whole * before) / all) - from,
        fileName: null,
        enteredById: 'ines',
        enteredAt,
        removedAt: null,
      };
    });
  });

const monthsOf = (startsOn: string, endsOn: string): { startsOn: string; endsOn: string }[] => {
  const months = [];
  for (let from = startsOn; from <= endsOn; ) {
    const next = `${dayAfter(`${from.slice(0, 7)}-01`, { months: 1 })}`;
    const last = dayAfter(next, { days: -1 });
    months.push({ startsOn: from, endsOn: last < endsOn ? last : endsOn });
    from = next;
  }
  return months;
};
