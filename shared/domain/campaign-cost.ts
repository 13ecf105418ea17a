import { z } from 'zod';
import { day, id, instant, line, minorUnits } from './fields.ts';
import type { Campaign } from './people.ts';

/** Money that was spent for a campaign in a period, in minor units of the campaign's currency. Never changed: taken back and entered anew. */
export const campaignCost = z.object({
  id,
  campaignId: id,
  startsOn: day,
  /** The last day of the period, which counts. */
  endsOn: day,
  amount: minorUnits,
  /** What it was spent for: ads, a stand, printed matter. */
  what: line,
  /** The file it came from; null when it was typed. */
  fileName: line.nullable(),
  enteredById: id,
  enteredAt: instant,
  /** When it was taken back; it counts no more. */
  removedAt: instant.nullable(),
});
export type CampaignCost = z.infer<typeof campaignCost>;

/** First and last day of a time, both counting; null: without bound. */
export type DayRange = { from: string | null; to: string | null };
export const everyDay: DayRange = { from: null, to: null };

type Period = Pick<CampaignCost, 'startsOn' | 'endsOn' | 'amount'>;

const dayMs = 86_400_000;
const numberOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / dayMs;

/**
 * The part of a cost that falls into a time, by its days, in whole minor units. Parts of times that follow each other add up to the
 * whole exactly: what is rounded is the sum up to a day, not the share of each time.
 */
export const costWithin = ({ startsOn, endsOn, amount }: Period, { from, to }: DayRange): number => {
  const [first, last] = [numberOf(startsOn), numberOf(endsOn)];
  const days = Math.max(1, last - first + 1);
  const upTo = (day: number): number => Math.round((amount * Math.min(Math.max(day - first, 0), days)) / days);
  return (to === null ? amount : upTo(numberOf(to) + 1)) - (from === null ? 0 : upTo(numberOf(from)));
};

type CostedCampaign = Pick<Campaign, 'id' | 'cost'> & Partial<Pick<Campaign, 'startsOn' | 'endsOn'>>;

/**
 * What a campaign cost in a time. What was entered without a period is spread over the campaign's days; where those are not known to
 * the end it is counted whole by every time that reaches beyond its first day.
 */
export const campaignCostWithin = (campaign: CostedCampaign, costs: readonly CampaignCost[], within: DayRange): number =>
  costs
    .filter(({ removedAt }) => removedAt === null)
    .reduce((sum, cost) => sum + costWithin(cost, within), costWithoutPeriod(campaign, within));

const costWithoutPeriod = ({ cost, startsOn = null, endsOn = null }: CostedCampaign, within: DayRange): number => {
  if (cost === 0) return 0;
  if (startsOn !== null && endsOn !== null) return costWithin({ startsOn, endsOn, amount: cost }, within);
  const isBefore = startsOn !== null && within.to !== null && within.to < startsOn;
  return isBefore ? 0 : cost;
};

/** Why a period cannot be taken: `backwards`, or longer than ten years, which is a slip of the pen. Null: it can. */
export const periodFault = ({ startsOn, endsOn }: Pick<CampaignCost, 'startsOn' | 'endsOn'>): 'backwards' | 'tooLong' | null => {
  const days = numberOf(endsOn) - numberOf(startsOn);
  if (days < 0) return 'backwards';
  return days > 3660 ? 'tooLong' : null;
};
