import { useMemo } from 'react';
import { type CampaignCost, campaignCostWithin, everyDay } from '../../../shared/domain/campaign-cost.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import { useWholeCache } from '../../data/desk.ts';
import { useFormats } from '../../words/words.tsx';

/** A campaign with what it brought and cost so far; money in minor units of its currency. */
export type CampaignRow = { campaign: Campaign; leadIds: string[]; costs: CampaignCost[]; spent: number };

/** Every campaign, those that began last first, those without a day at the end. */
export const useCampaignRows = (): CampaignRow[] => {
  const cache = useWholeCache();
  const formats = useFormats();
  return useMemo(() => {
    const leadIds = new Map<string | null, string[]>();
    for (const { id, campaignId } of cache.leads.values()) {
      const own = leadIds.get(campaignId);
      if (own) own.push(id);
      else leadIds.set(campaignId, [id]);
    }
    const costs = Map.groupBy(cache.campaignCosts.values(), ({ campaignId }) => campaignId);
    const rows = [...cache.campaigns.values()].map((campaign): CampaignRow => {
      const own = (costs.get(campaign.id) ?? []).filter(({ removedAt }) => removedAt === null);
      return { campaign, leadIds: leadIds.get(campaign.id) ?? [], costs: own, spent: campaignCostWithin(campaign, own, everyDay) };
    });
    const begin = ({ campaign }: CampaignRow) => campaign.startsOn ?? '';
    return rows.sort((a, b) => (begin(a) < begin(b) ? 1 : begin(a) > begin(b) ? -1 : formats.compare(a.campaign.name, b.campaign.name)));
  }, [cache, formats]);
};
