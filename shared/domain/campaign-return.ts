import { type CampaignCost, campaignCostWithin, type DayRange, everyDay } from './campaign-cost.ts';
import type { FunnelLead } from './funnel.ts';
import { funnelSteps } from './funnel.ts';
import type { Handoff } from './handoff.ts';
import type { Lead } from './lead.ts';
import type { Campaign } from './people.ts';

/** What a campaign cost and what came of it; lists hold lead ids, money is in minor units of `currency`. */
export type CampaignReturn = {
  /** Null: leads without a campaign. */
  campaignId: string | null;
  currency: string;
  /** Cost of the chosen days. Null where nobody knows: leads without a campaign. */
  cost: number | null;
  leadIds: string[];
  /** Leads that were ever qualified, whatever became of them. */
  qsoIds: string[];
  costPerLead: number | null;
  costPerQso: number | null;
  wonIds: string[];
  /** Won value in the campaign's own currency. */
  value: number;
  /** Won value in other currencies, which is in no ratio: exchange is the manager's to decide. */
  otherValues: { currency: string; value: number }[];
  /** Value for each unit of cost, 1 where it pays for itself; null without cost. */
  ratio: number | null;
};

type ReturnLead = FunnelLead & Pick<Lead, 'campaignId'>;
type ReturnHandoff = Pick<Handoff, 'leadId' | 'outcome' | 'value' | 'currency'>;
type ReturnCampaign = Pick<Campaign, 'id' | 'cost' | 'currency'> & Partial<Pick<Campaign, 'startsOn' | 'endsOn'>>;

/**
 * The return of every campaign, the best first, those without cost last; campaigns without leads and leads without a campaign
 * are among them. `furthest` comes from `furthestSteps`; `currency` is the center's; `days` are those whose cost counts, all when left out.
 */
export const campaignReturnOf = (
  leads: readonly ReturnLead[],
  {
    campaigns,
    handoffs,
    furthest,
    currency,
    costs = [],
    days = everyDay,
  }: {
    campaigns: readonly ReturnCampaign[];
    handoffs: Iterable<ReturnHandoff>;
    furthest: ReadonlyMap<string, number>;
    currency: string;
    costs?: readonly CampaignCost[];
    days?: DayRange;
  },
): CampaignReturn[] => {
  const won = Map.groupBy(
    [...handoffs].filter(({ outcome }) => outcome === 'won'),
    ({ leadId }) => leadId,
  );
  const byCampaign = Map.groupBy(leads, ({ campaignId }) => campaignId);
  const costsOf = Map.groupBy(costs, ({ campaignId }) => campaignId);
  const known = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const ids = new Set<string | null>([...known.keys(), ...byCampaign.keys()]);
  return [...ids]
    .map((campaignId) => {
      const campaign = campaignId === null ? undefined : known.get(campaignId);
      const cost = campaign ? campaignCostWithin(campaign, costsOf.get(campaign.id) ?? [], days) : null;
      return returnOf(campaignId, byCampaign.get(campaignId) ?? [], { campaign, cost, won, furthest, currency });
    })
    .sort((a, b) => (b.ratio ?? -1) - (a.ratio ?? -1) || b.value - a.value || b.leadIds.length - a.leadIds.length);
};

type Facts = {
  campaign: ReturnCampaign | undefined;
  cost: number | null;
  won: ReadonlyMap<string, ReturnHandoff[]>;
  furthest: ReadonlyMap<string, number>;
  currency: string;
};
const qualifiedStep = funnelSteps.indexOf('qualified');

const returnOf = (
  campaignId: string | null,
  leads: readonly ReturnLead[],
  { campaign, cost, won, furthest, currency: own }: Facts,
): CampaignReturn => {
  const currency = campaign?.currency ?? own;
  const leadIds = leads.map(({ id }) => id);
  const qsoIds = leadIds.filter((id) => (furthest.get(id) ?? 0) >= qualifiedStep);
  const sales = leadIds.flatMap((id) => won.get(id) ?? []);
  const sums = sumByCurrency(sales, currency);
  const value = sums.get(currency) ?? 0;
  return {
    campaignId,
    currency,
    cost,
    leadIds,
    qsoIds,
    costPerLead: share(cost, leadIds.length),
    costPerQso: share(cost, qsoIds.length),
    wonIds: leadIds.filter((id) => won.has(id)),
    value,
    otherValues: [...sums].filter(([each]) => each !== currency).map(([each, sum]) => ({ currency: each, value: sum })),
    ratio: cost ? value / cost : null,
  };
};

/** A sale without a currency was entered in the campaign's. */
const sumByCurrency = (sales: readonly ReturnHandoff[], currency: string): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const sale of sales) {
    const of = sale.currency ?? currency;
    sums.set(of, (sums.get(of) ?? 0) + (sale.value ?? 0));
  }
  return sums;
};

/** Whole minor units each; null where there is nothing to share, or nobody to share among. */
const share = (cost: number | null, among: number): number | null => (cost !== null && among > 0 ? Math.round(cost / among) : null);
