import { campaign } from '../domain/people.ts';
import { defineCommand, one, put } from './command.ts';

/** A new campaign, so that leads taken in are counted where they came from. Making it twice changes nothing. */
export const createCampaign = defineCommand({
  name: 'createCampaign',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: campaign,
  leadIds: () => [],
  load: (args) => ({ standing: one('campaigns', args.id) }),
  apply: ({ standing }, args) => ({ puts: standing ? [] : [put('campaigns', args)] }),
});
