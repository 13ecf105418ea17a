import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, many, put } from './command.ts';

/** Takes costs back, or puts them back again: a slip of the pen, a file that was the wrong one. They count no more, and stay readable. */
export const removeCampaignCosts = defineCommand({
  name: 'removeCampaignCosts',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({ costIds: z.array(id).min(1).max(500), as: z.enum(['removed', 'restored']) }),
  leadIds: () => [],
  load: ({ costIds }) => ({ costs: many('campaignCosts', costIds) }),
  apply: ({ costs }, args, context) => ({
    puts: costs
      .filter(({ removedAt }) => (removedAt === null) === (args.as === 'removed'))
      .map((cost) => put('campaignCosts', { ...cost, removedAt: args.as === 'removed' ? context.now : null })),
  }),
});
