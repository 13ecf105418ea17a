import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { type CampaignCost, campaignCostWithin, everyDay } from '../../../shared/domain/campaign-cost.ts';
import { isTakenOut, undoneImports } from '../../../shared/domain/import/taken-out.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useFormats } from '../../words/words.tsx';

/** A campaign with what it brought and cost so far, without what was taken out again with its import; money in minor units of its currency. */
export type CampaignRow = { campaign: Campaign; leadIds: string[]; costs: CampaignCost[]; spent: number };

/** Every campaign, those that began last first, those without a day at the end. */
export const useCampaignRows = (): CampaignRow[] => {
  const cache = useWholeCache();
  const formats = useFormats();
  const { db } = useDesk();
  const runs = useLiveQuery(() => db.importRuns.toArray(), [db]);
  return useMemo(() => {
    const undone = undoneImports(runs ?? []);
    const leadIds = new Map<string | null, string[]>();
    for (const lead of cache.leads.values()) {
      if (isTakenOut(lead, undone)) continue;
      const { id, campaignId } = lead;
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
  }, [cache, formats, runs]);
};
