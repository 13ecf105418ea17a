import { z } from 'zod';
import { type Campaign, campaign } from '../domain/people.ts';
import { isSameValue } from '../domain/same-value.ts';
import { defineCommand, one, put, refuse } from './command.ts';

/**
 * A campaign as it is to be. Only what differs from `seen` is changed, compare-and-swap field by field: two managers who change different
 * things of one campaign both keep theirs, and who comes second to the same field is told. `seen` null: it is new.
 */
export const saveCampaign = defineCommand({
  name: 'saveCampaign',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({ next: campaign, seen: campaign.nullable() }),
  leadIds: () => [],
  load: ({ next }) => ({ standing: one('campaigns', next.id) }),
  apply: ({ standing }, { next, seen }) => {
    if (next.name.trim() === '') return refuse('campaignFaulty', { fault: 'nameless' });
    if (next.startsOn && next.endsOn && next.endsOn < next.startsOn) return refuse('campaignFaulty', { fault: 'backwards' });
    if (!standing) return { puts: [put('campaigns', next)] };
    const base = seen ?? next;
    const fields = (Object.keys(next) as (keyof Campaign)[]).filter((field) => !isSameValue(next[field], base[field]));
    const lost = fields.filter((field) => !isSameValue(standing[field], base[field]) && !isSameValue(standing[field], next[field]));
    if (lost.length > 0) return refuse('publishedMeanwhile', { sections: lost.join(', ') });
    const change = Object.fromEntries(fields.map((field) => [field, next[field]]));
    return { puts: fields.length > 0 ? [put('campaigns', { ...standing, ...change })] : [] };
  },
});
