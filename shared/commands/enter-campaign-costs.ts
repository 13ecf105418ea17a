import { z } from 'zod';
import { campaignCost, periodFault } from '../domain/campaign-cost.ts';
import { defineCommand, many, put, refuse } from './command.ts';

/** Costs of campaigns with the periods they were spent in, typed or from a file. Entering one twice changes nothing. */
export const enterCampaignCosts = defineCommand({
  name: 'enterCampaignCosts',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({
    costs: z
      .array(campaignCost.omit({ enteredById: true, enteredAt: true, removedAt: true }))
      .min(1)
      .max(500),
  }),
  leadIds: () => [],
  load: ({ costs }) => ({
    standing: many(
      'campaignCosts',
      costs.map((each) => each.id),
    ),
    campaigns: many('campaigns', [...new Set(costs.map((each) => each.campaignId))]),
  }),
  apply: ({ standing, campaigns }, { costs }, context) => {
    const fault = costs.map(periodFault).find((each) => each !== null);
    if (fault) return refuse('campaignFaulty', { fault });
    const known = new Set(campaigns.map(({ id }) => id));
    if (costs.some(({ campaignId }) => !known.has(campaignId))) return refuse('notFound', { what: 'campaign' });
    const entered = new Set(standing.map(({ id }) => id));
    const fresh = costs.filter(({ id }) => !entered.has(id));
    return {
      puts: fresh.map((cost) => put('campaignCosts', { ...cost, enteredById: context.userId, enteredAt: context.now, removedAt: null })),
    };
  },
});
