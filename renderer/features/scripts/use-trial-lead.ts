import { chooseScript } from '../../../shared/domain/choose-script.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { useDesk } from '../../data/desk.ts';

/** A lead this script would be taken for in a call, with a company to name; else any lead; null while there is none. */
export const useFirstLead = (script: Script): string | null => {
  const { cache } = useDesk();
  const { leads, scripts, campaigns } = cache.store.getState();
  const live = [...scripts.values()].filter(({ state }) => state === 'live');
  let any: string | null = null;
  for (const lead of leads.values()) {
    any ??= lead.id;
    const campaign = lead.campaignId ? campaigns.get(lead.campaignId) : undefined;
    const isFor = chooseScript(live, lead, campaign, [])?.scriptKey === script.scriptKey;
    if (isFor && lead.companyId && lead.firstName) return lead.id;
  }
  return any;
};
